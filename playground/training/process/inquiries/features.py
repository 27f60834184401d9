"""The answer to where pictures lie by what a layer makes of them: principal components."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.core.arrays import FloatArray
from playground.core.messages import Refused, marked
from playground.pictures.crops import as_pixels
from playground.training.process.attribution.subject import between, places
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.strongest_places import searched_pictures
from playground.training.process.units.strongest import side_by_side
from playground.training.protocol.inquiries.features import (
    MAX_POINTS,
    POINT_PX,
    FeaturePoints,
    FeaturesInquiry,
)


def parts(context: InquiryContext, inquiry: FeaturesInquiry) -> Iterator[FeaturePoints]:
    """Yield the points; raises Refused where there are too few pictures, or no such layer."""
    network = context.network()
    layer = last_hidden(context) if inquiry.layer is None else inquiry.layer
    known = places(network)
    if layer not in known:
        raise Refused(marked("message", "There is no such layer, or it is switched off."))
    before, after = between(network, None, layer), between(network, layer, known[-1])
    pictures = searched_pictures(context, inquiry.pictures)
    total = min(pictures.count, MAX_POINTS)
    features: list[FloatArray] = []
    answers: list[NDArray[np.int64]] = []
    thumbs: list[NDArray[np.uint8]] = []
    found: list[int] = []
    outputs = 0
    with torch.inference_mode():
        for some, inputs in pictures.numbered(context.is_cancelled, MAX_POINTS):
            found += some
            maps = before(side_by_side(inputs))
            output = after(maps) if len(after) else maps
            outputs = output.shape[1] if output.shape[2] * output.shape[3] == 1 else 0
            features.append(_of_places(maps).numpy())
            answers.append(output.flatten(1).argmax(1).numpy())
            thumbs += [_thumb(x, context.subject.top) for x in inputs]
            context.progress(len(thumbs), total)
    if len(thumbs) < 2:
        raise Refused(marked("message", "There are fewer than two pictures to compare."))
    rows = np.concatenate(features)
    points, shares = principal(rows)
    taken_for = np.concatenate(answers) if outputs else np.full(len(rows), -1, np.int64)
    labels = pictures.labels(found) if len(pictures.classes) == outputs else None
    yield FeaturePoints(
        layer,
        rows.shape[1],
        outputs,
        points,
        shares,
        tuple(map(pictures.name_of, found)),
        tuple(found),
        tuple(thumbs),
        taken_for,
        np.full(len(rows), -1, np.int64) if labels is None else labels,
    )


def last_hidden(context: InquiryContext) -> int:
    """The layer before the last with weights; the first where there is none before."""
    on = [at for at, layer in enumerate(context.subject.network) if layer.enabled]
    if not on:
        raise Refused(marked("message", "The network has no layers."))
    weighted = [at for at in on if context.subject.network[at].parameters()]
    before = [at for at in on if weighted and at < weighted[-1]]
    return before[-1] if before else on[0]


def principal(rows: FloatArray) -> tuple[FloatArray, tuple[float, float]]:
    """The rows' first two principal components, N × 2, and each one's share of all variance.

    The largest of each is positive, so that the same rows always lie the same way.
    """
    centred = rows.astype(np.float64) - rows.mean(0, dtype=np.float64)
    total = float(np.square(centred).sum())
    if len(centred) <= centred.shape[1]:
        values, vectors = np.linalg.eigh(centred @ centred.T)
        found = vectors[:, ::-1] * np.sqrt(np.maximum(values[::-1], 0))
    else:
        values, vectors = np.linalg.eigh(centred.T @ centred)
        found = centred @ vectors[:, ::-1]
    two = np.zeros((len(rows), 2))
    two[:, : min(2, found.shape[1])] = found[:, :2]
    for column in two.T:
        column *= 1 if column[np.abs(column).argmax()] >= 0 else -1
    sizes = np.square(two).sum(0)
    first, second = (float(size / total) if total else 0.0 for size in sizes)
    return two.astype(np.float32), (first, second)


def _of_places(maps: Tensor) -> Tensor:
    """N × K: a list as it is, of maps the mean over all places."""
    return maps.mean((2, 3))


def _thumb(x: FloatArray, top: float) -> NDArray[np.uint8]:
    pixels = as_pixels(x, top)
    factor = POINT_PX / max(pixels.shape[:2])
    if factor >= 1:
        return pixels
    height, width = (max(1, round(length * factor)) for length in pixels.shape[:2])
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
