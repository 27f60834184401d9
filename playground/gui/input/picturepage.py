"""Where pictures come from and how much of them the network sees."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core import edits
from playground.core.messages import marked
from playground.core.picture import Picture
from playground.core.session import Session
from playground.gui.input.pagechoice import PageChoice
from playground.gui.input.samplestrip import SampleStrip
from playground.gui.input.sizechoice import SizeChoice
from playground.gui.state.openfolds import remember
from playground.gui.state.store import Store
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.viewport import Viewport
from playground.gui.widgets.wording import in_words, translated
from playground.pictures.samples import SAMPLES, sample, with_sample
from playground.pictures.titles import title

SIZE_TYPED, SAMPLES_OPEN = "picture size typed", "all samples"

translate = QCoreApplication.translate


class PicturePage(QWidget):
    """The page of a file with several pictures, the samples, the working size and the crop."""

    page_chosen = Signal(object)
    """Another page of the file, counted from 0; None for all as red, green and blue."""

    def __init__(
        self, store: Store, parent: QWidget | None = None, camera: QWidget | None = None
    ) -> None:
        """With a button for the `camera`, beside the heading of the samples."""
        super().__init__(parent)
        self._store = store
        self.samples = SampleStrip(self)
        self.samples.set_opened(SAMPLES_OPEN in store.view.open_folds)
        self.samples.opened.connect(partial(remember, store, SAMPLES_OPEN))
        self.samples.chosen.connect(self.choose_sample)
        self.size_choice = SizeChoice(self, SIZE_TYPED in store.view.open_folds)
        self.size_choice.is_typed_changed.connect(partial(remember, store, SIZE_TYPED))
        self.size_choice.edited.connect(self._set_size)
        self.size_choice.released.connect(store.end_merge)
        self.crop = Segmented(
            [
                ("whole", self.tr("whole"), self.tr("The network sees all of the picture")),
                ("square", self.tr("square"), self.tr("The network sees the square in its middle")),
            ],
            self,
        )
        self.crop.setAccessibleName(self.tr("Crop"))
        self.crop.chosen.connect(self._set_crop)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self.page_choice = PageChoice(self)
        self.page_choice.chosen.connect(self.page_chosen)
        self.page_choice.setContentsMargins(0, 0, 0, 8)
        self._page_label = section_label(self.tr("PAGE"), self)
        self._box.addWidget(self._page_label)
        self._box.addWidget(self.page_choice)
        self._add_section(self.tr("SAMPLES"), self.samples, camera)
        self._box.addSpacing(8)
        self._add_section(self.tr("SIZE"), self.size_choice)
        self._box.addSpacing(4)
        line = QHBoxLayout()
        self._box.addLayout(line)
        line.addWidget(section_label(self.tr("CROP"), self), 1)
        line.addWidget(self.crop)
        self._show_picture(store.session.picture)
        store.changed.connect(self._session_changed)

    def _add_section(self, heading: str, widget: QWidget, beside: QWidget | None = None) -> None:
        line = QHBoxLayout()
        self._box.addLayout(line)
        line.addWidget(section_label(heading, self), 1)
        if beside is not None:
            line.addWidget(beside)
        self._box.addWidget(widget)

    def show_page(self) -> None:
        """Have the page chosen that is shown, whatever became of the one that was asked for."""
        self.page_choice.set_page(self._store.session.picture.page_of)

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.picture is not new.picture:
            self._show_picture(new.picture)

    def _show_picture(self, picture: Picture) -> None:
        self.samples.mark(picture.name if is_sample(picture) else "")
        self.show_page()
        self.page_choice.setVisible(picture.page_of is not None)
        self._page_label.setVisible(picture.page_of is not None)
        self.size_choice.set_picture(picture)
        self.crop.set_value("square" if picture.square else "whole")
        height, width = picture.full_size
        self.crop.setEnabled(height != width)
        self.crop.setToolTip("" if height != width else self.tr("The picture is square already"))

    def choose_sample(self, name: str) -> None:
        """Put a sample in, by its name, as one step that undo takes back."""
        if self._store.edit(marked("edit", "Choose sample"), with_sample, name):
            self._store.look(viewport=Viewport(), hover=None, pin=None)
        else:
            self._show_picture(self._store.session.picture)

    def _set_size(self, size: int, live: bool) -> None:
        picture = self._store.session.picture
        self._store.edit(
            marked("edit", "Set picture size"),
            edits.set_working_size,
            size,
            picture.square,
            merge="picture size" if live else None,
        )

    def _set_crop(self, value: str) -> None:
        size = self._store.session.picture.size
        square = value == "square"
        self._store.edit(marked("edit", "Crop picture"), edits.set_working_size, size, square)


def is_sample(picture: Picture) -> bool:
    """Whether the picture is a sample as it ships; one that was drawn on has float pixels."""
    return picture.name in SAMPLES and picture.pixels.dtype == np.uint8


def shown_title(picture: Picture) -> str:
    """The name of a picture as it is shown: in the window's language where the program gave it."""
    if picture.name not in SAMPLES:
        return in_words(title(picture.name))
    named = translated("sample", sample(picture.name).title)
    return (
        named
        if is_sample(picture)
        else translate("InputPanel", "{name}, drawn on").format(name=named)
    )


def one_below_the_other(*parts: QWidget) -> QWidget:
    """A widget with parts of a panel that belong together."""
    holder = QWidget(parts[0].parentWidget())
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    for part in parts:
        box.addWidget(part)
    return holder


def section_label(text: str, parent: QWidget) -> QLabel:
    """A heading within a panel."""
    label = QLabel(text, parent)
    label.setProperty("role", "section")
    return label
