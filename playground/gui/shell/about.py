"""The box that says which versions run here, where the log is, and whose work all of it is."""

from __future__ import annotations

import os

from PySide6.QtCore import QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from playground.gui.shell.errorlog import log_path, versions
from playground.gui.shell.licences import licence_texts, package_licences
from playground.gui.widgets.icons import application_icon
from playground.gui.widgets.segmented import Segmented

ICON_PX = 48
WIDTH_PX, HEIGHT_PX = 560, 400
MARGIN_PX = 16


class About(QDialog):
    """Versions to copy into a report on one page, licences on the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Convolution Playground"))
        pages = QStackedWidget(self)
        self.licences = QPlainTextEdit(pages)
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(self.tr("Licences"))
        pages.addWidget(self._versions(pages))
        pages.addWidget(self.licences)
        self.page = Segmented(
            [
                ("versions", self.tr("Versions"), self.tr("What runs here, for a report")),
                ("licences", self.tr("Licences"), self.tr("Whose work this is, and its terms")),
            ],
            self,
        )
        self.page.set_value("versions")
        self.page.setAccessibleName(self.tr("Page"))
        self.page.chosen.connect(self._choose)
        self._pages = pages
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(
            QIcon()
        )  # in no theme's colour
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip(self.tr("Copy the versions and the place of the log, for a report"))
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        box.setSpacing(12)
        box.addLayout(self._title())
        box.addWidget(self.page)
        box.addWidget(pages, 1)
        box.addWidget(buttons)

    def sizeHint(self) -> QSize:
        """Wide enough for a line of a licence."""
        return super().sizeHint().expandedTo(QSize(WIDTH_PX, HEIGHT_PX))

    def _title(self) -> QHBoxLayout:
        picture = QLabel(self)
        picture.setPixmap(application_icon().pixmap(ICON_PX, ICON_PX))
        what = QLabel(self.tr("A desktop lab to see, edit and train convolutional networks"), self)
        what.setProperty("role", "title")
        what.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(picture)
        row.addWidget(what, 1)
        return row

    def _versions(self, parent: QWidget) -> QWidget:
        page = QWidget(parent)
        self.facts = QLabel(about_text(), page)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kept = QLabel(self.tr("Errors and crashes of the program are kept in this file:"), page)
        self.path = QLabel(str(log_path()), page)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.path.setAccessibleName(kept.text())
        self.path.setWordWrap(True)
        show = QPushButton(self.tr("Open its folder"), page)
        show.setEnabled(os.path.isdir(log_path().parent))
        show.clicked.connect(self._show_log)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.facts, kept, self.path):
            box.addWidget(widget)
        box.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return page

    def _choose(self, page: str) -> None:
        if page == "licences" and not self.licences.toPlainText():
            self.licences.setPlainText(self._licence_text())
        self._pages.setCurrentIndex(("versions", "licences").index(page))

    def _licence_text(self) -> str:
        packages = "\n".join(f"{name}: {licence}" for name, licence in package_licences())
        own, *others = licence_texts()
        runs_on = self.tr("Packages that it runs on, with their licences:")
        return "\n\n\n".join((own, f"{runs_on}\n\n{packages}", *others))

    def _show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_path().parent)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.facts.text()}\n{self.path.text()}\n")


def about_text() -> str:
    """Every version in a line of its own."""
    lines = [f"{name} {version}" for name, version in versions()]
    lines.insert(2, f"Qt {qVersion()}, {QGuiApplication.platformName()}")
    return "\n".join(lines)
