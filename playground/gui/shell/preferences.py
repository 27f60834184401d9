"""The dialog of the settings of this machine: each is applied at once, and kept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from playground.gui.shell.look import PREFERENCES as PREFERENCES_DIALOG
from playground.gui.shell.preferencefields import (
    FolderField,
    Section,
    folder_of,
    sections,
    why_no_cuda,
)
from playground.gui.state.machine_settings import (
    DEVICE,
    LANGUAGE,
    PREFERENCES,
    MachineSettings,
    Setting,
)
from playground.gui.widgets.fieldcontrols import SegmentsControl
from playground.gui.widgets.folderline import FolderLine
from playground.gui.widgets.forms import Form, FormRow
from playground.gui.widgets.wording import translated

LETTERS_WIDE = 62
"""The dialog's width, in average letters of its text."""

MARGIN_PX, GAP_PX, SECTION_GAP_PX = 16, 8, 12
SCREEN_SHARE = 0.86
"""Of the height of the screen that it may take; what does not fit is scrolled to."""


class Preferences(QDialog):
    """Shows every setting that the user may choose, in sections."""

    def __init__(
        self,
        settings: MachineSettings,
        speak: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        """`speak` puts a window in another language into the place of this one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(PREFERENCES_DIALOG)
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        self._speak = speak
        self._forms: list[Form] = []
        self._controls: dict[str, QWidget] = {}
        self._settings_by_key = {setting.key: setting for setting in PREFERENCES}
        self._folders: list[tuple[Setting[str], FolderField, FolderLine, FormRow]] = []
        self._page = QWidget(self)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, 0)
        page.setSpacing(GAP_PX)
        for at, section in enumerate(sections()):
            if at:
                page.addSpacing(SECTION_GAP_PX)
            self._add_section(page, section)
        page.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._page)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setProperty("role", "warning")
        self.said.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        self.said.hide()
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, MARGIN_PX)
        box.setSpacing(SECTION_GAP_PX)
        box.addWidget(self._area, 1)
        box.addWidget(self.said)
        box.addWidget(self._buttons())
        self._align()
        self._show_values()
        self._show_devices()
        settings.changed.connect(self._show_values)

    def _show_devices(self) -> None:
        """Have no card to be chosen where PyTorch cannot use one."""
        devices, why_not = self.control(DEVICE), why_no_cuda()
        if why_not and isinstance(devices, SegmentsControl) and sys.platform != "darwin":
            button = devices.segments.button("cuda")
            button.setEnabled(False)
            button.setToolTip(translated("preferences", why_not))

    def _buttons(self) -> QWidget:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(
            QIcon()
        )  # in no theme's colour
        buttons.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        self.reset_button = buttons.addButton(
            self.tr("Defaults"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.reset_button.setToolTip(self.tr("Have everything here as it was at the first start"))
        self.reset_button.clicked.connect(self._reset)
        buttons.rejected.connect(self.close)
        return buttons

    def sizeHint(self) -> QSize:
        """As high as all of it, where the screen is."""
        letter = self.fontMetrics().averageCharWidth()
        content = self._page.sizeHint()
        rest = self._box.sizeHint().height() - self._area.sizeHint().height()
        room = self.screen().availableSize()
        height = min(content.height() + rest, round(room.height() * SCREEN_SHARE))
        width = max(letter * LETTERS_WIDE, content.width())
        return QSize(min(width, room.width()), height)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resize(self.sizeHint())  # what it was before had not its letters yet

    def control(self, setting: Setting[Any]) -> QWidget:
        """The control that a setting is chosen with."""
        return self._controls[setting.key]

    def _add_section(self, page: QVBoxLayout, section: Section) -> None:
        title = QLabel(translated("preferences", section.title), self._page)
        title.setProperty("role", "title")
        page.addWidget(title)
        if section.fields:
            form = Form({setting.key: field for setting, field in section.fields}, self._page, True)
            form.edited.connect(self._edited)
            self._forms.append(form)
            self._controls |= {each.key: form.control(each.key) for each, _ in section.fields}
            page.addWidget(form)
        for setting, folder in section.folders:
            label, explanation = (translated("field", text) for text in (folder.label, folder.help))
            line = FolderLine(label, explanation, self._page)
            line.chosen.connect(partial(self._choose_folder, setting))
            line.refused.connect(self._say)
            row = FormRow(label, explanation, line, self._page)
            row.letters_changed.connect(self._align)
            self._folders.append((setting, folder, line, row))
            self._controls[setting.key] = line
            page.addWidget(row)

    def _align(self) -> None:
        """Let the controls of all sections begin below each other."""
        rows = [row for form in self._forms for _, row in form.rows()]
        rows += [row for *_, row in self._folders]
        width = max(row.wanted_label for row in rows)
        for row in rows:
            row.set_label_width(width)

    def _show_values(self) -> None:
        get = self._settings.get
        for form in self._forms:
            form.show_values(lambda key: get(self._settings_by_key[key]), self._settings)
        for setting, folder, line, _ in self._folders:
            line.show_folder(folder_of(self._settings, setting, folder), not get(setting))
        self.reset_button.setEnabled(
            any(get(setting) != setting.default() for setting in PREFERENCES)
        )

    def _edited(self, key: str, value: Any, _live: bool) -> None:
        self._say("")
        if key == LANGUAGE.key:
            self._speak(value)
        else:
            self._settings.set(self._settings_by_key[key], value)

    def _choose_folder(self, setting: Setting[str], folder: str) -> None:
        self._say("")
        self._settings.set(setting, folder)

    def _reset(self) -> None:
        self._say("")
        self._settings.reset(setting for setting in PREFERENCES if setting is not LANGUAGE)
        if self._settings.get(LANGUAGE) != LANGUAGE.default():
            self._speak(LANGUAGE.default())

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
