"""How far a training without a window is: a bar on a terminal, otherwise a line for each epoch."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from playground.core.messages import Message, marked
from playground.datasets.duplicates import dataset_notes
from playground.datasets.skipped import skipped_notes
from playground.training.protocol.metrics import EpochMetrics

if TYPE_CHECKING:
    from playground.training.process.job import Job
    from playground.training.process.loop import StepDone
    from playground.training.protocol.causes.finding import Finding

BAR_CHARACTERS = 24
REDRAW_S = 0.1
"""Seconds between two states of the progress bar."""

LOOKING = marked("message", "looking through the pictures {bar} {done:,} of {total:,}")


class LoadingBar:
    """Called with the pictures done and all there are: a bar on a terminal, else nothing."""

    def __init__(self, text: str = LOOKING) -> None:
        self._text = text
        self._live = sys.stdout.isatty()
        self._next = time.perf_counter() + REDRAW_S  # what is done by then needs none

    def __call__(self, done: int, total: int) -> None:
        now = time.perf_counter()
        if not self._live or now < self._next:
            return
        self._next = now + REDRAW_S
        values = {"bar": _bar(done / max(1, total)), "done": done, "total": total}
        sys.stdout.write(f"\r\x1b[K{Message(self._text, values)}")
        sys.stdout.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._live:
            sys.stdout.write("\r\x1b[K")
            sys.stdout.flush()


class ProgressPrinter:
    """Prints how a job gets on, and on standard error what is left out."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._live = sys.stdout.isatty()
        self._next = 0.0
        self._lost = 0
        self._began = time.perf_counter()
        self._seen = job.pictures_seen
        for note in dataset_notes(job.dataset, job.split):
            self.print_line(note, sys.stderr)
        if job.dataset.dark_bits is not None:
            text = marked("message", "--stretch spreads the {bits} bits over all 16.")
            self.print_line(Message(text, {"bits": job.dataset.dark_bits}), sys.stderr)
        for note in skipped_notes(job.dataset.skipped):
            self.print_line(note, sys.stderr)

    def print_line(self, message: Message | Finding, stream: Any = None) -> None:
        """A line that stays."""
        if self._live:
            sys.stdout.write("\r\x1b[K")
            sys.stdout.flush()
        print(message, file=stream or sys.stdout, flush=True)

    def step(self, event: StepDone) -> None:
        """Move the bar now and then."""
        now = time.perf_counter()
        if not self._live or now < self._next:
            return
        self._next = now + REDRAW_S
        job = self._job
        score = event.metrics.read()
        speed = (job.pictures_seen - self._seen) * job.team.size / max(now - self._began, 1e-9)
        left = (job.steps - job.steps_done) * job.plan.batch * job.team.size
        text = marked(
            "message",
            "epoch {epoch}/{epochs} {bar} loss {loss:.4f}  accuracy {accuracy:.1%}"
            "  {speed:,.0f} pictures/s  {left} left",
        )
        values = {
            "epoch": job.epoch + 1,
            "epochs": job.plan.epochs,
            "bar": _bar(event.batch / job.batches_per_epoch),
            "loss": score.loss,
            "accuracy": score.accuracy,
            "speed": speed,
            "left": clock(left / max(speed, 1e-9)),
        }
        sys.stdout.write(f"\r\x1b[K{Message(text, values)}")
        sys.stdout.flush()

    def epoch(self, row: EpochMetrics) -> None:
        """The metrics of an epoch, and the pictures that got lost in it."""
        values = {
            "epoch": row.epoch,
            "epochs": self._job.plan.epochs,
            "loss": row.loss,
            "accuracy": row.accuracy,
            "held_loss": row.validation_loss,
            "held_accuracy": row.validation_accuracy,
            "speed": row.pictures_per_second,
        }
        if len(self._job.split.validation):
            text = marked(
                "message",
                "epoch {epoch}/{epochs}  loss {loss:.4f}  accuracy {accuracy:.2%}"
                "  held out: loss {held_loss:.4f}  accuracy {held_accuracy:.2%}"
                "  {speed:,.0f} pictures/s",
            )
        else:
            text = marked(
                "message",
                "epoch {epoch}/{epochs}  loss {loss:.4f}  accuracy {accuracy:.2%}"
                "  {speed:,.0f} pictures/s",
            )
        self.print_line(Message(text, values))
        lost = self._job.dataset.pictures.lost()
        for note in skipped_notes(lost[self._lost :]):
            self.print_line(note, sys.stderr)
        self._lost = len(lost)


def _bar(share: float) -> str:
    done = round(share * BAR_CHARACTERS)
    return "#" * done + "·" * (BAR_CHARACTERS - done)


def clock(seconds: float) -> str:
    """Minutes and seconds, and hours where there are any."""
    minutes, rest = divmod(round(min(seconds, 359_999)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
