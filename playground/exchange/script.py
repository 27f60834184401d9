"""The common parts of exported scripts: where their numbers are, the test, reading a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.core.atomic_file import replacing
from playground.exchange.exported import Exported, program
from playground.exchange.places import by
from playground.exchange.preparation import preparation, repeats_preparation
from playground.exchange.source import argument, named_arrays
from playground.pictures.save import save_bytes, unwritable

MAX_INLINE_NUMBERS = 1000
"""So many weights, or numbers of the test, are written into the script itself."""

MAX_PIXEL_BYTES = 2**22
"""Of pictures with more, the test has what the network gets, and not the pixels."""

DATA_SUFFIX = ".data.npz"
LEVEL = 1e-5
"""So far may a prepared picture be from the program's, whose brightest level is 1."""

TOLERANCE = 1e-5
"""Of the largest output, or of 1: so far may a script be from the program."""

READ = '''
def read(path):
    """The pixels of a picture, on white where it is clear, or of a numpy file."""
    if path.endswith(".npy"):
        return levels(np.load(path), path)
    from PIL import Image, ImageOps  # pip install pillow

    image = Image.open(path)
    has_16_bits = image.mode.startswith("I;16") or image.format in ("PNG", "PPM")
    image = ImageOps.exif_transpose(image)
    if image.mode[0] in "IF":  # numbers, and not colours of 8 bits
        values = np.asarray(image)
        if image.mode[0] == "I" and has_16_bits:
            values = values.astype(np.uint16)
            values[values == image.info.get("transparency", -1)] = 65535
        return levels(values, path)
    if not image.has_transparency_data:
        return np.asarray(image.convert("RGB"))
    pixels = np.asarray(image.convert("RGBA")).astype(int)
    colour, opaque = pixels[..., :3], pixels[..., 3:]
    return np.uint8((colour * opaque + 255 * (255 - opaque) + 127) // 255)


def levels(values, path):
    """Whole numbers of 8 or 16 bits, or numbers of 0 to 1: others are stretched to that."""
    low, high = values.min(), values.max()
    if not np.isfinite(values).all():
        sys.exit(f"{path} has pixels without a value.")
    if values.dtype in (np.uint8, np.uint16):
        return values
    if values.dtype.kind in "iu" and 0 <= low and high <= 65535:
        return values.astype(np.uint8 if high <= 255 else np.uint16)
    if values.dtype.kind in "iu" or low < 0 or high > 1:
        values = (values.astype(float) - low) / (float(high) - float(low) or 1)
    return values
'''
SHOW_CLASSES = '''
def show(y):
    """Print the likeliest classes."""
    y = y.reshape(-1)
    for place in np.argsort(-y)[:3]:
        print(f"{CLASSES[place]:<16}{y[place]:.6g}")
'''
SHOW_MAPS = '''
def show(y):
    """Print what came out."""
    print("shape", *y.shape, " smallest", y.min(), " mean", y.mean(), " largest", y.max())
'''
TEST = '''
def test():
    """Whether the answer to the program's own picture is the one that the program had."""
    y, expected = {run}, TEST["output"]
    difference = np.abs(y.reshape(expected.shape) - expected).max(initial=0)
    print(f"largest difference from the program: {{difference:.2g}}")
    show(y)
    return bool(difference <= {tolerance} * max(1, np.abs(expected).max(initial=0)))
'''
TEST_PREPARED = '''
def test():
    """Whether the answer to the program's own picture is the one that the program had."""
    x = prepare(TEST["pixels"])
    difference = np.abs(x - TEST["input"]).max(initial=0){over}
    print(f"largest difference of the prepared picture: {{difference:.2g}}")
    is_prepared = difference <= {level}
    y, expected = {run}, TEST["output"]
    difference = np.abs(y.reshape(expected.shape) - expected).max(initial=0)
    print(f"largest difference from the program: {{difference:.2g}}")
    show(y)
    return bool(is_prepared and difference <= {tolerance} * max(1, np.abs(expected).max(initial=0)))
'''
MAIN = """
if __name__ == "__main__":
    if len(sys.argv) > 1:
        show({answer})
    elif not test():
        sys.exit("The answer is not that of the program.")
"""


