"""The application that figures need where there is no window: for fonts, and a language."""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication

from playground.gui.state.language import install_language, system_language
from playground.gui.widgets import fonts


def figure_application() -> QGuiApplication:
    """An application that shows nothing, with the program's fonts, in the system's language."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    application = QGuiApplication(["convolution-playground"])
    fonts.install()
    install_language(application, system_language())
    return application
