"""The questions of the Look inside mode, and how it shows the answers: part of the view state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from playground.engine.view.unitorder import UnitOrder
from playground.pictures.patch import PatchFill

UnitPictures: TypeAlias = Literal["samples", "data", "folder"]
"""The pictures that come along, those that are trained on, or those of a folder."""

InsidePage: TypeAlias = Literal["why", "workings", "unit", "layer", "pictures"]

WorkingsOf: TypeAlias = Literal["cam", "back"]
"""Whose numbers are shown: those of Grad-CAM, or of the deconvnet's way back."""

UnitPlace: TypeAlias = tuple[int, int]
"""A layer's place in the network, and the number of one of its units, from 0."""

BackPlace: TypeAlias = tuple[int, int, int]
"""A unit, a row and a column of what the deconvnet leads back."""

PatchPlace: TypeAlias = tuple[float, float]
"""Across and down, as shares of the picture's width and height."""

Limits: TypeAlias = tuple[tuple[str, float], ...]
"""Where the scale of each method ends, by the methods' names."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The questions that are asked, and how the answers are shown.

    `answer` is the output that is asked about, None for the likeliest; where `about` is a unit, it
    is that instead, at its strongest place. `cam_layer` is the layer whose maps Grad-CAM weighs,
    None for the last with maps. The strongest places hide `cover` percent of the picture. Scales
    end at `limits` where they are fixed. The last `shuffled` layers with weights are shuffled.

    `working` is the explanation whose numbers are shown on a page of their own. Of the deconvnet's
    way back they are those at the output of the layer `back_layer`, None for the picture, and the
    one whose arithmetic is shown is at `back_cell`.

    The middle of the patch that is laid over the picture by hand is at `patch`; its side, and that
    of occlusion's, is `patch_percent` of the picture's, and `fill` is what it shows. The unit that
    is switched off for a look is at `off`.

    `unit` is the one whose looking is looked at, None for the selected filter; its strongest places
    are sought in `pictures`, None for those that the network is about, with `folder` where these
    are a folder's; all units of its layer stand
    in this `order`. The features of all pictures are those of `feature_layer`, None for the last
    hidden one. Of the picture that is made for it, that after `step` steps is shown,
    or the last, and `without` are the ways to keep it natural that are off.
    """

    page: InsidePage = "why"
    working: WorkingsOf = "cam"
    back_layer: int | None = None
    back_cell: BackPlace | None = None
    answer: int | None = None
    about: UnitPlace | None = None
    cam_layer: int | None = None
    cover: int = 85
    limits: Limits | None = None
    shuffled: int = 0
    patch: PatchPlace | None = None
    patch_percent: int = 15
    fill: PatchFill = "gray"
    off: UnitPlace | None = None
    unit: UnitPlace | None = None
    pictures: UnitPictures | None = None
    folder: str = ""
    order: UnitOrder = "strongest"
    feature_layer: int | None = None
    without: frozenset[str] = frozenset()
    step: int | None = None

    @property
    def of_another_network(self) -> Inside:
        """The same without what was chosen of a network: its layers, units and outputs."""
        return replace(
            self,
            back_layer=None,
            back_cell=None,
            answer=None,
            about=None,
            cam_layer=None,
            off=None,
            unit=None,
            feature_layer=None,
            step=None,
        )

    @property
    def unpatched(self) -> Inside:
        """All but where the patch lies: what most of the mode is about, while a hand drags it."""
        return replace(self, patch=None)
