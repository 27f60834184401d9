"""The option --sum of `train`: the other way to other classes, to compare a fine-tuning with."""

from __future__ import annotations

import argparse
from typing import Final

from playground.cli.network_option import content_of
from playground.core.json_file import whole_number
from playground.core.messages import Message, Refused, marked
from playground.datasets.dataset import Dataset, Indices

MAX_OUTPUTS: Final = 2**20

COMPARED: Final = marked(
    "message",
    "By summing what {name} says of the classes that were named, {share} % of the {count} pictures"
    " held out are right.",
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The option."""
    parser.add_argument(
        "--sum",
        action="append",
        default=None,
        metavar="CLASS=N-M,…",
        help="with --fine-tune: the outputs of the network as it was that stand for a class of the"
        " data, as in cats=281-285; given for each class, the accuracy of summing their"
        " probabilities is printed in the end, to compare",
    )


def sums_of(options: argparse.Namespace, dataset: Dataset) -> list[list[int]] | None:
    """The outputs for each class of the data; None without the option. Raises Refused."""
    if not options.sum:
        return None
    if not options.fine_tune:
        raise Refused(marked("message", "--sum needs --fine-tune: which network is summed?"))
    found: dict[str, list[int]] = {}
    for text in options.sum:
        name, _, places = text.rpartition("=")
        found[name] = [place for part in places.split(",") for place in _range(part, text)]
    if set(found) != set(dataset.classes):
        raise Refused(
            marked("message", "--sum is needed for each class of the data: {names}."),
            names=", ".join(dataset.classes),
        )
    return [found[name] for name in dataset.classes]


def _range(part: str, text: str) -> range:
    first, dash, last = part.partition("-")
    start = whole_number(first.strip(), MAX_OUTPUTS)
    end = whole_number(last.strip(), MAX_OUTPUTS) if dash else start
    if start is None or end is None or end < start:
        raise Refused(
            marked("message", "{text} does not say outputs such as cats=281-285,287."), text=text
        )
    return range(start, end + 1)


def compared(
    options: argparse.Namespace, dataset: Dataset, held_out: Indices, sums: list[list[int]]
) -> Message:
    """How many of the pictures held out the network has right as it was, summed; raises Refused."""
    from playground.training.process.summed_classes import summed_accuracy

    content = content_of(options.stack, dataset.shape, seed=options.seed or 0)
    share = summed_accuracy(content.network, dataset, held_out, sums)
    values = {"name": content.name, "share": f"{100 * share:.1f}", "count": len(held_out)}
    return Message(COMPARED, values)
