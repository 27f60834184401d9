"""The Python source that prepares a picture for the network, as the program does it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.exchange.exported import Exported
from playground.exchange.places import by
from playground.exchange.source import number
from playground.pictures.fit import FRACTION_BITS, LARGE_PIXELS
from playground.pictures.framing import INK_SHARE
from playground.pictures.network_input import is_framed

RESIZED = '''
def resized(x, rows, columns):
    """Maps of another size: where it is smaller, areas are averaged; else cells pass smoothly."""
    return shares(x.shape[1], rows) @ x @ shares(x.shape[2], columns).T


def shares(before, after):
    """How much of each of `before` cells is in each of `after` ones along an axis."""
    cells, edges = np.arange(before), np.arange(after + 1) * before / after
    if after <= before:
        covered = np.minimum(edges[1:, None], cells + 1) - np.maximum(edges[:-1, None], cells)
        return covered.clip(0) * after / before
    middles = ((edges[:-1] + edges[1:]) / 2 - 0.5).clip(0, before - 1)
    return (1 - np.abs(middles[:, None] - cells)).clip(0)
'''
SCALED = '''
def scaled(x, rows, columns, white):
    """Maps at a size that is no larger, in whole levels unless white is 1; large ones by halves."""
    parts = 1  # of a level
    while (
        x.shape[1] % 2 == x.shape[2] % 2 == 0
        and x.shape[1] * x.shape[2] > {large}
        and x.shape[1] >= 4 * rows
        and x.shape[2] >= 4 * columns
    ):
        x = halved(x, white)
        if white == 255 and parts == 1:
            parts = {parts}
            x = x * parts
    if x.shape[1:] == (2 * rows, 2 * columns):
        x = halved(x, white)
    else:
        cells = x.shape[1] * x.shape[2] / (rows * columns)
        is_blocks = x.shape[1] % rows == x.shape[2] % columns == 0
        if white == 1:
            x = resized(x, rows, columns)
        elif is_blocks:  # what lies between two levels goes as in single precision
            x = np.rint(resized(x, rows, columns) * cells)
            x = np.rint(np.float32(x) * np.float32(1 / cells)).astype(float)
        else:
            x = np.rint(means(means(x, 2, columns), 1, rows)).astype(float)
    return x if parts == 1 else np.floor(x / parts + 0.5)


def halved(x, white):
    """Means of 2 × 2 cells."""
    x = (x[:, ::2, ::2] + x[:, 1::2, ::2] + x[:, ::2, 1::2] + x[:, 1::2, 1::2]) / 4
    return x if white == 1 else np.floor(x + 0.5)
'''
MEANS = '''
def means(x, axis, after):
    """Means over areas along an axis, added up in single precision in the order of OpenCV.

    What lies between two levels goes the same way as there.
    """
    before, total = x.shape[axis], np.float32(0)
    scale = 1 / (after / before)
    parts = [[] for _ in range(after)]  # of each mean: cells, and how much of it each is
    for at, found in enumerate(parts):
        start = at * scale
        end, width = start + scale, min(scale, before - start)
        last = min(int(np.floor(end)), before - 1)
        first = min(int(np.ceil(start)), last)
        if first - start > 1e-3:
            found.append((first - 1, (first - start) / width))
        found += [(cell, 1 / width) for cell in range(first, last)]
        if end - last > 1e-3:
            found.append((last, min(end - last, 1, width) / width))
    for turn in range(max(map(len, parts))):
        cells, shares = zip(*((found + [(0, 0)] * turn)[turn] for found in parts))
        shares = np.array(shares, np.float32).reshape([-1 if a == axis else 1 for a in range(3)])
        total = total + np.float32(x.take(cells, axis)) * shares
    return total
'''
SQUARE = '''
def middle_square(x):
    """The square in the middle of maps."""
    side = min(x.shape[1:])
    top, left = (x.shape[1] - side) // 2, (x.shape[2] - side) // 2
    return x[:, top : top + side, left : left + side]
'''
FITTED = '''
def fitted(x, rows, columns):
    """Maps in a black frame of rows × columns: as large as fit there with their proportions."""
    scale = min(rows / x.shape[1], columns / x.shape[2])
    high = min(rows, max(1, round(x.shape[1] * scale)))
    wide = min(columns, max(1, round(x.shape[2] * scale)))
    return laid(resized(x, high, wide), (rows - high) // 2, (columns - wide) // 2, rows, columns)
'''
LAID = '''
def laid(x, top, left, rows, columns):
    """A black frame of rows × columns with x at a place in it."""
    frame = np.zeros((len(x), rows, columns))
    frame[:, top : top + x.shape[1], left : left + x.shape[2]] = x
    return frame
'''
COVERED = '''
def covered(x, rows, columns):
    """The middle of maps that is as wide and high as rows × columns, at that size."""
    scale = max(rows / x.shape[1], columns / x.shape[2])
    high, wide = min(x.shape[1], round(rows / scale)), min(x.shape[2], round(columns / scale))
    top, left = (x.shape[1] - high) // 2, (x.shape[2] - wide) // 2
    return resized(x[:, top : top + high, left : left + wide], rows, columns)
'''
FRAMED = '''
def framed(x, rows, columns):
    """A drawing, bright on black, cut out and laid in a frame as the pictures of the data are.

    Its longer side is {fill} of the frame's; {centre} is in the middle.
    """
    ink = x.max(axis=0) > {ink} * x.max()
    if not x.max() > 0:
        return resized(x, rows, columns)
    there, across = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    x = x[:, there[0] : there[-1] + 1, across[0] : across[-1] + 1]
    scale = {fill} * min(rows, columns) / max(x.shape[1:])
    high = min(rows, max(1, round(x.shape[1] * scale)))
    wide = min(columns, max(1, round(x.shape[2] * scale)))
    x = resized(x, high, wide)
{middle}
    top = min(max(0, round(rows / 2 - middle[0])), rows - high)
    left = min(max(0, round(columns / 2 - middle[1])), columns - wide)
    return laid(x, top, left, rows, columns)
'''
MIDDLE_OF_MASS = """\
    mass = x.sum(axis=0)
    down, right = np.arange(high) + 0.5, np.arange(wide) + 0.5
    middle = mass.sum(axis=1) @ down / mass.sum(), mass.sum(axis=0) @ right / mass.sum()"""
MIDDLE_OF_BOX = "    middle = high / 2, wide / 2"


@dataclass(slots=True)
class Preparation:
    """The function `prepare` and those that it calls, by name; `steps` are in words."""

    lines: list[str] = field(default_factory=list)
    helpers: dict[str, str] = field(default_factory=dict)
    steps: list[Message] = field(default_factory=list)

    def add(self, line: str, step: Message | None = None) -> None:
        """Add a line of `prepare`, and what it does."""
        self.lines.append(f"    {line}" if step is None else f"    {line}  # {step}")
        if step is not None:
            self.steps.append(step)

    def source(self, session: Session) -> str:
        """All functions."""
        levels = f"0 to {number(session.brightest)}"
        head = [
            "def prepare(pixels):",
            f'    """A picture as the network takes it: {by(session.shape)}, {levels}.',
            "",
            "    `pixels` are rows × columns, or × 3 in colour: whole numbers, or 0 to 1.",
            '    """',
        ]
        text = "\n".join([*head, *self.lines, "    return x"])
        return "\n\n\n".join([text, *(helper.strip("\n") for helper in self.helpers.values())])


