"""The film of a training: how a layer's filters came about, epoch by epoch."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from playground.core.layer import FilterLayer
from playground.core.messages import Refused, marked
from playground.core.session import Network
from playground.engine.explain.formats import number_text
from playground.figures.drawing.figure import Figure
from playground.figures.drawing.page import Page
from playground.figures.film import Film, film
from playground.figures.kinds.filterbank import bank, filter_layer, largest, lines_beneath
from playground.figures.subject import Learning, Subject
from playground.layers.state import with_state
from playground.training.history.timeline import Timeline


@film(
    "timeline",
    marked("figure", "The training"),
    marked("figure", "How the filters of the selected layer came about, epoch by epoch"),
    120.0,
    20,
    ("layer",),
)
def timeline(subject: Subject, page: Page) -> Film:
    """The filters after each epoch that was kept, all with the same colours."""
    learning = subject.learning
    if not learning.kept or not learning.folder:
        raise Refused(marked("message", "There are no epochs of a training to be shown."))
    subject = replace(subject, layer=_layer_with_filters(subject), one_filter=None)
    limit = 0.0
    for epoch in learning.kept:
        layer = filter_layer(_at(subject, epoch), subject.layer)
        limit = max(limit, *(largest(item.weights) for item in layer.filters))

    # Filters that were trained have biases and other names beneath them, which take more lines.
    lines = max(lines_beneath(_at(subject, epoch), page) for epoch in learning.kept)

    def drawn(at: int) -> Figure:
        epoch = learning.kept[at]
        return bank(_at(subject, epoch), page, limit, _about(page, learning, epoch), lines)

    count = len(learning.kept)
    tallest = max(drawn(at).height for at in range(count))  # with more slices of each

    def frame(at: int) -> Figure:
        return replace(drawn(at), height=tallest)

    return Film(count, frame)


def _layer_with_filters(subject: Subject) -> int:
    """The selected layer, or else the first that has filters; raises Refused without any."""
    layers = subject.session.network.layers
    if 0 <= subject.layer < len(layers) and isinstance(layers[subject.layer], FilterLayer):
        return subject.layer
    for place, layer in enumerate(layers):
        if isinstance(layer, FilterLayer):
            return place
    raise Refused(marked("message", "No layer has filters."))


def _at(subject: Subject, epoch: int) -> Subject:
    """The document with the weights that it had after an epoch; raises Refused."""
    weights = Timeline(subject.learning.folder).weights(epoch)
    try:
        network: Network = with_state(subject.session.network, weights)
    except ValueError:
        raise Refused(
            marked("message", "The network has other layers now than the training had.")
        ) from None
    session = replace(subject.session, network=network)
    return replace(subject, shown=replace(subject.shown, session=session))


def _about(page: Page, learning: Learning, epoch: int) -> str:
    text = page.say(marked("figure", "epoch {number}"), number=epoch)
    rows = () if learning.last is None else learning.last.epochs
    row = next((each for each in rows if each.epoch == epoch), None)
    if row is None or not isfinite(row.validation_accuracy):
        return text
    share = f"{number_text(100 * row.validation_accuracy, 1)} %"
    return f"{text}, " + page.say(marked("figure", "held out {share}"), share=share)
