"""The dialog that exports figures: what, in which format and size, with a preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.fields import Field
from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.core.word_count import grouped
from playground.figures.film import FilmKind
from playground.figures.found import FIGURES, FILMS
from playground.figures.registry import MAX_WIDTH_MM, MIN_WIDTH_MM, FigureKind
from playground.figures.subject import Learning, Subject
from playground.gui.export.film_file import FILM_DPI, FILM_SUFFIXES
from playground.gui.export.filmoptions import FilmOptions
from playground.gui.export.formatchoice import FormatChoice
from playground.gui.export.output import DPI, MAX_DPI, MIN_DPI, SUFFIXES
from playground.gui.export.preview import Preview
from playground.gui.export.request import MM_PER_INCH, Made, Wanted, make
from playground.gui.export.writing import EXPORTING, saved, writing_of
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.gui.state.watch import Watch
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.numberspin import NumberSpin
from playground.gui.widgets.savefile import asked_file
from playground.gui.widgets.styleproperty import restyle
from playground.gui.widgets.wording import sentence, translated

WIDTH = Field(
    "float",
    marked("field", "Width"),
    marked("field", "The figure's width in mm; its height follows."),
    MIN_WIDTH_MM,
    MAX_WIDTH_MM,
)
DOTS = Field(
    "float",
    marked("field", "Dots per inch"),
    marked("field", "How finely a PNG file is drawn; SVG and PDF are sharp at any size."),
    MIN_DPI,
    MAX_DPI,
)
KINDS: dict[str, FigureKind | FilmKind] = {**dict(FIGURES.items()), **dict(FILMS.items())}

POLL_MS = 100
"""Milliseconds from one look at how far a film is to the next."""

SIDE_PX = 300


class ExportDialog(QDialog):
    """Makes figures of what is on screen; each is drawn anew for the size that is chosen."""

    def __init__(
        self,
        store: Store,
        subject: Callable[[], Subject | None],
        kind: str,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export a figure"))
        self._store = store
        self._subject = subject
        self._examined: tuple[Session, Learning] | None = None
        """The session whose network was examined here, and how it does."""

        self._drawn_again: Wanted | None = None
        """The look at the figure that was asked for once it had been copied."""

        self._size = (0.0, 0.0)
        self._worker = LatestWins(make, self)
        self._worker.arrived.connect(self._arrived)
        self._writing = writing_of(store)
        self._writing.written.connect(self._done)
        self.destroyed.connect(self._writing.leave)  # with a window that makes way, too
        self.preview = Preview(self)
        self.preview.resized.connect(self._draw)
        self.what = QComboBox(self)
        self.what.setAccessibleName(self.tr("Figure"))
        for name, item in KINDS.items():
            self.what.addItem(translated("figure", item.title), name)
            at = self.what.count() - 1
            about = as_written(translated("figure", item.help))
            self.what.setItemData(at, about, Qt.ItemDataRole.ToolTipRole)
        self.what.setCurrentIndex(self.what.findData(kind))
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.about.setProperty("role", "muted")
        self.format = FormatChoice(self)
        self.format.offer(SUFFIXES)
        self.width_mm = NumberSpin(WIDTH, 1.0, self)
        self.width_mm.set_value(KINDS[kind].width)
        self.width_mm.setToolTip(translated("field", WIDTH.help))
        self.width_mm.setAccessibleName(self.tr("Width in mm"))
        self.dots = NumberSpin(DOTS, 10.0, self)
        self.dots.set_value(DPI)
        self.dots.setToolTip(translated("field", DOTS.help))
        self.dots.setAccessibleName(translated("field", DOTS.label))
        self.film = FilmOptions(self)
        self.film.changed.connect(self._draw)
        self._watch = Watch()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._show_progress)
        self.size_text = QLabel(self)
        self.size_text.setProperty("role", "muted")
        self.size_text.setWordWrap(True)
        self._lay_out()
        self.what.currentIndexChanged.connect(self._chosen)
        self.format.chosen.connect(self._show_size)
        self.width_mm.edited.connect(lambda _value, _stepping: self._draw())
        self.dots.edited.connect(lambda _value, _stepping: self._show_size())
        self.finished.connect(self._stop)
        self._describe()

    def _lay_out(self) -> None:
        self.copy_button = QPushButton(self.tr("Copy picture"), self)
        self.copy_button.setToolTip(
            self.tr("Put the figure on the clipboard as a picture, to be pasted elsewhere")
        )
        self.copy_button.clicked.connect(self._copy)
        self.save_button = QPushButton(self.tr("Save…"), self)
        self.save_button.setDefault(True)
        restyle(self.save_button, "primary", True)
        self.save_button.setToolTip(self.tr("Write the figure to a file"))
        self.save_button.clicked.connect(self._save)
        self.cancel_button = QPushButton(self.tr("Give the film up"), self)
        self.cancel_button.setToolTip(self.tr("Stop making it; no file is left"))
        self.cancel_button.clicked.connect(self._give_up)
        self.cancel_button.hide()
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(12)
        column = QWidget(self)
        side = QVBoxLayout(column)
        side.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.preview, 1)
        box.addWidget(column)
        form = QFormLayout()
        side.addWidget(self.what)
        side.addWidget(self.about)
        side.addSpacing(8)
        side.addLayout(form)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Width in mm"), self.width_mm)
        form.addRow(translated("field", DOTS.label), self.dots)
        side.addWidget(self.film)
        side.addWidget(self.size_text)
        side.addStretch(1)
        side.addWidget(self.copy_button)
        side.addWidget(self.save_button)
        side.addWidget(self.cancel_button)
        side.addWidget(close)
        self.film.align_with(form)
        self.format.reserve([_suffixes(kind) for kind in KINDS.values()])
        forms = max(form.sizeHint().width(), self.film.sizeHint().width())
        column.setFixedWidth(max(SIDE_PX, forms))  # the same for every kind of figure

    @property
    def kind(self) -> str:
        """The name of the kind of figure that is chosen."""
        return str(self.what.currentData())

    @property
    def suffix(self) -> str:
        """The ending of the file's name."""
        return self.format.value

    @property
    def is_busy(self) -> bool:
        """Whether a figure is being made."""
        return self._worker.is_busy or self._writing.is_busy

    def _chosen(self) -> None:
        self.width_mm.set_value(KINDS[self.kind].width)
        self._describe()
        self._draw()

    def _describe(self) -> None:
        kind = KINDS[self.kind]
        self.about.setText(translated("figure", kind.help))
        is_film = isinstance(kind, FilmKind)
        self.format.offer(_suffixes(kind))
        self.dots.set_value(FILM_DPI if is_film else DPI)
        self.film.setVisible(is_film)
        if isinstance(kind, FilmKind):
            view = self._store.view
            self.film.show_kind(kind, self._store.session, view.layer, view.channel)

    def wanted(self) -> Wanted | None:
        """The figure as it is chosen; None while there are no maps."""
        subject = self._subject()
        if subject is None:
            return None
        digits = self._store.view.digits
        width, dpi = self.width_mm.value, self.dots.value
        if self.kind in FILMS:
            subject = replace(subject, setting=self.film.wanted())
        session, found = self._examined or (None, None)
        if found is not None and session is subject.session and not subject.learning.is_examined:
            subject = replace(subject, learning=found)
        return Wanted(self.kind, subject, width, digits, dpi, self.preview.room)

    def _draw(self) -> Wanted | None:
        """Ask for the figure to be looked at; returns what was asked for."""
        wanted = self.wanted()
        if wanted is not None:
            if self.kind == "confusion" and not wanted.subject.learning.is_examined:
                self._tell(self.tr("What is held out of the data is being examined…"))
            self._worker.request(wanted)
        else:
            self._tell(self.tr("The maps are still being computed."))
        return wanted

    def _arrived(self, made: Made) -> None:
        if made.examined is not None:
            self._examined = made.wanted.subject.session, made.examined
        if made.wanted.is_whole and made.image is not None:
            QGuiApplication.clipboard().setImage(made.image)
            self._say(Message(marked("message", "The figure is on the clipboard.")))
            self._drawn_again = self._draw()
            return
        if made.refusal is not None and made.wanted.is_whole:  # of the copy: the figure is there
            self.size_text.setText(sentence(made.refusal))
            return
        if made.refusal is not None:
            self._tell(sentence(made.refusal))
            return
        self._size = made.size
        self.preview.show_image(made.image)
        self._allow(True)
        if made.wanted is not self._drawn_again:  # what was said of copying stays
            self._show_size()

    def _tell(self, text: str) -> None:
        """Say why there is no figure."""
        self.preview.show_image(None, text)
        self.size_text.clear()
        self._allow(False)

    def _allow(self, is_there: bool) -> None:
        self.copy_button.setEnabled(is_there)
        self.save_button.setEnabled(is_there)

    def _show_size(self) -> None:
        """Say how large the file will be, in mm and in pixels."""
        wide, high = self._size
        is_png = self.suffix == ".png" or self.kind in FILMS
        self.dots.setEnabled(is_png)
        if not wide:
            return
        text = self.tr("{width} × {height} mm").format(width=f"{wide:.0f}", height=f"{high:.0f}")
        if is_png:
            scale = self.dots.value / MM_PER_INCH
            pixels = self.tr("{width} × {height} pixels").format(
                width=grouped(round(wide * scale)), height=grouped(round(high * scale))
            )
            text = self.tr("{mm}, {pixels}").format(mm=text, pixels=pixels)
        self.size_text.setText(text)

    def _copy(self) -> None:
        wanted = self.wanted()
        if wanted is not None:
            self._worker.request(replace(wanted, is_whole=True))

    def _save(self) -> None:
        wanted = self.wanted()
        if wanted is None:
            return
        if self._writing.is_busy:  # another would take the place of that
            text = marked("message", "{name} is still being written.")
            self.size_text.setText(sentence(Message(text, {"name": self._writing.name})))
            return
        suffix = self.suffix
        name = f"{self.kind}{suffix}"
        pattern = f"{suffix[1:].upper()} (*{suffix})"
        asked = asked_file(self, self.windowTitle(), name, {pattern: (suffix,)})
        if asked is None:
            return
        path = str(asked[0])
        self._watch = Watch()
        rate, watch = self.film.rate.value, self._watch
        if self.kind in FILMS:
            self.cancel_button.show()
            self.cancel_button.setFocus()  # else the next would have it, which closes all
            self.save_button.hide()
            self._timer.start()
        self._writing.write(replace(wanted, path=path, suffix=suffix, rate=rate, watch=watch))

    def _show_progress(self) -> None:
        """Say how far the film is."""
        if self._watch.total:
            text = self.tr("Picture {done} of {total}…")
            self.size_text.setText(text.format(done=self._watch.done, total=self._watch.total))

    def _give_up(self) -> None:
        self._watch.is_cancelled = True

    def _done(self, made: Made) -> None:
        if made.wanted.watch is not self._watch:
            return  # of a dialog before
        self._timer.stop()
        self.save_button.show()
        if self.cancel_button.hasFocus():
            self.save_button.setFocus()
        self.cancel_button.hide()
        if made.refusal is not None:
            self.size_text.setText(sentence(made.refusal))
            return
        self._say(saved(made))

    def _say(self, message: Message) -> None:
        self.size_text.setText(sentence(message))
        self._store.note(message, EXPORTING)

    def _stop(self) -> None:
        self._watch.is_cancelled = True
        self._worker.give_up()  # the preview of a large figure takes seconds to get there
        self._writing.leave()


def _suffixes(kind: FigureKind | FilmKind) -> tuple[str, ...]:
    """The files that a kind can be written to."""
    return FILM_SUFFIXES if isinstance(kind, FilmKind) else (*SUFFIXES, *kind.data)
