"""The input: a picture that is opened, chosen or drawn, and how the network sees it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core import edits
from playground.core.messages import marked
from playground.core.network_input import DRAWN
from playground.core.picture import Picture
from playground.core.session import Session
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Plane, Shown, input_view, is_large
from playground.gui.input import dropped
from playground.gui.input.busyline import BusyLine
from playground.gui.input.camerabutton import CameraButton
from playground.gui.input.canvas import DrawingGrid
from playground.gui.input.drawingplace import SPREAD_PX, DrawingPlace
from playground.gui.input.drawnanswer import DrawnAnswer
from playground.gui.input.drawtools import DrawTools
from playground.gui.input.inputoptions import InputOptions
from playground.gui.input.intensitylegend import IntensityLegend
from playground.gui.input.invertoffer import InvertOffer
from playground.gui.input.livecamera import LiveCamera
from playground.gui.input.networkline import NetworkLine
from playground.gui.input.opendialog import asked_file
from playground.gui.input.openedpicture import (
    depth_note,
    opened_picture,
    pages_note,
    stretch_offer,
)
from playground.gui.input.picturedrop import clipboard_source
from playground.gui.input.pictureloader import (
    ContentSource,
    PictureLoader,
    PictureSource,
    file_source,
    page_source,
)
from playground.gui.input.picturepage import PicturePage, one_below_the_other, shown_title
from playground.gui.input.sheet import Sheet, paper_of
from playground.gui.input.shownparts import ShownParts
from playground.gui.input.trialrow import TrialRow
from playground.gui.state.cellmarks import laid_back
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.openfolds import keep_ticked
from playground.gui.state.pointing import Pointer
from playground.gui.state.sessionsfolder import sessions_folder
from playground.gui.state.store import OPENING, Store
from playground.gui.state.viewstate import INPUT, InputTab, ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.viewport import Viewport
from playground.pictures.fit import at_size
from playground.pictures.framing import Placement
from playground.pictures.load import LoadedPicture


@gestures(
    marked("gesture", "The input"),
    marked("gesture", "Drop or Ctrl+Shift+V: puts a picture, a filter, a network or data in"),
)
class InputPanel(QWidget):
    """Shows the picture as the network sees it, with all that changes it."""

    palette_part = marked("palette", "Input")

    content_read = Signal(object)
    """The content of a file that was read and is no picture."""

    file_chosen = Signal(object)
    """The Decision about a file that the user has chosen, which is no picture."""

    def __init__(
        self,
        store: Store,
        parent: QWidget | None = None,
        evaluation: Evaluation | None = None,
        pointer: Pointer | None = None,
    ) -> None:
        """`evaluation` fits large pictures off this thread; what `pointer` points at is marked."""
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._pointer = pointer
        self._source: PictureSource | None = None
        self.loader = PictureLoader(self)
        self.camera = LiveCamera(store, evaluation, self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._add_heading()
        self._add_view()
        self.picture_page = PicturePage(store, self, CameraButton(self.camera, self))
        self.draw_page = DrawTools(self)
        self._box.addWidget(self.picture_page)
        self._box.addWidget(self.draw_page)
        self._under_picture = QVBoxLayout()
        self._box.addLayout(self._under_picture)
        self._box.addSpacing(4)
        self.options = InputOptions(store, self)
        self._box.addWidget(self.options)
        self._place = DrawingPlace(
            self.draw_page,
            self._canvas_row,
            self._view,
            self._details,
            self._box,
            self._heading_line,
            self._tabs_line,
            (self.tabs, self.draw_on),
            self.network_line,
        )
        pages: dict[InputTab, QWidget] = {"picture": self.picture_page, "draw": self.draw_page}
        self.parts = ShownParts(self.row, pages, (self._details, self.options))
        self._sheet = Sheet(store, self.draw_page, self)
        self._connect()
        self.grid.set_viewport(store.view.viewport)
        self.grid.set_digits(store.view.digits)
        pen = store.view.pen
        self._show_tab(store.view.input_tab)
        self._show_picture()
        self.draw_page.take_pen(pen)

    # Building.

    def _add_heading(self) -> None:
        self._heading = QLabel(self.tr("Input"), self)
        self._heading.setProperty("role", "title")
        self.open_button = QPushButton(self.tr("Open…"), self)
        self.open_button.setToolTip(self.tr("Open a picture or another file, or drop one anywhere"))
        self.paste_button = QPushButton(self.tr("Paste"), self)
        self.paste_button.setAccessibleName(self.tr("Paste picture"))
        self.paste_button.setToolTip(self.tr("Put the picture on the clipboard in"))
        line = self._heading_line = QHBoxLayout()
        self._box.addLayout(line)
        line.setSpacing(8)
        line.addWidget(self._heading)
        line.addStretch(1)
        line.addWidget(self.open_button)
        line.addWidget(self.paste_button)
        self.close_button = IconButton("close", self.tr("Close"), "Esc", self)
        self.close_button.setVisible(self._store.view.input_open)
        line.addWidget(self.close_button)
        drawing = self.tr("Draw on an empty canvas, as large as what the network takes")
        pages = [
            ("picture", self.tr("Picture"), self.tr("Look at a picture: a click pins a cell")),
            ("draw", self.tr("Draw"), drawing),
        ]
        self.tabs = Segmented(pages, self)
        self.compact_tabs = Segmented(pages[::-1], self)
        for tabs in (self.tabs, self.compact_tabs):
            tabs.setAccessibleName(self.tr("Input"))
        line.addWidget(self.compact_tabs)
        self.compact_tabs.hide()
        self.draw_on = IconButton(
            "pencil",
            self.tr("Draw on this picture"),
            self.tr("Strokes go over the picture as it is, instead of on an empty canvas"),
            self,
        )
        line = self._tabs_line = QHBoxLayout()
        self._box.addLayout(line)
        line.setSpacing(4)
        line.addWidget(self.tabs, 1)
        line.addWidget(self.draw_on)

    def _add_view(self) -> None:
        self.grid = DrawingGrid(self._store, self)
        self.grid.setAccessibleName(self.tr("Input picture"))
        self.caption = ElidedLabel(self)
        self.caption.setProperty("role", "muted")
        self.busy = BusyLine(self)
        self.legend = IntensityLegend(self)
        self.network_line = NetworkLine(self._store, self)
        view = self._view = QVBoxLayout()
        self._box.addLayout(view)
        view.setSpacing(4)
        self._details = one_below_the_other(self.caption, self.legend, self.network_line)
        self.row = TrialRow(self)
        self.row.hide()
        self._canvas_row = QHBoxLayout()
        view.addLayout(self._canvas_row)
        self._canvas_row.setSpacing(8)
        self._canvas_row.addWidget(self.grid, 1)
        for widget in (self.busy, self.row, self._details):
            view.addWidget(widget)

    def _connect(self) -> None:
        store = self._store
        self.open_button.clicked.connect(self.open_picture)
        self.paste_button.clicked.connect(self.paste_picture)
        self.close_button.clicked.connect(lambda: store.look(input_open=False))
        for tabs in (self.tabs, self.compact_tabs):
            tabs.chosen.connect(self.choose_tab)
        self.row.open.clicked.connect(self.open_picture)
        self.row.paste.clicked.connect(self.paste_picture)
        self.row.clear.clicked.connect(self.draw_page.clear_wanted)
        self.row.tool_wanted.connect(self.draw_page.choose_tool)
        keep_ticked(store, self.row.more, "picture details")
        self.row.details_wanted.connect(lambda _: self.parts.show())
        self.draw_page.pen_changed.connect(lambda pen: self.row.show_tool(pen.tool))
        self.row.show_tool(self.draw_page.pen.tool)
        self.draw_on.clicked.connect(lambda: store.look(input_tab="draw"))
        self.grid.hovered.connect(self._hover)
        self.grid.clicked.connect(self._pin)
        self.grid.viewport_wanted.connect(lambda viewport: store.look(viewport=viewport))
        self.picture_page.page_chosen.connect(self._choose_page)
        self.draw_page.pen_changed.connect(self.grid.set_pen)
        self.draw_page.pen_changed.connect(lambda pen: store.look(pen=pen))
        self.grid.set_pen(self.draw_page.pen)
        self.loader.began.connect(self.busy.begin)
        self.loader.loaded.connect(self._put)
        self.loader.failed.connect(lambda reason: store.refuse(reason, OPENING))
        self.loader.ended.connect(self.busy.end)
        self.loader.ended.connect(self.picture_page.show_page)
        self.busy.given_up.connect(self.loader.give_up)
        self.busy.shown_or_hidden.connect(self._show_busy)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        if self._evaluation is not None:
            self._evaluation.updated.connect(self._take_shown)
            InvertOffer(self._store, self._evaluation, self)
            self.draw_page.put_at_clear(DrawnAnswer(store, self._evaluation, self.draw_page))
        if self._pointer is not None:
            self._pointer.changed.connect(self._mark)

    def choose_tab(self, name: str) -> None:
        """Begin to draw on an empty sheet, or leave it; which page is seen, the view state says."""
        if name == "draw" and not self._sheet.begin():
            for tabs in (self.tabs, self.compact_tabs):
                tabs.set_value(self._store.view.input_tab)
            return
        self._store.look(input_tab=name)
        if name == "picture":
            self._sheet.leave()

    def _show_tab(self, name: InputTab) -> None:
        drawing = name == "draw"
        for tabs in (self.tabs, self.compact_tabs):
            tabs.set_value(name)
        self.row.show_tab(name)
        self.parts.tab = name
        self.parts.show()
        self._spread()
        self.draw_on.setEnabled(not drawing)
        self.grid.set_drawing(drawing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Where there is width for it, draw with the tools left of a large canvas."""
        is_drawing = not self.parts.is_compact and self.tabs.value == "draw"
        self._place.spread(is_drawing and self.width() >= SPREAD_PX)

    # What the window asks for.

    def set_compact(self, compact: bool) -> None:
        """Leave room below the picture, or show the whole panel."""
        self.parts.is_compact = compact
        self._heading.setText(self.tr("Try it") if compact else self.tr("Input"))
        for button in (self.tabs, self.draw_on, self.open_button, self.paste_button):
            button.setVisible(not compact)
        self.compact_tabs.setVisible(compact)
        self.row.setVisible(compact)
        self.parts.show()
        self._spread()

    def set_on_sheet(self, on: bool) -> None:
        """Have the height of a sheet for the canvas, or show all in a column."""
        if on != self.parts.is_sheet:
            self.parts.is_sheet = on
            self.parts.show()

    def put_under_picture(self, widget: QWidget) -> None:
        """Give a widget the place below the picture and what it is drawn with."""
        self._under_picture.addWidget(widget)

    def open_picture(self) -> None:
        """Ask for a file and put in what it holds."""
        wanted = asked_file(self, str(sessions_folder() or ""))
        if isinstance(wanted, dropped.Picture):
            self.take_picture(file_source(wanted.path))
        elif wanted is not None:
            self.file_chosen.emit(wanted)

    def paste_picture(self) -> None:
        """Put the picture on the clipboard in."""
        self.take_picture(clipboard_source())

    def take_picture(self, source: PictureSource) -> None:
        """Read a picture in the background and put it in; what cannot be read changes nothing."""
        self._source = source
        self.loader.read(source)

    def take_file(self, source: ContentSource) -> None:
        """Read a file of something else in the background, and tell of it by `content_read`."""
        self.loader.read(source)

    @property
    def is_reading(self) -> bool:
        """Whether a picture is being read."""
        return self.loader.is_busy

    def stop(self) -> None:
        """End what runs in the background."""
        self.loader.stop()
        self.busy.end()

    # The picture.

    def _put(self, loaded: object) -> None:
        self._store.succeeded.emit(OPENING)
        if not isinstance(loaded, LoadedPicture):
            self.content_read.emit(loaded)
            return
        source, store = self._source, self._store
        path = source.path if source is not None else ""
        before = store.session.network
        picture = opened_picture(loaded, store.session.picture, path)
        if not self._replace(marked("edit", "Open picture"), picture):
            return
        is_page = source is not None and source.is_page
        said = None if source is None else source.note
        pages = None if is_page else pages_note(loaded, path)
        for note in (*loaded.notes, pages, said, depth_note(before, store.session.network)):
            if note is not None:
                store.note(note)
        if (offer := stretch_offer(store)) is not None:
            store.offered.emit(offer)

    def _choose_page(self, page: int | None) -> None:
        page_of = self._store.session.picture.page_of
        if page_of is not None:
            self.take_picture(page_source(page_of.path, page))

    def _replace(self, label: str, picture: Picture) -> bool:
        self._store.look(viewport=Viewport(), hover=None, pin=None)
        return self._store.edit(label, edits.set_picture, picture)

    # Showing.

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.picture is not new.picture or old.input != new.input:
            self._show_picture()

    def _show_picture(self) -> None:
        session = self._store.session
        picture = session.picture
        channels, height, width = picture.shape
        if not self.grid.is_committing:
            self._show_view(picture)
        colour = self.tr("grey") if channels == 1 else self.tr("RGB")
        self.caption.set_parts(shown_title(picture), f" · {height}×{width} · {colour}")
        self.legend.show_scale(self.grid.limit, "gray")
        on_sheet = picture.origin == DRAWN
        self.draw_page.set_picture(max(height, width), channels == 3, session.levels, on_sheet)
        if not self.grid.is_committing:  # a stroke leaves the pen as it is
            self.draw_page.follow_paper(paper_of(picture))
        self._show_value()

    def _show_view(self, picture: Picture) -> None:
        if is_large(picture) and self._evaluation is not None:
            if self._evaluation.shown is not None:
                self._take_shown(self._evaluation.shown)
            return
        x = at_size(
            picture.pixels, picture.size, picture.square, picture.colour, self._store.session.levels
        )
        self._show_plane(input_view(x, None, self.grid.limit).planes[0])

    def _take_shown(self, shown: Shown) -> None:
        """The picture as the evaluation fitted it, unless it is shown already."""
        picture = self._store.session.picture
        if is_large(picture) and shown.session.picture is picture and not self.grid.is_busy:
            self._show_plane(shown.picture.planes[0])

    def _show_plane(self, plane: Plane) -> None:
        self.grid.show_plane(plane, self.grid.limit, "gray")
        self._show_value()

    def _show_busy(self, busy: bool) -> None:
        """While another picture is being read, this one is on its way out."""
        self.grid.set_stale(busy)
        self.caption.setVisible(not busy)

    # Looking.

    def _hover(self, cell: tuple[int, int] | None) -> None:
        cell = self._in_network(cell)
        if cell is not None:
            self._store.look(hover=Cell(INPUT, 0, *cell))
        elif self._store.view.hover is not None and self._store.view.hover.stage == INPUT:
            self._store.look(hover=None)

    def _placement(self) -> Placement | None:
        """Where the picture lies in what the network takes; None where that is the picture."""
        shown = self._evaluation.shown if self._evaluation is not None else None
        if shown is None or shown.looked is None:
            return None
        return shown.looked.placement

    def _in_network(self, cell: tuple[int, int] | None) -> tuple[int, int] | None:
        """The cell of what the network takes that a cell of the picture lies in."""
        where = self._placement()
        return cell if where is None or cell is None else where.in_frame(*cell)

    def _pin(self, row: int, column: int) -> None:
        place = self._in_network((row, column))
        if place is not None:
            cell = Cell(INPUT, 0, *place)
            self._store.look(pin=None if cell == self._store.view.pin else cell)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.input_tab != new.input_tab:
            self._show_tab(new.input_tab)
        self.close_button.setVisible(new.input_open)
        self.grid.set_viewport(new.viewport)
        self.grid.set_digits(new.digits)
        if (old.pointed, old.digits) != (new.pointed, new.digits):
            self._show_value()

    def _mark(self) -> None:
        """Mark what the pointed cell depends on."""
        if self._pointer is not None:
            blocks = self._pointer.now.marks.blocks(INPUT, 0)
            where = self._placement()
            self.grid.set_highlights(blocks if where is None else laid_back(blocks, where))
            self._show_value()

    def _show_value(self) -> None:
        """The intensity of the cell that is pointed at, on the legend."""
        view, plane = self._store.view, self.grid.plane
        cell = self._pointer.now.cell if self._pointer is not None else view.pointed
        here = cell is not None and cell.stage == INPUT and plane is not None
        values = None
        if here and cell is not None and plane is not None:
            where = self._placement()
            row, column = cell.row, cell.column
            if where is not None:
                row, column = (int(at) for at in where.in_picture(row + 0.5, column + 0.5))
            values = plane.at(row, column)
        self.legend.set_values(values, max(view.digits, 2))
