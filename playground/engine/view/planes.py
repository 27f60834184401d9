"""The results as a view needs them: a plane for each map, with its range, at a sensible size."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.layer import Taps
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.compute.convolve_threads import share
from playground.engine.compute.evaluate import Results, Stage
from playground.engine.compute.shrink import reduced, reduction, shrunk
from playground.pictures.framing import Placement

MIN_REDUCED_CELLS = 2**16
"""Cells from which on a map also gets a reduced copy, made away from the GUI thread."""

LARGE_CELLS = 2**20
STRIP_CELLS = 2**17
"""Cells of a large map that are looked at together, so that the second look finds them cached."""

REDUCED, LARGE_REDUCED = 256, 1024
"""Longest side of the reduced copy of a map, and of one of LARGE_CELLS."""

MAX_EXACT_SCALE_CELLS = 4096
"""Cells up to which the colour scale ends at the extreme value."""

SAMPLE_CELLS = 1024
"""About how many cells of a larger map are asked where nearly all values lie."""

BORDER_PART = 32
"""The part of a side that counts as border, where zeros around the picture look like an edge."""

NEARLY_ALL_SHARE = 0.995
"""The part of the values that the usual scale shows, at least; the rest has its last colour."""

MAX_CLIPPED_FACTOR = 4.0
"""How many times the end of the scale the extreme value may be."""


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """A map to be shown: height × width, or 3 × height × width for a colour picture.

    `reduced`, for a large map, is the same map averaged down to screen size. `rows` and
    `columns`, for a map of which only some places were computed, say which places `values` holds.
    `low` and `high` are the finite extremes, `limit` is where its colour scale ends. `key` is the
    same object for planes that show the same numbers.
    """

    values: FloatArray
    height: int
    width: int
    low: float
    high: float
    limit: float
    reduced: FloatArray | None = None
    rows: Taps | None = None
    columns: Taps | None = None
    key: object = field(default_factory=object)
    is_finite: bool = True

    @property
    def extreme(self) -> float:
        """The largest distance from zero."""
        return max(-self.low, self.high)

    @property
    def is_sampled(self) -> bool:
        """Whether only some places are known."""
        return self.rows is not None

    def at(self, row: int, column: int) -> tuple[float, ...] | None:
        """The value, or the three, of one cell; None where it is not known."""
        if not (0 <= row < self.height and 0 <= column < self.width):
            return None
        if self.rows is not None and self.columns is not None:
            at_row = int(np.searchsorted(self.rows, row))
            at_column = int(np.searchsorted(self.columns, column))
            if at_row >= len(self.rows) or at_column >= len(self.columns):
                return None
            if self.rows[at_row] != row or self.columns[at_column] != column:
                return None
            row, column = at_row, at_column
        return tuple(float(part) for part in np.atleast_1d(self.values[..., row, column]))


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class View:
    """One stage as it is shown; `signed` says whether its values can be negative.

    A `vector` of units × 1 × 1 values is shown as a single plane of units × 1.
    """

    planes: tuple[Plane, ...]
    signed: bool
    vector: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """The picture as it is looked at, before it was fitted to the network's input.

    `placement` says where it lies there; None where the network gets the picture itself.
    """

    view: View
    placement: Placement | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Everything on screen that comes from one evaluation of one session.

    `views[0]` is the input, `views[i + 1]` stage i; a stage without maps has no planes. `results`
    is None while only the places in view were computed.
    """

    session: Session
    stages: tuple[Stage, ...]
    views: tuple[View, ...]
    results: Results | None
    milliseconds: float
    looked: Looked | None = None

    @property
    def shape(self) -> Shape:
        """Channels, height and width of what the network got."""
        return self.session.shape

    @property
    def picture(self) -> View:
        """The picture as it is looked at."""
        return self.views[0] if self.looked is None else self.looked.view

    def picture_at(self, stage: int) -> Picture | None:
        """The document's picture, where the map of a stage is that, cell by cell; else None."""
        is_picture = stage == -1 and self.picture is self.views[0]
        return self.session.picture if is_picture else None

    def view(self, stage: int) -> View | None:
        """The view of a stage, −1 being the input; None beyond the stack."""
        return self.views[stage + 1] if stage + 1 < len(self.views) else None


