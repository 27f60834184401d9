"""A model card, filled in: what a network is, what it was trained on, and what it gets wrong.

After Mitchell and others, Model cards for model reporting, 2019. In English, as the code is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import numpy as np

from playground.core.cancelling import never
from playground.core.messages import Message
from playground.core.word_count import grouped
from playground.exchange.examination import Examination, examination
from playground.exchange.exported import Exported, program
from playground.exchange.places import by
from playground.exchange.preparation import preparation
from playground.exchange.source import number
from playground.training.protocol.metrics import Examined

PRIVACY = (
    "Nothing left this machine: the data were read, the network was examined, and this card was"
    " written on it, by a program that sends nothing."
)
MAX_CONFUSIONS = 10
MAX_MISTAKES = 8


def model_card(
    exported: Exported, title: str, today: date, cancelled: Callable[[], bool] = never
) -> str:
    """The card as Markdown; the network is examined on held-out pictures, which takes a while."""
    found = examination(exported.session, cancelled)
    sections = [
        f"# Model card: {_plain(title)}",
        f"Written by {program()} on {today.isoformat()}.",
        *_network(exported),
        *_data(exported, found),
        *_quality(found),
        *_limits(exported, found),
        "## Privacy",
        PRIVACY,
    ]
    return "\n\n".join(sections) + "\n"


def _network(exported: Exported) -> Iterator[str]:
    session = exported.session
    yield "## The network"
    learned = sum(place.layer.parameters() for place in exported.places)
    products = sum(place.layer.multiplications(place.before) for place in exported.places)
    yield _items(
        f"takes {by(session.shape)} numbers (channels × height × width), from 0 to"
        f" {number(session.brightest)}",
        f"gives {by(exported.output.shape)}"
        + (f": {_names(exported.classes)}" if exported.classes else ""),
        f"learned values: {grouped(learned)}",
        f"multiplications for one picture: {grouped(products)}",
    )
    rows = [
        (
            place.name,
            ", ".join(map(str, (place.layer.name(), *place.layer.details()))),
            by(place.after),
            grouped(place.layer.parameters()),
        )
        for place in exported.places
    ]
    yield _table(("layer", "kind", "output", "learned values"), rows)
    steps = preparation(exported).steps
    yield "A picture is prepared so: " + "; ".join([*steps, by(session.shape)]) + "."


def _data(exported: Exported, found: Examination | Message | None) -> Iterator[str]:
    plan = exported.session.training
    yield "## Training"
    if found is None:
        yield (
            "The session names no data. What the network was trained on, if it was, is not known"
            " here."
        )
        return
    yield f"Data: **{_plain(plan.data.title)}**. {_plain(plan.data.sentence)}"
    if isinstance(found, Message):
        yield f"They could not be read when this card was written: {_plain(str(found))}"
    else:
        training, held = found.counts(found.split.training), found.counts(found.split.validation)
        yield (
            f"{grouped(found.dataset.count)} pictures of {by(found.dataset.shape)}:"
            f" {grouped(int(training.sum()))} to train on, {grouped(int(held.sum()))} held out."
        )
        rows = [
            (name, grouped(int(here)), grouped(int(there)))
            for name, here, there in zip(found.dataset.classes, training, held, strict=True)
        ]
        yield _table(("class", "to train on", "held out"), rows)
        if found.dataset.skipped:
            yield f"Left out, as they could not be used: {grouped(len(found.dataset.skipped))}."
    changes = plan.augmentation
    augmented = [
        f"{name} {number(value)}"
        for name in ("shift", "rotate", "scale", "flip", "noise")
        if (value := getattr(changes, name))
    ]
    yield _items(
        f"optimiser {plan.optimiser}, learning rate {number(plan.rate)} ({plan.schedule})",
        f"{plan.epochs} epochs in batches of {plan.batch}, seed {plan.seed}",
        f"loss {plan.loss}, weight decay {number(plan.weight_decay)}",
        f"intensities: {plan.normalisation}",
        f"changed at random: {', '.join(augmented) or 'no'}",
    )
    yield "These are the settings of the session; a network that was opened may have had others."


def _quality(found: Examination | Message | None) -> Iterator[str]:
    yield "## How well it does"
    if not isinstance(found, Examination) or found.metrics is None or found.examined is None:
        reason = getattr(found, "reason", None)
        why = f": {_plain(str(reason))}" if reason is not None else ", as there are no pictures."
        yield f"It was not examined{why}"
        return
    confusion, classes = found.metrics.confusion, found.dataset.classes
    right = np.diagonal(confusion)
    yield (
        f"**{100 * found.metrics.accuracy:.1f} %** of {grouped(int(confusion.sum()))} held-out"
        f" pictures are right ({grouped(int(right.sum()))}); mean loss {found.metrics.loss:.4g}."
    )
    rows = [
        (name, grouped(int(row.sum())), _share(int(row[at]), int(row.sum())))
        for at, (name, row) in enumerate(zip(classes, confusion, strict=True))
    ]
    yield _table(("class", "pictures", "right"), rows)
    yield "## What it gets wrong"
    wrong = confusion.copy()
    np.fill_diagonal(wrong, 0)
    order = np.argsort(-wrong, axis=None, kind="stable")[:MAX_CONFUSIONS]
    pairs = [divmod(int(place), len(classes)) for place in order if wrong.flat[place]]
    if not pairs:
        yield "None of the held-out pictures."
        return
    yield _items(
        *(
            f"{_plain(classes[label])} is taken for {_plain(classes[other])}:"
            f" {wrong[label, other]} of {confusion[label].sum()}"
            for label, other in pairs
        )
    )
    yield "The mistakes that it was surest of:\n\n" + _items(*_mistakes(found, found.examined))


def _mistakes(found: Examination, examined: Examined) -> Iterator[str]:
    wrong = np.flatnonzero(examined.labels != examined.predicted)
    classes = found.dataset.classes
    for at in wrong[np.argsort(-examined.sure[wrong], kind="stable")][:MAX_MISTAKES]:
        name = _plain(found.dataset.pictures.name(int(examined.indices[at])))
        label, other = classes[examined.labels[at]], classes[examined.predicted[at]]
        yield f"{name}: {_plain(label)}, taken for {_plain(other)} ({examined.sure[at]:.3f})"


def _limits(exported: Exported, found: Examination | Message | None) -> Iterator[str]:
    yield "## What to expect of it"
    lines = ["It knows pictures that are prepared as above; how it does on others was not tried."]
    if exported.classes:
        lines.append(
            f"It always names one of its {len(exported.classes)} classes, of whatever the picture"
            " is, and may be very sure of it."
        )
    if isinstance(found, Examination) and found.metrics is not None:
        fewest = int(found.counts(found.split.validation).min())
        lines.append(
            f"The smallest class has {grouped(fewest)} held-out pictures: by chance, its share"
            f" could be up to about {100 / max(1, fewest) ** 0.5:.0f} points higher or lower."
        )
    yield _items(*lines)


def _share(right: int, count: int) -> str:
    return f"{100 * right / count:.1f} %" if count else "–"


def _names(classes: tuple[str, ...]) -> str:
    return ", ".join(map(_plain, classes))


def _items(*lines: str) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(_plain(str(cell)) for cell in line)} |" for line in lines)


def _plain(text: str) -> str:
    """A text as it stands in Markdown: on one line, its signs no marks."""
    return re.sub(r"([\\`*_|<>\[\]#])", r"\\\1", " ".join(text.split()))
