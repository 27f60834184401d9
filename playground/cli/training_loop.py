"""The loop of a training without a window: what it prints, keeps and leaves, and Ctrl-C."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playground.cli.progress import ProgressPrinter
from playground.cli.run_folder import CHECKPOINT, RunFolder
from playground.cli.run_session import write_run_session
from playground.core.messages import Message, Refused, marked
from playground.layers.state import with_state
from playground.layers.weightsfile import all_finite
from playground.training.history.timeline import Timeline

if TYPE_CHECKING:
    from playground.training.process.job import Job

INTERRUPTED = 130

STOPPED = marked(
    "message",
    "Stopped: {folder} has the weights of the last epoch before that, or the first weights.",
)


def follow(job: Job, folder: RunFolder, epochs: Timeline | None) -> int:
    """Train, and leave what was learned; `epochs` are of the process that leads alone."""
    printer = None if epochs is None else ProgressPrinter(job)
    if epochs is not None:
        epochs.add_file(folder.folder / CHECKPOINT, job.epoch)
    with _interrupts() as pressed:
        status = _loop(job, folder, printer, epochs, pressed)
    if status == INTERRUPTED and printer is not None:
        stopped = marked("message", "Stopped in epoch {epoch}; go on with --resume {folder}")
        printer.print_line(Message(stopped, {"epoch": job.epoch + 1, "folder": folder.folder}))
    if epochs is not None:
        try:
            weights = job.weights()
            network = with_state(job.network, weights)
            folder.finish(weights, network, job.input, job.dataset.classes)
            if all(all_finite(values) for values in weights.values()):
                write_run_session(folder.folder, job, network, epochs)
        except Refused as refused:
            print(refused, file=sys.stderr)
            return status or 1
    return status


@contextmanager
def _interrupts() -> Iterator[threading.Event]:
    """Set by Ctrl-C, so that a step or a file is finished first; a second one is not waited for."""
    pressed = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield pressed
        return

    def press(number: int, frame: Any) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        pressed.set()

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)


def _loop(
    job: Job,
    folder: RunFolder,
    printer: ProgressPrinter | None,
    epochs: Timeline | None,
    stop: threading.Event,
) -> int:
    """Train to the end; 1 when the last epoch could not be kept, 130 when it was cut short.

    Also 1 when it makes no sense to go on (NaN): the epoch in which that came about is not kept.
    """
    from playground.training.process.checkpoint import checkpoint
    from playground.training.process.judgement import Judge
    from playground.training.process.loop import EpochDone, training

    failed = ""
    judge = Judge(job)
    for event in training(job):
        if stop.is_set() and not isinstance(event, EpochDone):
            return INTERRUPTED
        if not isinstance(event, EpochDone):
            if printer is not None:
                printer.step(event)
            continue
        findings = judge.findings(event)
        if printer is not None:
            printer.epoch(event.metrics)
        if findings and findings[0].ends:
            if printer is not None:
                printer.print_line(findings[0], sys.stderr)
                printer.print_line(Message(STOPPED, {"folder": folder.folder}), sys.stderr)
                job.set_weights(folder.checkpoint().weights())
            return 1
        if printer is None or epochs is None:
            continue
        try:
            folder.keep(checkpoint(job), event.metrics)
            epochs.add_file(folder.folder / CHECKPOINT, job.epoch)
            failed = ""
        except Refused as refused:
            if str(refused) != failed:
                failed = str(refused)
                printer.print_line(refused.message, sys.stderr)
    if printer is not None and judge.latest:
        printer.print_line(judge.latest[0])
    job.team.wait()
    return 1 if failed else 0
