"""The Look inside mode: why this answer, and what a unit looks for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from playground.core.messages import marked
from playground.gui.shell.mode import Mode, Panels, Shared

if TYPE_CHECKING:
    from playground.gui.inside.networkstrip import NetworkStrip
    from playground.gui.inside.pages import InsidePages
    from playground.gui.present.page import Page


class LookInside(Mode):
    """Pages of explanations in the middle, the answers beneath the picture, choices at the right.

    All of it is imported when the mode is entered.
    """

    name = "look_inside"
    title = marked("mode", "Look inside")
    help = marked("mode", "Why this answer?")
    narrow_sides_px = (232, 244)
    pads_little = True

    @classmethod
    def ahead(cls) -> Iterator[None]:
        """Import it when there is time."""
        import_module("playground.gui.inside.pages")
        yield

    def __init__(self, shared: Shared, window: QWidget) -> None:
        super().__init__(shared, window)
        from playground.gui.inside.backcell import BackCells
        from playground.gui.inside.board import InsideBoard
        from playground.gui.inside.explaining import Explaining
        from playground.gui.inside.featuring import Featuring
        from playground.gui.inside.layerboard import LayerBoard
        from playground.gui.inside.layerlooking import LayerLooking
        from playground.gui.inside.pages import InsidePages
        from playground.gui.inside.picturesboard import PicturesBoard
        from playground.gui.inside.unitboard import UnitBoard
        from playground.gui.inside.unitlooking import UnitLooking
        from playground.gui.inside.whatif import WhatIf
        from playground.gui.inside.working import Working
        from playground.gui.inside.workingsboard import WorkingsBoard

        self._training = shared.training()
        store, evaluation = shared.store, shared.evaluation
        self.explaining = Explaining(store, evaluation, self._training, window)
        self.what_if = WhatIf(store, evaluation, self._training.data, window)
        self.looking = UnitLooking(store, self.explaining, self._training, window)
        self._board = InsideBoard(store, self.explaining, window)
        self.layer_looking = LayerLooking(
            store, self.explaining, self.looking, self._training, window
        )
        unit = UnitBoard(store, evaluation, self.looking, window)
        unit.edit_wanted.connect(self._edit)
        layer = LayerBoard(store, self.looking, self.layer_looking, window)
        self.working = Working(store, self.explaining, self._training, window)
        self.cells = BackCells(store, self.explaining, self.working, self._training, window)
        workings = WorkingsBoard(store, self.explaining, self.working, self.cells, window)
        self.featuring = Featuring(store, self.explaining, self.looking, self._training, window)
        pictures = PicturesBoard(store, self.featuring, window)
        self.middle: InsidePages = InsidePages(
            store, self._strip(window), self._board, workings, unit, layer, pictures, window
        )

    def _strip(self, parent: QWidget) -> NetworkStrip:
        from playground.gui.inside.networkstrip import NetworkStrip

        store, evaluation = self.shared.store, self.shared.evaluation
        return NetworkStrip(
            store,
            evaluation,
            self.explaining,
            self.looking,
            self.working,
            self.featuring,
            parent,
        )

    def panels(self) -> Panels:
        """The choices, and the answers."""
        from playground.gui.inside.answerpanel import AnswerPanel
        from playground.gui.inside.panel import InsidePanel

        return Panels(
            right=(InsidePanel(self.shared.store, self.explaining, self._board),),
            beneath=AnswerPanel(self.shared.store, self.explaining, self.what_if),
        )

    def presented(self, parent: QWidget) -> Page:
        """The board with the answers, on all of the screen."""
        from playground.gui.inside.answerpanel import AnswerPanel
        from playground.gui.inside.board import InsideBoard
        from playground.gui.inside.layerboard import LayerBoard
        from playground.gui.inside.pages import InsidePages
        from playground.gui.inside.picturesboard import PicturesBoard
        from playground.gui.inside.unitboard import UnitBoard
        from playground.gui.inside.workingsboard import WorkingsBoard
        from playground.gui.present.inside import InsidePage

        store = self.shared.store
        board = InsideBoard(store, self.explaining, parent)
        unit = UnitBoard(store, self.shared.evaluation, self.looking, parent)
        unit.edit_wanted.connect(self._edit)
        answers = AnswerPanel(store, self.explaining, self.what_if)
        layer = LayerBoard(store, self.looking, self.layer_looking, parent)
        workings = WorkingsBoard(store, self.explaining, self.working, self.cells, parent)
        pictures = PicturesBoard(store, self.featuring, parent)
        strip = self._strip(parent)
        pages = InsidePages(store, strip, board, workings, unit, layer, pictures, parent)
        return InsidePage(store, answers, pages, parent)

    def entered(self) -> None:
        """Start the process, and follow the document."""
        self._training.trainer.prepare()
        self.explaining.watch(True)
        self.what_if.watch(True)
        self.looking.watch(True)
        self.layer_looking.watch(True)
        self.working.watch(True)
        self.cells.watch(True)
        self.featuring.watch(True)

    def _edit(self) -> None:
        self.mode_wanted.emit("explore")

    def left(self) -> None:
        """Let it rest: nobody sees it, and nothing of it is pointed at."""
        self.explaining.watch(False)
        self.what_if.watch(False)
        self.looking.watch(False)
        self.layer_looking.watch(False)
        self.working.watch(False)
        self.cells.watch(False)
        self.featuring.watch(False)
        self.shared.store.look(hover=None)
