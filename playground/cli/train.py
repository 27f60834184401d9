"""The `train` command: train a network without a window, in one process or several."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.cli import network_option, sum_option
from playground.cli.amounts import Whole, number_of
from playground.cli.earlier_epochs import bring_to_newest
from playground.cli.fine_tune_option import HEAD, fine_tuned, usual_settings
from playground.cli.progress import LoadingBar
from playground.cli.run_folder import UNREADABLE, Begun, RunFolder
from playground.cli.run_session import kept_epochs
from playground.cli.stack_option import check_intensities
from playground.cli.training_loop import follow
from playground.core.fields import fields_of
from playground.core.fitting import fitted, unchanged
from playground.core.messages import Message, Refused, marked
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Network
from playground.datasets.dataset import Dataset, unwatched
from playground.datasets.spec import source_from_text, source_names
from playground.datasets.split import split
from playground.training.protocol import trainable
from playground.training.protocol.threads import cores, thread_count, wait_without_spinning

if TYPE_CHECKING:
    from playground.training.process.parallel import Team

OPTIONS = {
    "epochs": "how often every picture is seen",
    "batch": "pictures a step, in each process",
    "optimiser": "how weights follow their gradients",
    "rate": "learning rate",
    "schedule": "how the rate changes",
    "drop-every": "epochs between two drops of the step schedule",
    "drop-factor": "what such a drop multiplies the rate by",
    "momentum": "of momentum and Nesterov",
    "weight-decay": "how strongly every weight is drawn to 0",
    "loss": "what is made small",
    "validation": "share of each class that is held out",
    "normalisation": "of intensities; unit is 0–1",
    "initialiser": "first weights; as-is takes those of the stack",
    "device": "what computes",
    "seed": "the same seed gives the same training",
}
"""Settings of a plan that can be given, with what the help adds to their values."""

AUGMENTATION = {
    "shift": "share of the side",
    "rotate": "degrees",
    "scale": "share",
    "noise": "standard deviation, of intensities of 0 to 1",
}

SWITCHES = ("flip", "stretch", "without-empty-classes")
"""Options that are there or not."""

RESUMABLE = ("epochs", "rate", "schedule", "drop-every", "drop-factor", "momentum", "weight-decay")
"""The options that may be changed when a training goes on."""

MAX_SIDE_PX = 4096
MAX_LAYERS = 1000
MAX_THREADS = 256
"""Bounds of numbers that the data and the stack bound more narrowly, in sentences of their own."""

FROM_CHECKPOINT = marked(
    "message",
    "{damage} Nothing is lost: checkpoint.safetensors has all of epoch {epoch}, the training goes "
    "on from it, and new weights are written at the end.",
)

PUT_ASIDE = marked("message", "What could not be read is kept as {name}.")


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Train a network and write weights.safetensors, history.csv, settings.json and"
        " session.convplay, which the window opens, into a folder. Under torchrun, several"
        " processes or machines train one network together."
    )
    parser.add_argument(
        "--stack", metavar="NAME|FILE", help=f"{network_option.help_text()} (default: lenet5)"
    )
    parser.add_argument(
        "--fine-tune",
        metavar="LAYER",
        help="give the trained network of --stack a new last layer for the classes of the data, and"
        " train it from this layer on: its number from 1 on, or a name, as the network command"
        f" prints them, or {HEAD} for the new layer alone; the layers before it stay, and what they"
        " make of the pictures is computed once",
    )
    sources = ", ".join(source_names())
    parser.add_argument(
        "--data",
        metavar="DATA",
        help=f"{sources}, or a folder of pictures with a subfolder for each class",
    )
    parser.add_argument(
        "--size", type=Whole(1, MAX_SIDE_PX), metavar="N", help="rows and columns of the pictures"
    )
    parser.add_argument(
        "--without-empty-classes",
        action="store_true",
        help="train without subfolders that have no picture that can be read",
    )
    parser.add_argument("--colour", choices=("gray", "rgb"), help="of a folder's pictures")
    parser.add_argument(
        "--stretch",
        action="store_true",
        help="spread 8, 10, 12 or 14 bits that a folder's pictures store in 16 over all of them",
    )
    parser.add_argument(
        "--frozen",
        type=Whole(1, MAX_LAYERS),
        action="append",
        metavar="LAYER",
        help="a layer, from 1 on, whose weights stay; repeat it for several",
    )
    for option, sentence in OPTIONS.items():
        _add(parser, option, TrainingPlan(), sentence)
    for option, sentence in AUGMENTATION.items():
        _add(parser, option, Augmentation(), f"at most, at random: {sentence}")
    parser.add_argument("--flip", action="store_true", help="mirror every second picture")
    parser.add_argument(
        "--threads",
        type=Whole(1, MAX_THREADS),
        metavar="N",
        help="of each process; chosen if not given",
    )
    sum_option.declare(parser)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--output", metavar="RUN", help="a folder for what comes of it")
    target.add_argument("--resume", metavar="RUN", help="go on with the training in a folder")


def _field(option: str) -> str:
    return option.replace("-", "_")


def _add(parser: argparse.ArgumentParser, option: str, owner: Any, sentence: str) -> None:
    """An option for a field, of which the `owner` has the default."""
    field, usual = fields_of(owner)[_field(option)], getattr(owner, _field(option))
    told = f"{sentence} (default: {usual if field.kind == 'choice' else f'{usual:g}'})"
    if field.kind == "choice":
        values = [choice.value for choice in field.choices]
        parser.add_argument(f"--{option}", choices=values, help=told)
    else:
        parser.add_argument(f"--{option}", type=number_of(field), metavar="N", help=told)


def run(options: argparse.Namespace) -> int:
    """Train, and write what comes of it; the exit status is returned."""
    leads = os.environ.get("RANK", "0") == "0"
    folder = RunFolder(options.resume or options.output)
    try:
        return _run(options, folder, leads)
    except Refused:
        if leads:
            raise
        return 2  # one of several processes is enough to say it
    finally:
        folder.release()


def _run(options: argparse.Namespace, folder: RunFolder, leads: bool) -> int:
    begun = None
    if options.resume:
        _check_resumable(options)
        if leads:
            folder.take()  # before anything is read that another process may still write
        begun = folder.begun()
        plan = _adjusted(begun.plan, options)
    else:
        plan = _plan(options)
        if leads:
            folder.check_is_free()
    bar = LoadingBar()
    try:
        dataset: Dataset = plan.data.load(bar if leads else unwatched)
    finally:
        bar.clear()
    if begun is not None:
        _check_unchanged(dataset, begun)
        network = begun.network
    elif options.fine_tune:
        network, plan = fine_tuned(options, plan, dataset)
    else:
        network = _network(options, plan, dataset, leads)
    sums = None if begun is not None else sum_option.sums_of(options, dataset)
    wait_without_spinning()  # before torch is there
    from playground.training.process import parallel

    team = parallel.join_team()
    try:
        status = _train(options, folder, network, plan, dataset, team)
        if sums is not None and team.leads and status == 0:
            held_out = split(dataset, plan.validation, plan.seed).validation
            print(sum_option.compared(options, dataset, held_out, sums), flush=True)
        return status
    finally:
        parallel.leave_team(team)


# What is trained.


def _plan(options: argparse.Namespace) -> TrainingPlan:
    if not options.data:
        raise Refused(marked("message", "Say what to train on with --data."))
    usual = usual_settings(options)
    source = source_from_text(
        options.data,
        size=options.size or usual.get("size"),
        colour=options.colour or usual.get("colour"),
        leaves_out_empty=options.without_empty_classes or None,
        stretch=options.stretch or None,
    )
    augmentation = _filled(Augmentation(flip=options.flip), AUGMENTATION, options)
    plan = TrainingPlan(
        data=source,
        augmentation=augmentation,
        frozen=_frozen(options),
    )
    filled: TrainingPlan = _filled(plan, OPTIONS, options)
    return filled


def _filled(owner: Any, names: Any, options: argparse.Namespace) -> Any:
    """The owner with the settings that were given, each checked."""
    declared = fields_of(owner)
    given = {_field(option): getattr(options, _field(option)) for option in names}
    return replace(
        owner,
        **{name: declared[name].checked(v) for name, v in given.items() if v is not None},
    )


def _frozen(options: argparse.Namespace) -> tuple[int, ...]:
    return tuple(sorted({place - 1 for place in options.frozen or []}))


def _check_resumable(options: argparse.Namespace) -> None:
    fixed = {
        "stack",
        "data",
        "size",
        "colour",
        "frozen",
        "fine-tune",
        "sum",
        *SWITCHES,
        *OPTIONS,
        *AUGMENTATION,
    }
    fixed -= {*RESUMABLE, "device"}
    for option in sorted(fixed):
        given = getattr(options, _field(option))
        if given is not None and given is not False:
            raise Refused(
                marked("message", "--{option} cannot be changed when a training goes on."),
                option=option,
            )


def _adjusted(plan: TrainingPlan, options: argparse.Namespace) -> TrainingPlan:
    adjusted: TrainingPlan = _filled(plan, (*RESUMABLE, "device"), options)
    return adjusted


def _check_unchanged(dataset: Dataset, begun: Begun) -> None:
    if dataset.classes != begun.classes or dataset.count != begun.pictures:
        raise Refused(
            marked(
                "message",
                "The data have changed: there were {before} pictures in {classes} classes, now"
                " there are {after} in {now}.",
            ),
            before=begun.pictures,
            classes=len(begun.classes),
            after=dataset.count,
            now=len(dataset.classes),
        )


def _network(
    options: argparse.Namespace, plan: TrainingPlan, dataset: Dataset, leads: bool
) -> Network:
    """The stack with as many outputs as there are classes; what was changed is said."""
    content = network_option.content_of(options.stack or "lenet5", dataset.shape, seed=plan.seed)
    check_intensities(content)
    fit = fitted if content.is_drawn else unchanged
    network = fit(content.network, dataset.shape)
    if plan.frozen and plan.frozen[-1] >= len(network):
        raise Refused(
            marked("message", "There is no layer {number} to freeze; the stack has {count}."),
            number=plan.frozen[-1] + 1,
            count=len(network),
        )
    obstacle = trainable.obstacle(network, dataset.shape, len(dataset.classes), plan.frozen)
    if obstacle is None:
        return network
    rng = np.random.default_rng((plan.seed, 0xADD))
    proposal = trainable.completed(network, dataset.shape, len(dataset.classes), rng)
    if proposal is None or trainable.obstacle(
        proposal.network, dataset.shape, len(dataset.classes), plan.frozen
    ):
        raise Refused(obstacle.text, **obstacle.values)
    if leads:
        print(obstacle, proposal.done, flush=True)
    return proposal.network


# Training.


def _train(
    options: argparse.Namespace,
    folder: RunFolder,
    network: Network,
    plan: TrainingPlan,
    dataset: Dataset,
    team: Team,
) -> int:
    import torch

    from playground.training.process.checkpoint import checkpoint
    from playground.training.process.job import Job

    work = trainable.multiplications(network, dataset.shape) * plan.batch
    torch.set_num_threads(max(1, options.threads or thread_count(work, cores() // team.size)))
    job = Job(network, plan, dataset, team)
    if job.no_room is not None:
        print(job.no_room, file=sys.stderr, flush=True)
    if options.resume:
        lost = bring_to_newest(job, folder)
        if job.epoch >= plan.epochs:
            raise Refused(
                marked(
                    "message",
                    "All {epochs} epochs are over already; ask for more with --epochs.",
                ),
                epochs=plan.epochs,
            )
        if team.leads:
            damage = folder.weights_damage()
            if lost is not None:
                print(lost, file=sys.stderr, flush=True)
                if folder.put_in_place(checkpoint(job)):
                    aside = Message(PUT_ASIDE, {"name": UNREADABLE})
                    print(aside, file=sys.stderr, flush=True)
            elif damage is not None:
                values = {"damage": damage.message, "epoch": job.epoch}
                print(Message(FROM_CHECKPOINT, values), file=sys.stderr, flush=True)
            folder.go_on(job.given, job.plan, job.epoch)
    elif team.leads:
        folder.begin(job.given, job.plan, dataset, checkpoint(job))
    with kept_epochs(folder.folder) if team.leads else nullcontext() as epochs:
        return follow(job, folder, epochs)
