"""The fonts that come along have every character that the program shows."""

from __future__ import annotations

import ast
import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QRawFont,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication

from playground import resources
from playground.gui.widgets import fonts

ROOT = Path(__file__).resolve().parents[3]
PASTED_TEXT = {
    ROOT / "playground" / "kernels" / name for name in ("drawn.py", "printed.py", "text.py")
}
"""They have signs that are read and never shown."""
SIGNS = "×−·⊙ΣΣ∂⌊⌋⌈⌉→←↑↓½²³ᵢησλθμπ∞≤≥≈≠±÷√∇▸▾▴◂▶…–—‘’“”°ᵀ⅓⅑ÄÖÜßéñčőžΔ"


@pytest.fixture
def _installed(qapp: QApplication) -> Iterator[None]:
    before = QGuiApplication.font()
    fonts.install()
    yield
    QGuiApplication.setFont(before)


def raw(family: str) -> QRawFont:
    found = QRawFont.fromFont(QFont(family))
    assert found.familyName() == family
    return found


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    "weight", [QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold]
)
def test_each_weight_is_there_and_is_the_applications_font(weight: QFont.Weight) -> None:
    font = QGuiApplication.font()
    font.setWeight(weight)
    info = QFontInfo(font)
    assert info.family() == fonts.SANS
    assert info.weight() == weight
    assert info.pointSize() == QGuiApplication.font().pointSize()


@pytest.mark.usefixtures("_installed")
def test_the_signs_of_the_arithmetic_have_glyphs_of_their_own() -> None:
    sans = raw(fonts.SANS)
    assert [sign for sign in SIGNS if not sans.supportsCharacter(ord(sign))] == []
    indexes = sans.glyphIndexesForString("⌊⌋⌈⌉⊙⊕⊗∇")
    assert 0 not in indexes
    shapes = [sans.pathForGlyph(index).toFillPolygon() for index in indexes]
    assert all(len(shape) >= 6 for shape in shapes)
    assert all(one != other for one, other in itertools.combinations(shapes, 2))


@pytest.mark.usefixtures("_installed")
def test_simplified_chinese_is_complete() -> None:
    han = raw(fonts.HAN)
    rows = [bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    text = "".join(row.decode("gb2312", errors="ignore") for row in rows)
    assert len(text) == 3755 + 3008
    assert [char for char in text if not han.supportsCharacter(ord(char))] == []


@pytest.mark.usefixtures("_installed")
def test_every_character_that_the_program_shows_is_there() -> None:
    known = (raw(fonts.SANS), raw(fonts.HAN))
    shown = set().union(*map(set, texts()))
    assert len(shown) > 90
    assert {
        char
        for char in shown
        if char.isprintable() and not any(font.supportsCharacter(ord(char)) for font in known)
    } == set()


def texts() -> Iterator[str]:
    """Every string in the program's code and data, docstrings included, but for signs only read."""
    for path in set((ROOT / "playground").rglob("*.py")) - PASTED_TEXT:
        text = path.read_text(encoding="utf-8")
        if "\\" not in text:  # the strings are as they are written, and the rest may be there, too
            yield text
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for path in resources.ROOT.rglob("*.json"):
        yield json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)
    for path in resources.ROOT.rglob("*.ts"):
        yield path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("_installed")
def test_tabular_digits_have_one_width() -> None:
    def widths(font: QFont) -> set[float]:
        metrics = QFontMetricsF(font)
        return {round(metrics.horizontalAdvance(digit * 8), 3) for digit in "0123456789"}

    plain = QFont(fonts.SANS)
    plain.setPixelSize(40)
    assert len(widths(plain)) > 1
    assert len(widths(fonts.tabular(plain))) == 1
    assert len(widths(plain)) > 1  # the font that was handed in is as it was


@pytest.mark.usefixtures("_installed")
def test_a_second_install_adds_no_second_family() -> None:
    fonts.install()
    assert QFontDatabase.families().count(fonts.SANS) == 1


def test_the_licences_are_beside_the_fonts() -> None:
    folder = resources.path("fonts")
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")
    assert "Apache License" in (folder / "Apache-2.0.txt").read_text(encoding="utf-8")
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert all(
        path.name in readme or path.stem.partition("-")[0] in readme
        for path in [*folder.glob("*.otf"), *folder.glob("*.ttf")]
    )


@pytest.mark.usefixtures("_installed")
def test_an_x_beside_digits_stays_one() -> None:
    shown = QTextLayout("2x86", QGuiApplication.font())
    shown.beginLayout()
    shown.createLine()
    shown.endLayout()
    glyphs = shown.glyphRuns()[0].glyphIndexes()
    assert glyphs == raw(fonts.SANS).glyphIndexesForString("2x86")
