"""Where places that lessons name are in a presentation, as far as they are shown there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from playground.core.layer import FilterLayer
from playground.gui.present.explore import ExplorePage
from playground.gui.present.presentation import Presentation
from playground.gui.shell.lessonplaces import Spot, spot_of
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT

if TYPE_CHECKING:
    from playground.lessons.places import Place

OF_KERNEL: Final = ("kernel", "cell(N,N)", "slices", "preset", "transforms")
BELOW: Final = ("arithmetic", "below")


def presented_spot(place: Place, presentation: Presentation, store: Store) -> Spot | None:
    """Return where a place is on the page that is presented; None where it is not."""
    page = presentation.page
    if not isinstance(page, ExplorePage):
        return spot_of(place, presentation, store)
    found = next((each for each in _on_stage(place, page) if each.isVisible()), None)
    return None if found is None else Spot(found)


def _on_stage(place: Place, page: ExplorePage) -> Iterator[QWidget]:
    """The parts of the stage that may be a place, the likeliest first."""
    scene = page.operands.scene
    if place.form in BELOW:
        yield page.arithmetic
    if scene is None:
        return
    if place.form in OF_KERNEL and isinstance(scene.layer, FilterLayer):
        yield page.operands.operation
    wanted = {"picture": (INPUT, 0)}.get(place.form)
    if place.form in ("layer(N)", "map(N,N)"):
        wanted = place.numbers[0], (*place.numbers, 0)[1]
    if wanted is None:
        return
    slots = (page.operands.map, page.operands.before, page.operands.after)
    shown = list(zip(slots, (scene.map, scene.before, scene.after), strict=True))
    yield from (slot for slot, of in shown if of == wanted)
    yield from (slot for slot, of in shown if of is not None and of[0] == wanted[0])