def is_signed(network: Network) -> tuple[bool, ...]:
    """For each layer, whether its output can be negative when the picture cannot."""
    signed = False
    answer = []
    for layer in network:
        signed = layer.can_be_negative(signed) if layer.enabled else signed
        answer.append(signed)
    return tuple(answer)


def is_large(picture: Picture) -> bool:
    """Whether a picture is too large to be fitted and looked at on the window's thread."""
    channels, height, width = picture.shape
    stored = picture.pixels.shape[0] * picture.pixels.shape[1]
    return bool(max(channels * height * width, stored) > LARGE_CELLS)


def input_view(x: FloatArray, previous: View | None, limit: float) -> View:
    """The picture: one plane, of one channel or of three."""
    if previous and previous.planes and previous.planes[0].values.base is x:
        return previous
    values = x[:] if x.shape[0] == 3 else x[0]
    plane = Plane(values, x.shape[1], x.shape[2], 0.0, limit, limit, _reduced(values))
    return View((plane,), signed=False)


def stage_views(
    network: Network, results: Results, previous: tuple[View, ...] = ()
) -> Iterator[View]:
    """The views of all stages; planes of maps that did not change keep their key and range."""
    for index, (stage, signed) in enumerate(zip(results.stages, is_signed(network), strict=True)):
        old = previous[index + 1] if index + 1 < len(previous) else None
        yield _stage_view(stage, signed, old)


def stage_view(network: Network, results: Results, stage: int, brightest: float) -> View:
    """The view of one stage alone, −1 being the input."""
    if stage < 0:
        return input_view(results.input, None, brightest)
    return _stage_view(results.stages[stage], is_signed(network)[stage], None)


def is_vector(shape: tuple[int, ...]) -> bool:
    """Whether maps of this shape are a list of numbers."""
    return shape[0] > 1 and shape[1] == shape[2] == 1


def _stage_view(stage: Stage, signed: bool, old: View | None) -> View:
    if stage.maps is None:
        return View((), signed)
    if is_vector(stage.maps.shape):
        return View((plane(stage.maps[:, :, 0]),), signed, vector=True)
    if stage.fresh is None or old is None:
        return View(planes_of(stage.maps), signed)
    planes: list[Plane | None] = [None] * len(stage.maps)
    anew: list[int] = []
    for channel, values in enumerate(stage.maps):
        known = old.planes[channel] if channel < len(old.planes) else None
        if channel in stage.fresh or not known or known.is_sampled:
            anew.append(channel)
        else:
            planes[channel] = replace(known, values=values)
    if len(anew) == len(stage.maps):
        return View(planes_of(stage.maps), signed)
    for channel in anew:
        planes[channel] = plane(stage.maps[channel])
    return View(tuple(each for each in planes if each is not None), signed)


def plane(values: FloatArray) -> Plane:
    """A fully known map, with its range; a large one is looked at on all cores."""
    low, high, small, is_finite = _surveyed(values)
    limit = scale_limit(values, low, high)
    height, width = values.shape
    return Plane(values, height, width, low, high, limit, small, is_finite=is_finite)


def planes_of(maps: FloatArray) -> tuple[Plane, ...]:
    """Fully known maps, channels × height × width, with their ranges.

    Those of small maps are found together: there may be thousands of them.
    """
    height, width = maps.shape[1:]
    if height * width >= MIN_REDUCED_CELLS:
        return tuple(plane(values) for values in maps)
    flat = maps.reshape(len(maps), -1)
    lows, highs = flat.min(axis=1), flat.max(axis=1)
    finite = (np.isfinite(lows) & np.isfinite(highs)).tolist()
    ranges = zip(maps, lows.tolist(), highs.tolist(), finite, strict=True)
    return tuple(
        Plane(values, height, width, low, high, scale_limit(values, low, high))
        if is_finite
        else plane(values)
        for values, low, high, is_finite in ranges
    )


