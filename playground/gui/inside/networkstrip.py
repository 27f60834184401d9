"""The strip above the pages of Look inside: which maps its layers show, and which one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from playground.core.messages import Message
from playground.engine.view.planes import Shown
from playground.gui.inside.answer import NO_LIST
from playground.gui.inside.explaining import Explaining
from playground.gui.inside.featuring import Featuring
from playground.gui.inside.layerstrip import LayerStrip
from playground.gui.inside.stripcards import Look, back_look, cam_look, cards_of, forward_look
from playground.gui.inside.unitlooking import UnitLooking
from playground.gui.inside.unitsthere import asked_unit, cam_layer, unit_counts, with_unit
from playground.gui.inside.working import Working
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.insideview import Inside
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT, ViewState


class NetworkStrip(LayerStrip):
    """Shows each layer's strongest map; on the page of numbers what the explanation has there.

    A click chooses the layer that the page is about.
    """

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        explaining: Explaining,
        looking: UnitLooking,
        working: Working,
        featuring: Featuring,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._explaining = explaining
        self._looking = looking
        self._working = working
        self._featuring = featuring
        self._is_due = True
        self._looks: tuple[Shown, dict[int, Look | None]] | None = None
        self.chosen.connect(self._choose)
        evaluation.updated.connect(self._follow)
        working.updated.connect(self._follow)
        featuring.updated.connect(self._follow)
        store.view_changed.connect(self._view_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self._follow()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        is_other = old.inside.unpatched != new.inside.unpatched
        if is_other or (old.layer, old.filter) != (new.layer, new.filter):
            self._follow()

    def _follow(self, _now: object = None) -> None:
        """Show what there is now; a strip that nobody sees waits until it is seen."""
        shown = self._evaluation.shown
        self._is_due = not self.isVisible()
        if self._is_due or shown is None:
            return
        look = self._store.view.inside
        self.show_cards(cards_of(shown, *self._looks_and_choices(shown, look)))
        self.choose(self._stage(shown, look))

    def _looks_and_choices(
        self, shown: Shown, look: Inside
    ) -> tuple[Callable[[int], Look | None], Callable[[int], bool]]:
        """The map of each stage, and whether it can be chosen."""
        now, is_here = self._working.now, look.page == "workings"
        if is_here and look.working == "back" and now.steps:
            back = {step.stage: back_look(step) for step in now.steps}
            return back.get, back.__contains__
        if is_here and look.working == "cam" and now.cam_maps is not None:
            maps = {layer: cam_look(total) for layer, total in now.cam_maps.totals.items()}
            return maps.get, maps.__contains__
        return self._forward(shown), lambda stage: stage != INPUT

    def _forward(self, shown: Shown) -> _Forward:
        if self._looks is None or self._looks[0] is not shown:
            self._looks = shown, {}
        look = self._store.view.inside
        unit = self._looking.chosen() if look.page in ("unit", "layer") else None
        return _Forward(shown, self._looks[1], unit)

    # Which layer.

    def _stage(self, shown: Shown, look: Inside) -> int | None:
        """The stage that the page is about."""
        if look.page == "workings" and look.working == "back":
            stages = [step.stage for step in self._working.now.steps]
            wanted = INPUT if look.back_layer is None else look.back_layer
            return wanted if wanted in stages else stages[-1] if stages else None
        if look.page in ("unit", "layer"):
            chosen = self._looking.chosen()
            return None if chosen is None else chosen[0]
        if look.page == "pictures":
            points = self._featuring.now.points
            usual = None if points is None else points.layer
            return usual if look.feature_layer is None else look.feature_layer
        about = asked_unit(look, shown.session)
        if about is not None:
            return about[0]
        weighed = cam_layer(look, shown.session)
        return _last_with_maps(shown) if weighed is None else weighed

    def _choose(self, stage: int) -> None:
        look, session = self._store.view.inside, self._store.session
        about = asked_unit(look, session)
        if look.page == "workings" and look.working == "back":
            found = replace(look, back_layer=None if stage == INPUT else stage, back_cell=None)
        elif look.page in ("unit", "layer"):
            unit = (stage, 0)
            found = with_unit(look, unit, session)
        elif look.page == "pictures":
            found = replace(look, feature_layer=stage)
        elif about is not None or self._explaining.now.why_not == Message(NO_LIST):
            count = unit_counts(session).get(stage, 1)
            asked = self._store.view.filter if about is None else about[1]
            found = replace(look, about=(stage, min(asked, count - 1)))
        else:
            found = replace(look, cam_layer=stage)
        self._store.look(inside=found)


class _Forward:
    """The maps of a forward pass, each looked up once; that of a chosen unit at its layer."""

    def __init__(
        self, shown: Shown, known: dict[int, Look | None], unit: tuple[int, int] | None
    ) -> None:
        self._shown, self._known, self._unit = shown, known, unit

    def __call__(self, stage: int) -> Look | None:
        if self._unit is not None and stage == self._unit[0]:
            return forward_look(self._shown, stage, self._unit[1])
        if stage not in self._known:
            self._known[stage] = forward_look(self._shown, stage)
        return self._known[stage]


def _last_with_maps(shown: Shown) -> int | None:
    """The last layer whose maps have several places: whose Grad-CAM weighs where none is chosen."""
    places = [
        at
        for at, stage in enumerate(shown.stages)
        if stage.layer.enabled and stage.shape is not None and stage.shape[1] * stage.shape[2] > 1
    ]
    return places[-1] if places else None
