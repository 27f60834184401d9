"""Figures as files: of the right size, texts as texts, the fonts within, and the same on each."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QImage

from playground import app
from playground.core.messages import Refused
from playground.figures.drawing.figure import Figure, Text
from playground.figures.drawing.page import Page
from playground.figures.found import FIGURES
from playground.figures.subject import Subject, evaluated
from playground.gui.export.output import to_bytes
from playground.gui.export.painter import measure
from playground.pictures.load import load

pytestmark = pytest.mark.usefixtures("own_fonts")

WORDS = "Größe 28×28 − 3 ≥ σ fi"


def flow() -> Figure:
    """The flow of the program's first document."""
    subject = Subject(evaluated(app.first_session()))
    return FIGURES["flow"].draw(subject, Page(170.0, measure))


def sheet(*texts: Text) -> Figure:
    """Texts alone, on a sheet of 90 × 30 mm."""
    return Figure(90.0, 30.0, texts, "A title & <more>")


def tool(name: str) -> str:
    """Another program that reads such files."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def pixels_of(path: Path) -> np.ndarray:
    """A picture file as gray values."""
    pixels = load(path).pixels.astype(float)
    return pixels.mean(axis=2) if pixels.ndim == 3 else pixels


@pytest.mark.parametrize("dpi", [72.0, 300.0])
def test_a_png_has_the_size_that_was_asked_for(tmp_path: Path, dpi: float) -> None:
    path = tmp_path / "figure.png"
    figure = flow()
    path.write_bytes(to_bytes(figure, ".png", dpi))
    image = QImage(str(path))
    assert image.width() == round(figure.width / 25.4 * dpi)
    assert image.height() == round(figure.height / 25.4 * dpi)
    assert image.dotsPerMeterX() == pytest.approx(dpi / 0.0254, abs=1)
    assert image.pixelColor(0, 0).name() == "#ffffff"


def test_an_svg_has_texts_as_texts_and_its_fonts() -> None:
    figure = flow()
    data = to_bytes(figure, ".svg")
    root = ElementTree.fromstring(data)
    name = "{http://www.w3.org/2000/svg}"
    assert root.get("width") == "170mm"
    assert tuple(item.text for item in root.iter(f"{name}text")) == figure.texts
    assert data.count(b"@font-face") == 2
    assert b"Playground Han';font-weight" not in data
    assert to_bytes(sheet(Text(5, 20, "卷积")), ".svg").count(b"@font-face") == 2
    assert b"<title>A title &amp; &lt;more&gt;</title>" in to_bytes(sheet(), ".svg")


def test_a_pdf_has_every_sign_with_its_code_and_its_fonts() -> None:
    data = to_bytes(sheet(Text(5, 20, WORDS + "卷积")), ".pdf")
    tables = b"".join(re.findall(rb"endcodespacerange.*?endcmap", data, re.DOTALL))
    for sign in WORDS + "卷积":
        assert b"<%04X>" % ord(sign) in tables, sign
    assert data.count(b"/FontFile") == 2
    found = re.search(rb"MediaBox \[0 0 ([\d.]+) ([\d.]+)", data)
    assert found is not None
    width, height = found.groups()
    assert float(width) == pytest.approx(90 / 25.4 * 72, abs=1.01)
    assert float(height) == pytest.approx(30 / 25.4 * 72, abs=1.01)


def test_another_program_reads_the_texts_of_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "figure.pdf"
    figure = flow()
    path.write_bytes(to_bytes(figure, ".pdf"))
    command = [tool("pdftotext"), "-raw", str(path), "-"]
    read = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    for text in figure.texts:
        assert text in read
    path.write_bytes(to_bytes(sheet(Text(5, 20, WORDS)), ".pdf"))
    read = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert read.strip() == WORDS


def test_another_program_draws_svg_and_pdf_as_the_png_is(tmp_path: Path) -> None:
    svg, pdf = tool("rsvg-convert"), tool("pdftoppm")
    figure = flow()
    for suffix in (".png", ".svg", ".pdf"):
        (tmp_path / f"figure{suffix}").write_bytes(to_bytes(figure, suffix, 150.0))
    size = ["-w", str(round(170 / 25.4 * 150))]
    source, target = tmp_path / "figure.svg", tmp_path / "svg.png"
    subprocess.run([svg, *size, str(source), "-o", str(target)], check=True)
    page = [pdf, "-r", "150", "-png", "-singlefile", str(tmp_path / "figure.pdf")]
    subprocess.run([*page, str(tmp_path / "pdf")], check=True)
    ours = pixels_of(tmp_path / "figure.png")
    for path in (target, tmp_path / "pdf.png"):
        theirs = pixels_of(path)
        rows, columns = np.minimum(ours.shape, theirs.shape)
        assert rows >= len(ours) - 3
        assert np.abs(ours[:rows, :columns] - theirs[:rows, :columns]).mean() < 12


def inked_mm(text: str) -> float:
    """How wide the ink of a text is on a PNG."""
    figure = Figure(200.0, 20.0, (Text(10.0, 10.0, text, 12.0),))
    image = QImage.fromData(to_bytes(figure, ".png", 300.0))
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), -1)
    dark = np.flatnonzero((pixels[:, : gray.width()] < 128).any(axis=0))
    return float(dark[-1] - dark[0]) / 300 * 25.4


def test_text_is_as_wide_as_it_is_measured() -> None:
    added = inked_mm("H" * 21) - inked_mm("H")
    assert added == pytest.approx(20 * measure("H", 12.0, 400), abs=0.2)


def test_what_cannot_be_made_is_a_sentence() -> None:
    with pytest.raises(Refused, match="no kind of figure"):
        to_bytes(sheet(), ".bmp")
    with pytest.raises(Refused, match="choose fewer dpi"):
        to_bytes(sheet().scaled(20), ".png", 2400)
