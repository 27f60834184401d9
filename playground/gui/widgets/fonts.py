"""The program's own fonts: the same text on every machine, bare ones too, and in PDF files."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from playground import resources

SANS = "Playground Sans"
HAN = "Playground Han"
_WEIGHTS = ("Regular", "Medium", "SemiBold")


def install() -> None:
    """Register the fonts and make them the application's, Chinese behind Latin.

    All four files together take a few milliseconds, so that Chinese needs no second step. The
    point size of the application's font stays what the system says.
    """
    files = [f"PlaygroundSans-{weight}.otf" for weight in _WEIGHTS]
    for name in [*files, "PlaygroundHan-Regular.ttf"]:
        path = resources.path("fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"The font {path} cannot be loaded.")
    font = QGuiApplication.font()
    font.setFamilies([SANS, HAN])
    # Without it an x beside a digit is drawn as ×: "x86_64", or a file's name.
    font.setFeature(QFont.Tag("calt"), 0)
    QGuiApplication.setFont(font)


def tabular(font: QFont) -> QFont:
    """The same font with digits of equal width, for numbers in columns and cells."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result