def preparation(exported: Exported) -> Preparation:
    """How the session's picture becomes the input of its network, for any picture."""
    session, found = exported.session, Preparation()
    picture, (channels, rows, columns) = session.picture, session.shape
    found.add("pixels = np.asarray(pixels)")
    found.add('is_whole = pixels.dtype.kind in "ui"')
    found.add("white = np.iinfo(pixels.dtype).max if is_whole else 1")
    found.add("x = pixels[None] if pixels.ndim == 2 else np.moveaxis(pixels[..., :3], 2, 0)")
    found.add("x = x.astype(float)")
    if picture.square:
        found.helpers["middle_square"] = SQUARE
        found.add("x = middle_square(x)", Message(marked("message", "the square in the middle")))
    if picture.size:
        found.helpers["resized"] = RESIZED
        step = Message(marked("message", "at most {size} pixels long"), {"size": picture.size})
        found.add(f"scale = min(1, {picture.size} / max(x.shape[1:]))", step)
        found.add("size = [max(1, round(side * scale)) for side in x.shape[1:]]")
        found.helpers["means"] = MEANS
        found.helpers["scaled"] = SCALED.format(large=LARGE_PIXELS, parts=1 << FRACTION_BITS)
        found.add("x = scaled(x, *size, white)")
    white = {"white": number(session.brightest)}
    step = Message(marked("message", "intensities of 0 to {white}"), white)
    scale = "" if session.brightest == 1 else f" * {number(session.brightest)}"
    found.add(f"x = x / white{scale}", step)
    _add_channels(found, 1 if picture.colour == "gray" else 3, channels)
    _add_placement(found, exported, rows, columns)
    return found


