"""The keys of a presentation, as data: what is pressed, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playground.core.messages import marked

Where = Literal["everywhere", "explore", "train", "look_inside", "compare"]


@dataclass(frozen=True, slots=True)
class PresentKey:
    """One thing that keys do; `name` is what the program calls it.

    `text` is for the line of hints, translated in the context "present".
    """

    name: str
    keys: tuple[str, ...]
    """As QKeySequence reads them; the first is the one that is told."""

    text: str
    where: Where = "everywhere"


PRESENT_KEYS = (
    PresentKey("close", ("Esc",), marked("present", "close, leave")),
    PresentKey("leave", ("F5", "F11"), marked("present", "leave")),
    PresentKey("hints", ("H",), marked("present", "these keys")),
    PresentKey("next_step", ("PgDown",), marked("present", "next step")),
    PresentKey("previous_step", ("PgUp",), marked("present", "step before")),
    PresentKey("first_step", ("Home",), marked("present", "first step")),
    PresentKey("last_step", ("End",), marked("present", "last step")),
    PresentKey("notes", ("N",), marked("present", "notes")),
    PresentKey("swap_screens", ("X",), marked("present", "swap the screens")),
    PresentKey("blank", ("B", "."), marked("present", "black screen")),
    PresentKey("gestures", ("F1", "?", "Shift+?"), marked("present", "all gestures")),
    PresentKey("clear_ink", ("Shift+I",), marked("present", "clear the ink")),
    PresentKey("copy_picture", ("Ctrl+C",), marked("present", "copy as a picture")),
    PresentKey("save_picture", ("Ctrl+S",), marked("present", "save as a picture")),
    PresentKey("camera", ("F4",), marked("present", "camera, live or frozen")),
    PresentKey("key_caps", ("Shift+K",), marked("present", "show keys")),
    PresentKey("later_layer", ("Right",), marked("present", "layer after"), "explore"),
    PresentKey("earlier_layer", ("Left",), marked("present", "layer before"), "explore"),
    PresentKey("next_filter", ("Down",), marked("present", "next filter"), "explore"),
    PresentKey("previous_filter", ("Up",), marked("present", "filter before"), "explore"),
    PresentKey("slide", ("Space",), marked("present", "slide"), "explore"),
    PresentKey("edit", ("K", "Return", "Enter"), marked("present", "edit the filter"), "explore"),
    PresentKey("area_input", ("1",), marked("present", "input, to draw on"), "explore"),
    PresentKey("area_stage", ("2",), marked("present", "maps"), "explore"),
    PresentKey("area_arithmetic", ("3",), marked("present", "arithmetic"), "explore"),
    PresentKey("area_filters", ("4",), marked("present", "filters"), "explore"),
    PresentKey("only", ("O",), marked("present", "only what is pointed at")),
    PresentKey("all", ("0",), marked("present", "as at first")),
    PresentKey("train", ("Space",), marked("present", "train, pause"), "train"),
    PresentKey("cards_curves", ("1",), marked("present", "curves"), "train"),
    PresentKey("cards_filters", ("2",), marked("present", "filters"), "train"),
    PresentKey("cards_confusion", ("3",), marked("present", "mistakes"), "train"),
    PresentKey("area_input", ("4",), marked("present", "input, to draw on"), "train"),
    PresentKey("inside_why", ("1",), marked("present", "why this answer"), "look_inside"),
    PresentKey("inside_numbers", ("2",), marked("present", "its numbers"), "look_inside"),
    PresentKey("inside_unit", ("3",), marked("present", "what a unit looks for"), "look_inside"),
    PresentKey("inside_layer", ("4",), marked("present", "all units"), "look_inside"),
    PresentKey("inside_pictures", ("5",), marked("present", "pictures"), "look_inside"),
    PresentKey("inside_answers", ("6",), marked("present", "answers"), "look_inside"),
    PresentKey("compare_left", ("Left",), marked("present", "more of B"), "compare"),
    PresentKey("compare_right", ("Right",), marked("present", "more of A"), "compare"),
    PresentKey("compare_swipe", ("1",), marked("present", "swipe"), "compare"),
    PresentKey("compare_beside", ("2",), marked("present", "side by side"), "compare"),
    PresentKey("compare_difference", ("3",), marked("present", "difference"), "compare"),
    PresentKey("compare_kernels", ("4",), marked("present", "kernels"), "compare"),
    PresentKey("compare_runs", ("5",), marked("present", "runs"), "compare"),
    PresentKey("compare_swap", ("W",), marked("present", "swap A and B"), "compare"),
)


OF_REMOTES = ("next_step", "previous_step")
"""Keys that presenters' remotes send: they act whatever has the keyboard, a slider for example."""


def keys_of(mode: str) -> tuple[PresentKey, ...]:
    """The keys that do something while a mode is presented."""
    return tuple(item for item in PRESENT_KEYS if item.where in ("everywhere", mode))