@dataclass(frozen=True, slots=True)
class Script:
    """A script's text, and the arrays that stand in a file of this name beside it."""

    text: str
    beside: dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Parts:
    """The texts that both languages have: the data, the preparation, and the functions below."""

    data: str
    helpers: str
    below: str
    needs: str
    beside: dict[str, NDArray[Any]]


def parts(exported: Exported, data_name: str, run: str, answer: str) -> Parts:
    """The common texts; `run` computes the test's answer, and `answer` that to a picture."""
    session = exported.session
    test: dict[str, NDArray[Any]] = {"input": exported.taken.x, "output": exported.output}
    has_pixels = repeats_preparation(exported) and session.picture.pixels.nbytes <= MAX_PIXEL_BYTES
    if has_pixels:
        test = {"pixels": session.picture.pixels, **test}
    beside: dict[str, NDArray[Any]] = {}
    lines: list[str] = []
    for name, arrays in (("W", dict(exported.weights)), ("TEST", test)):
        if sum(values.size for values in arrays.values()) <= MAX_INLINE_NUMBERS:
            lines += named_arrays(name, arrays)
        else:
            beside |= {f"{name}.{key}": values for key, values in arrays.items()}
            lines.append(
                f"{name} = {{key[{len(name) + 1}:]: DATA[key] for key in DATA"
                f' if key.startswith("{name}.")}}'
            )
    if beside:
        lines = [
            f"with np.load(Path(__file__).resolve().with_name({argument(data_name)})) as stored:",
            "    DATA = dict(stored)",
            *lines,
        ]
    if exported.classes:
        lines.append(f"CLASSES = [{', '.join(map(argument, exported.classes))}]")
    prepared = preparation(exported)
    over = "" if session.brightest == 1 else f" / {session.brightest:g}"
    test_text = (TEST_PREPARED if has_pixels else TEST).format(
        run=run, tolerance=f"{TOLERANCE:g}", level=LEVEL, over=over
    )
    show = SHOW_CLASSES if exported.classes else SHOW_MAPS
    below = [READ, show, test_text, MAIN.format(answer=answer)]
    needs = (
        f"The numbers are in {_readable(data_name)}, which belongs beside this file.\n"
        if beside
        else ""
    )
    return Parts(
        "\n".join(lines),
        prepared.source(session),
        "\n\n\n".join(text.strip("\n") for text in below),
        needs,
        beside,
    )


def head(exported: Exported, name: str, language: str, needs: str) -> str:
    """The docstring of a script called `name`."""
    name = _readable(name)
    shapes = f"{by(exported.session.shape)} in, {by(exported.output.shape)} out"
    return f'''"""A convolutional network in {language}: {shapes}.

    python {name}                test: is the answer that of the program?
    python {name} picture.png    the answer to a picture

{needs}Written by {program()}.
"""
'''


def _readable(name: str) -> str:
    """A file's name as it can stand in a docstring."""
    return re.sub(r"[^\w .()+-]", "_", name)


def joined(*texts: str) -> str:
    """Parts of a script, with two empty lines between them."""
    return "\n\n\n".join(text.strip("\n") for text in texts if text.strip("\n")) + "\n"


def write_script(path: Path, script: Script) -> tuple[Path, ...]:
    """Write a script, after the file that belongs beside it; raises Refused."""
    written = [path]
    if script.beside:
        data = data_path(path)
        try:
            with replacing(data) as stream:
                np.savez(stream, **script.beside)  # type: ignore[arg-type]
        except OSError as error:
            raise unwritable(error, data.name, str(data.parent)) from None
        written.append(data)
    save_bytes(path, script.text.encode())
    return tuple(written)


def data_path(path: Path) -> Path:
    """The file of numbers beside a script."""
    return path.with_name(path.stem + DATA_SUFFIX)
