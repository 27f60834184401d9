"""The composition root: the only place that wires things together."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from playground.core.filters import make_filter
from playground.core.session import Network, Picture, Session
from playground.gui import fonts
from playground.gui.evaluation import Evaluation
from playground.gui.store import Store
from playground.gui.theme import THEMES, wear
from playground.gui.window import Window
from playground.kernels.presets import load_presets
from playground.layers import Activation, Convolution, Pooling
from playground.pictures.samples import SAMPLES

FIRST_FILTERS = (
    "sobel-vertical",
    "sobel-horizontal",
    "sobel-diagonal-left",
    "sobel-diagonal-right",
)


def first_session() -> Session:
    """Four edge filters on a photo, ReLU, max pooling: what a new window shows."""
    presets = load_presets()
    filters = tuple(
        make_filter(presets[name].title, presets[name].matrix(), 1, name) for name in FIRST_FILTERS
    )
    sample = SAMPLES["camera"]
    picture = Picture("camera", sample.pixels(), 256)
    return Session(picture, Network((Convolution(filters=filters), Activation(), Pooling())))


def make_application(arguments: list[str]) -> QApplication:
    """The QApplication with our fonts; the caller chooses the theme."""
    QApplication.setApplicationName("Convolution Playground")
    QApplication.setOrganizationName("convolution-playground")
    QApplication.setDesktopFileName("convolution-playground")
    application = QApplication([arguments[0] if arguments else "convolution-playground"])
    fonts.install()
    return application


@dataclass(frozen=True, slots=True)
class Program:
    """The wired parts; whoever holds it keeps them alive."""

    store: Store
    evaluation: Evaluation
    window: Window


def build(session: Session, settings: QSettings) -> Program:
    """Wire a window around a session."""
    store = Store(session)
    evaluation = Evaluation(store)
    return Program(store, evaluation, Window(store, evaluation, settings))


def run(arguments: list[str], picture: str | None = None) -> int:
    """Open the window and stay until it is closed."""
    application = make_application(arguments)
    settings = QSettings()
    name = str(settings.value("theme", "light"))
    wear(application, name if name in THEMES else "light")
    program = build(first_session(), settings)
    geometry = settings.value("geometry")
    if geometry is not None:
        program.window.restoreGeometry(geometry)
    program.window.show()
    if picture is not None:
        program.window.input_panel.load_file(picture)
    return application.exec()