def _surveyed(values: FloatArray) -> tuple[float, float, FloatArray | None, bool]:
    """The range of a map, its reduced copy, and whether all of it is finite.

    Strips of a large one are read once for all three.
    """
    height, width = values.shape
    factor = reduction((height, width), LARGE_REDUCED)
    if values.size < LARGE_CELLS or height % factor or width % factor:
        low, high, is_finite = _range(values)
        return low, high, _reduced(values), is_finite
    rows = factor * max(1, STRIP_CELLS // (factor * width))
    starts = range(0, height, rows)
    small = np.empty((height // factor, width // factor), np.float32)
    lows, highs = np.empty(len(starts), np.float32), np.empty(len(starts), np.float32)

    def survey(at: int) -> None:
        strip = values[starts[at] : starts[at] + rows]
        lows[at], highs[at] = strip.min(), strip.max()
        first, count = starts[at] // factor, len(strip) // factor
        small[first : first + count] = shrunk(strip, width // factor, count)

    share(survey, range(len(starts)))
    low, high = float(lows.min()), float(highs.max())
    is_finite = bool(np.isfinite(low) and np.isfinite(high))
    if not is_finite:
        low, high = value_range(values)
    return low, high, small, is_finite


def _reduced(values: FloatArray) -> FloatArray | None:
    cells = values.shape[-2] * values.shape[-1]
    if cells < MIN_REDUCED_CELLS:
        return None
    return reduced(values, LARGE_REDUCED if cells >= LARGE_CELLS else REDUCED)


def value_range(values: FloatArray) -> tuple[float, float]:
    """The smallest and the largest finite value; (0, 0) when there is none."""
    return _range(values)[:2]


def _range(values: FloatArray) -> tuple[float, float, bool]:
    """The finite extremes, and whether all values are finite."""
    low, high = float(values.min()), float(values.max())
    if np.isfinite(low) and np.isfinite(high):
        return low, high, True
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max()), False) if finite.size else (0.0, 0.0, False)


def scale_limit(values: FloatArray, low: float, high: float) -> float:
    """Where the colour scale of one map ends: its largest distance from zero.

    In a large map, so that a few extreme places do not leave all others pale, only nearly all
    places away from its border (NEARLY_ALL_SHARE) lie within the scale; the rest has its last
    colour. In a small map every cell is seen, and a rare one is what is looked for.
    1 for a map of zeros, so that zero looks like zero.
    """
    limit = max(-low, high)
    if values.size > MAX_EXACT_SCALE_CELLS:
        # Few rows and more of each: what lies side by side in memory is read together.
        step = max(1, int((values.size / SAMPLE_CELLS) ** 0.5 / 2))
        top, left = values.shape[-2] // BORDER_PART, values.shape[-1] // BORDER_PART
        inner = values[..., top : values.shape[-2] - top, left : values.shape[-1] - left]
        some = np.abs(inner[..., :: 4 * step, ::step]).ravel()
        place = max(0, math.ceil(NEARLY_ALL_SHARE * some.size) - 1)
        usual = float(np.partition(some, place)[place])
        if np.isfinite(usual):
            limit = max(usual, limit / MAX_CLIPPED_FACTOR)
    return limit if limit > 0 else 1.0


def sampled_view(
    values: FloatArray, size: tuple[int, int], places: tuple[Taps, Taps], signed: bool
) -> View:
    """A stage of which only some rows and columns are known: channels × rows × columns."""
    planes = []
    for channel in values:
        low, high = value_range(channel)
        limit = scale_limit(channel, low, high)
        planes.append(Plane(channel, *size, low, high, limit, None, *places))
    return View(tuple(planes), signed)
