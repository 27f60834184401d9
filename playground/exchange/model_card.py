"""A model card, filled in: what a network is, what it was trained on, and what it gets wrong.

After Mitchell and others, Model cards for model reporting, 2019. It is there to be read, so it is
in the user's language; names in code stay as they are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from playground.core.cancelling import never
from playground.core.fields import fields_of
from playground.core.messages import Message, marked
from playground.core.word_count import grouped
from playground.datasets.dataset import Progress, unwatched
from playground.exchange.examination import Examination, examination
from playground.exchange.exported import Exported, Words, program
from playground.exchange.places import by
from playground.exchange.preparation import preparation
from playground.exchange.source import number
from playground.layers.classnames import CONTEXT, translated_lists
from playground.training.protocol.metrics import Examined

MAX_CONFUSIONS = 10
MAX_MISTAKES = 8


def model_card(
    exported: Exported,
    title: str,
    today: date,
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> str:
    """The card as Markdown; the network is examined on held-out pictures, which takes a while."""
    found = examination(exported.session, progress, cancelled)
    if isinstance(found, Examination):
        exported = replace(exported, data_classes=found.dataset.classes)
    say = _Said(exported.words)
    sections = [
        "# " + say(marked("card", "Model card: {title}"), title=_plain(title)),
        say(
            marked("card", "Written by {program} on {day}."),
            program=program(),
            day=today.isoformat(),
        ),
        *_network(exported, say),
        *_data(exported, found, say),
        *_quality(found, say),
        *_limits(exported, found, say),
        "## " + say(marked("card", "Privacy")),
        _privacy(found, say),
    ]
    return "\n\n".join(sections) + "\n"


def _privacy(found: Examination | Message | None, say: _Said) -> str:
    """The paragraph that says what was done here, and by what."""
    if not isinstance(found, Examination):
        return say(
            marked(
                "card",
                "Nothing left this machine: this card was written on it, by a program that sends"
                " nothing.",
            )
        )
    return say(
        marked(
            "card",
            "Nothing left this machine: the data were read, the network was examined, and this"
            " card was written on it, by a program that sends nothing.",
        )
    )


class _Said:
    """Texts of the card in the words of a language, with their values in."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, text: str, **values: Any) -> str:
        return self.words("card", text).format(**values)

    def series(self, parts: Iterable[str]) -> str:
        """Words one after the other, with the comma of the language."""
        return self(marked("card", ", ")).join(parts)

    def message(self, message: Message) -> str:
        """A message, as Markdown."""
        return _plain(message.filled(self.words))

    def choice(self, owner: Any, name: str) -> str:
        """The label of the value that is chosen in a field, as its menu has it."""
        field, value = fields_of(owner)[name], getattr(owner, name)
        label = next(each.label for each in field.choices if each.value == value)
        return _plain(self.words("field", label))

    def classes(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Names of classes: the program's own are translated, others are the user's words."""
        if names in translated_lists():
            names = tuple(self.words(CONTEXT, name) for name in names)
        return tuple(map(_plain, names))

    def classes_of(self, found: Examination) -> tuple[str, ...]:
        """Those of the data."""
        return self.classes(found.dataset.classes)


def _network(exported: Exported, say: _Said) -> Iterator[str]:
    session = exported.session
    yield "## " + say(marked("card", "The network"))
    learned = sum(place.layer.parameters() for place in exported.places)
    products = sum(place.layer.multiplications(place.before) for place in exported.places)
    gives = say(marked("card", "gives {shape}"), shape=by(exported.output.shape))
    if exported.classes:
        names = say.series(say.classes(exported.classes))
        gives = say(
            marked("card", "gives {shape}: {classes}"),
            shape=by(exported.output.shape),
            classes=names,
        )
    yield _items(
        say(
            marked("card", "takes {shape} numbers (channels × height × width), from 0 to {white}"),
            shape=by(session.shape),
            white=number(session.brightest),
        ),
        gives,
        say(marked("card", "learned values: {count}"), count=grouped(learned)),
        say(marked("card", "multiplications for one picture: {count}"), count=grouped(products)),
    )
    rows = [
        (
            _plain(place.name),
            say.series(map(say.message, (place.layer.name(), *place.layer.details()))),
            by(place.after),
            grouped(place.layer.parameters()),
        )
        for place in exported.places
    ]
    head = (
        say(marked("card", "layer")),
        say(marked("card", "kind")),
        say(marked("card", "output")),
        say(marked("card", "learned values")),
    )
    yield _table(head, rows)
    steps = [*map(say.message, preparation(exported).steps), by(session.shape)]
    text = marked("card", "A picture is prepared so: {steps}.")
    yield say(text, steps=say(marked("card", "; ")).join(steps))


def _data(exported: Exported, found: Examination | Message | None, say: _Said) -> Iterator[str]:
    plan = exported.session.training
    yield "## " + say(marked("card", "Training"))
    if found is None:
        yield say(
            marked(
                "card",
                "The session names no data. What the network was trained on, if it was, is not"
                " known here.",
            )
        )
        return
    title, sentence = (say.words("data", each) for each in (plan.data.title, plan.data.sentence))
    yield say(
        marked("card", "Data: **{title}**. {sentence}"),
        title=_plain(title),
        sentence=_plain(sentence),
    )
    if isinstance(found, Message):
        yield say(
            marked("card", "They could not be read when this card was written: {reason}"),
            reason=say.message(found),
        )
    else:
        yield from _shares_of_data(found, say)
    changes = plan.augmentation
    augmented = [
        f"{_plain(say.words('field', field.label))} {number(value)}"
        for name, field in fields_of(changes).items()
        if (value := getattr(changes, name))
    ]
    yield _items(
        say(
            marked("card", "optimiser {optimiser}, learning rate {rate} ({schedule})"),
            optimiser=say.choice(plan, "optimiser"),
            rate=number(plan.rate),
            schedule=say.choice(plan, "schedule"),
        ),
        say(
            marked("card", "{epochs} epochs in batches of {batch}, seed {seed}"),
            epochs=plan.epochs,
            batch=plan.batch,
            seed=plan.seed,
        ),
        say(
            marked("card", "loss {loss}, weight decay {decay}"),
            loss=say.choice(plan, "loss"),
            decay=number(plan.weight_decay),
        ),
        say(
            marked("card", "intensities: {normalisation}"),
            normalisation=say.choice(plan, "normalisation"),
        ),
        say(
            marked("card", "changed at random: {changes}"),
            changes=say.series(augmented) or say(marked("card", "no")),
        ),
    )
    yield say(
        marked(
            "card",
            "These are the settings of the session; a network that was opened may have had others.",
        )
    )


def _shares_of_data(found: Examination, say: _Said) -> Iterator[str]:
    training, held = found.counts(found.split.training), found.counts(found.split.validation)
    yield say(
        marked("card", "{count} pictures of {shape}: {training} to train on, {held} held out."),
        count=grouped(found.dataset.count),
        shape=by(found.dataset.shape),
        training=grouped(int(training.sum())),
        held=grouped(int(held.sum())),
    )
    rows = [
        (name, grouped(int(here)), grouped(int(there)))
        for name, here, there in zip(say.classes_of(found), training, held, strict=True)
    ]
    head = (
        say(marked("card", "class")),
        say(marked("card", "to train on")),
        say(marked("card", "held out")),
    )
    yield _table(head, rows)
    if found.dataset.skipped:
        yield say(
            marked("card", "Left out, as they could not be used: {count}."),
            count=grouped(len(found.dataset.skipped)),
        )


def _quality(found: Examination | Message | None, say: _Said) -> Iterator[str]:
    yield "## " + say(marked("card", "How well it does"))
    if not isinstance(found, Examination) or found.metrics is None or found.examined is None:
        reason = getattr(found, "reason", None)
        if reason is None:
            yield say(marked("card", "It was not examined, as there are no pictures."))
        else:
            yield say(marked("card", "It was not examined: {reason}"), reason=say.message(reason))
        return
    confusion, classes = found.metrics.confusion, say.classes_of(found)
    right = np.diagonal(confusion)
    yield say(
        marked(
            "card",
            "**{share} %** of {count} held-out pictures are right ({right}); mean loss {loss}.",
        ),
        share=f"{100 * found.metrics.accuracy:.1f}",
        count=grouped(int(confusion.sum())),
        right=grouped(int(right.sum())),
        loss=f"{found.metrics.loss:.4g}",
    )
    rows = [
        (name, grouped(int(row.sum())), _share(int(row[at]), int(row.sum())))
        for at, (name, row) in enumerate(zip(classes, confusion, strict=True))
    ]
    head = (
        say(marked("card", "class")),
        say(marked("card", "pictures")),
        say(marked("card", "right")),
    )
    yield _table(head, rows)
    yield "## " + say(marked("card", "What it gets wrong"))
    wrong = confusion.copy()
    np.fill_diagonal(wrong, 0)
    order = np.argsort(-wrong, axis=None, kind="stable")[:MAX_CONFUSIONS]
    pairs = [divmod(int(place), len(classes)) for place in order if wrong.flat[place]]
    if not pairs:
        yield say(marked("card", "None of the held-out pictures."))
        return
    yield _items(
        *(
            say(
                marked("card", "{label} is taken for {other}: {wrong} of {count}"),
                label=classes[label],
                other=classes[other],
                wrong=wrong[label, other],
                count=confusion[label].sum(),
            )
            for label, other in pairs
        )
    )
    surest = say(marked("card", "The mistakes that it was surest of:"))
    yield f"{surest}\n\n" + _items(*_mistakes(found, found.examined, say))


def _mistakes(found: Examination, examined: Examined, say: _Said) -> Iterator[str]:
    wrong = np.flatnonzero(examined.labels != examined.predicted)
    classes = say.classes_of(found)
    for at in wrong[np.argsort(-examined.sure[wrong], kind="stable")][:MAX_MISTAKES]:
        yield say(
            marked("card", "{picture}: {label}, taken for {other} ({sure})"),
            picture=_plain(found.dataset.pictures.name(int(examined.indices[at]))),
            label=classes[examined.labels[at]],
            other=classes[examined.predicted[at]],
            sure=f"{examined.sure[at]:.3f}",
        )


def _limits(exported: Exported, found: Examination | Message | None, say: _Said) -> Iterator[str]:
    yield "## " + say(marked("card", "What to expect of it"))
    lines = [
        say(
            marked(
                "card",
                "It knows pictures that are prepared as above; how it does on others was not"
                " tried.",
            )
        )
    ]
    if exported.classes:
        lines.append(
            say(
                marked(
                    "card",
                    "It always names one of its {count} classes, of whatever the picture is, and"
                    " may be very sure of it.",
                ),
                count=len(exported.classes),
            )
        )
    if isinstance(found, Examination) and found.metrics is not None:
        fewest = int(found.counts(found.split.validation).min())
        lines.append(
            say(
                marked(
                    "card",
                    "The smallest class has {count} held-out pictures: by chance, its share could"
                    " be up to about {points} points higher or lower.",
                ),
                count=grouped(fewest),
                points=f"{100 / max(1, fewest) ** 0.5:.0f}",
            )
        )
    yield _items(*lines)


def _share(right: int, count: int) -> str:
    return f"{100 * right / count:.1f} %" if count else "–"


def _items(*lines: str) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Cells are Markdown already."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """A text as it stands in Markdown: on one line, its signs no marks."""
    return re.sub(r"([\\`*_|<>\[\]#])", r"\\\1", " ".join(text.split()))