def _add_channels(found: Preparation, looked: int, wanted: int) -> None:
    """Gray where it is looked at in gray, then as many channels as the network takes."""
    luma = 'x = np.einsum("c,crs->rs", [0.299, 0.587, 0.114], x)[None] if len(x) == 3 else x'
    repeat = "x = x.repeat(3, axis=0) if len(x) == 1 else x"
    if 1 in (looked, wanted):
        found.add("# grey: the luma of ITU-R BT.601")
        found.add(luma)
        found.steps.append(Message(marked("message", "grey by the luma of ITU-R BT.601")))
    if wanted == 3:
        found.add(repeat, Message(marked("message", "red, green and blue")))


def _add_placement(found: Preparation, exported: Exported, rows: int, columns: int) -> None:
    session = exported.session
    if session.input.shape is None:
        return
    found.helpers["resized"] = RESIZED
    size = f"{rows}, {columns}"
    if is_framed(session) and session.input.framing is not None:
        framing = session.input.framing
        is_mass = framing.centre == "mass"
        found.helpers["framed"] = FRAMED.format(
            fill=number(framing.fill),
            centre="its centre of mass" if is_mass else "the box around it",
            ink=INK_SHARE,
            middle=MIDDLE_OF_MASS if is_mass else MIDDLE_OF_BOX,
        )
        found.helpers["laid"] = LAID
        step = marked("message", "cut out and laid in the frame, as the data are")
        found.add(f"x = framed(x, {size})", Message(step))
    elif session.picture.square:
        found.helpers["covered"] = COVERED
        step = marked("message", "the middle, as {rows} × {columns}")
        found.add(f"x = covered(x, {size})", Message(step, {"rows": rows, "columns": columns}))
    else:
        found.helpers["fitted"] = FITTED
        found.helpers["laid"] = LAID
        step = marked("message", "as large as it fits in {rows} × {columns}")
        found.add(f"x = fitted(x, {size})", Message(step, {"rows": rows, "columns": columns}))


def repeats_preparation(exported: Exported) -> bool:
    """Whether the source prepares the session's own picture as the program did.

    It knows no pixels without a value, and it takes each speck of a drawing for ink.
    """
    session, taken = exported.session, exported.taken
    if session.picture.holes is not None:
        return False
    if not is_framed(session) or taken.placement is None:
        return True
    strength = taken.picture.max(axis=0)
    ink = strength > INK_SHARE * strength.max(initial=0)
    if not ink.any():
        return True
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    box = (rows[0], columns[0], rows[-1] + 1 - rows[0], columns[-1] + 1 - columns[0])
    return taken.placement.source == box
