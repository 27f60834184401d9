"""Sides in the user's words: where they are from, which layer, which map."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from playground.core.counting import from_one
from playground.core.layer import FilterLayer
from playground.core.messages import Message
from playground.core.session import Session
from playground.core.undo_step import Label
from playground.gui.compare.comparer import Taken
from playground.gui.state.comparison import Source
from playground.gui.widgets.wording import filter_name, layer_title, sentence, translated
from playground.pictures.samples import SAMPLES

translate = QCoreApplication.translate


def source_words(source: Source, session: Session) -> str:
    """Where a side is from; `session` is the document as it is now."""
    if source.kind == "held":
        if not source.label:
            return translate("Compare", "As it was when held")
        return translate("Compare", "Before: {step}").format(step=label_words(source.label))
    if source.kind == "step":
        number = from_one(source.number)
        title = session.steps[source.number].title if source.number < len(session.steps) else ""
        if title:
            return translate("Compare", "Step {number}: {title}").format(number=number, title=title)
        return translate("Compare", "Step {number}").format(number=number)
    if source.kind == "epoch":
        if not source.number:
            return translate("Compare", "Before the first epoch")
        return translate("Compare", "Epoch {number}").format(number=source.number)
    if source.kind == "picture":
        name = Path(source.path).name
        if source.path in SAMPLES:
            name = translated("sample", SAMPLES[source.path].title)
        return translate("Compare", "On the picture {name}").format(name=name)
    if source.kind == "session":
        return Path(source.path).name
    return translate("Compare", "This session, as it is now")


def label_words(label: Label) -> str:
    """The label of a step, as Undo says it."""
    return sentence(label) if isinstance(label, Message) else translated("edit", label)


def layer_words(session: Session, stage: int) -> str:
    """A layer with its place."""
    if stage < 0:
        return translate("Compare", "Input")
    if stage >= len(session.network):
        return translate("Compare", "Layer {number}").format(number=from_one(stage))
    return f"{from_one(stage)} · {layer_title(session.network[stage])}"


def map_words(session: Session, stage: int, channel: int) -> str:
    """A map by its filter, or by its number."""
    layer = session.network[stage] if 0 <= stage < len(session.network) else None
    if stage < 0:
        return translate("Compare", "Picture")
    if isinstance(layer, FilterLayer) and channel < len(layer.filters):
        name = filter_name(layer.filters[channel])
        if name:
            return f"{from_one(channel)} · {name}"
    return translate("Compare", "Map {number}").format(number=from_one(channel))


def taken_words(taken: Taken) -> str:
    """A side in one line, for who does not see it."""
    if taken.session is None:
        return ""
    stage = taken.side.stage
    what = layer_words(taken.session, stage)
    if stage < 0 or taken.is_vector:
        return what
    return f"{what}, {map_words(taken.session, stage, taken.channel)}"
