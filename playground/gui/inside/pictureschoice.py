"""The choice of the pictures in which the strongest places of units are sought."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.core.session import Session
from playground.gui.inside.usualpictures import pictures_searched
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.openfile import folder_to_read
from playground.gui.widgets.segmented import Segmented


class PicturesChoice(QWidget):
    """Samples, the data, or a folder that is asked for; what is chosen is in the view state."""

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.choice = Segmented(
            [
                ("samples", self.tr("Samples"), self.tr("The pictures that come along")),
                ("data", self.tr("Data"), self.tr("The data that are trained on, up to 2000")),
                ("folder", self.tr("Folder…"), ""),
            ],
            self,
        )
        self.choice.setAccessibleName(self.tr("Where places are sought"))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.choice)
        self.choice.chosen.connect(self._choose)
        self.choice.button("folder").clicked.connect(self._press_folder)
        store.view_changed.connect(self._view_changed)
        store.changed.connect(self._session_changed)
        self._show()

    def _choose(self, pictures: str) -> None:
        if pictures != "folder":
            self._change(pictures=pictures)

    def _press_folder(self) -> None:
        """Ask for a folder, for another one as well."""
        look = self._store.view.inside
        title = self.tr("A folder of pictures, with subfolders or without")
        folder = folder_to_read(self, title, look.folder)
        if folder:
            self._change(pictures="folder", folder=folder)
        else:
            self._show()

    def _change(self, **changes: object) -> None:
        self._store.look(inside=replace(self._store.view.inside, **changes))  # type: ignore[arg-type]

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        is_other = old.inside.unpatched != new.inside.unpatched
        if is_other or old.data_classes != new.data_classes:
            self._show()

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.network is not new.network or old.classes != new.classes:
            self._show()

    def _show(self) -> None:
        look = self._store.view.inside
        searched = pictures_searched(self._store.session, self._store.view)
        self.choice.set_value(searched)
        usual = self.tr("All pictures of a folder of yours, in subfolders too")
        is_folder = searched == "folder"
        self.choice.button("folder").setToolTip(as_written(look.folder) if is_folder else usual)
        name = Path(look.folder).name
        self.choice.button("folder").setAccessibleDescription(name if is_folder else usual)
