"""The picture that `apply` takes, and the options that say how."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from playground.cli.amounts import Whole
from playground.core.arrays import FloatArray, frozen
from playground.core.messages import Message, Refused, marked
from playground.core.network_input import DRAWN, OPENED
from playground.core.picture import MIN_SIZE, Colour, Picture
from playground.core.session import Network, Session
from playground.pictures.fit import at_size
from playground.pictures.load import RGB, Page, load
from playground.pictures.network_input import network_input
from playground.pictures.numbers import bits_used, stretched

MAX_SIZE_PX = 100_000
"""Beyond the longest side of most pictures, which stay as they are where they are smaller."""

MAX_PAGE = 1_000_000


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments."""
    parser.add_argument(
        "picture",
        nargs="+",
        metavar="PICTURE",
        help="a picture file; of several, or of all in a folder, each gets a folder of its own",
    )
    colour = parser.add_mutually_exclusive_group()
    colour.add_argument(
        "--gray",
        action="store_const",
        const="gray",
        dest="colour",
        help="feed one grey channel (default: as the picture is)",
    )
    colour.add_argument(
        "--rgb",
        action="store_const",
        const="rgb",
        dest="colour",
        help="feed red, green and blue, whose products are summed",
    )
    parser.add_argument(
        "--size",
        type=Whole(MIN_SIZE, MAX_SIZE_PX),
        metavar="N",
        help="longest side in pixels (default: all)",
    )
    parser.add_argument(
        "--page",
        type=_page,
        metavar="N|rgb",
        help="which picture of a file with several, from 1 on; rgb for three grey ones as "
        "red, green and blue (default: the one that the file puts first)",
    )
    parser.add_argument(
        "--drawing",
        action="store_true",
        help="the picture is a drawing: a network file that says how it frames them does so",
    )
    parser.add_argument(
        "--stretch",
        action="store_true",
        help="spread 8, 10, 12 or 14 bits that are stored in 16 over all of them",
    )


def document_of(
    options: argparse.Namespace, path: str | Path, say: Callable[[Message], None]
) -> Session:
    """A document with a picture by the options and no layers; raises Refused.

    What there is to say of the picture is handed to `say`.
    """
    x = picture_of(options, path, say)
    is_gray = len(x) == 1
    pixels = frozen(x[0] if is_gray else np.ascontiguousarray(x.transpose(1, 2, 0)))
    origin = DRAWN if options.drawing else OPENED
    name = Path(path).name
    picture = Picture(name, pixels, 0, colour="gray" if is_gray else "rgb", origin=origin)
    return Session(picture, Network())


def in_bytes(session: Session) -> Session:
    """The document with its picture in 8 bits, where these are all that it had, to be kept as one.

    Where they are not, or the input would be another by the least, it stays as it is.
    """
    picture = session.picture
    pixels = np.rint(picture.pixels * np.float32(255)).astype(np.uint8)
    found = replace(session, picture=replace(picture, pixels=frozen(pixels)))
    before, after = (
        at_size(each, 0, False, picture.colour, "unit") for each in (picture.pixels, pixels)
    )
    is_same = np.array_equal(before, after) and np.array_equal(
        network_input(session).x, network_input(found).x
    )
    return found if is_same else session


def picture_of(
    options: argparse.Namespace, path: str | Path, say: Callable[[Message], None]
) -> FloatArray:
    """The network's input by the options; raises Refused when there is no such picture."""
    loaded = load(path, options.page)
    notes = [*loaded.notes]
    if options.page is None and loaded.pages > 1:
        text = marked(
            "message",
            "{name} holds {count} pictures; number {number} is taken, and --page takes another.",
        )
        number = (loaded.page or 0) + 1
        notes.append(Message(text, {"name": loaded.name, "count": loaded.pages, "number": number}))
    elif loaded.page is not None and options.page not in (None, loaded.page):
        raise Refused(
            marked("message", "{name} has no picture number {number}; it has {count}."),
            name=loaded.name,
            number=options.page + 1,
            count=loaded.pages,
        )
    pixels, bits = loaded.pixels, bits_used(loaded.pixels)
    if options.stretch and bits is not None:
        pixels = stretched(pixels, bits)
    elif options.stretch:
        notes.append(Message(marked("message", "It uses all of its bits: --stretch did nothing.")))
    elif bits is not None:
        text = marked(
            "message",
            "Its highest value is {high} of 65535, as where {bits} bits are stored in 16: "
            "it is dark, and --stretch spreads them.",
        )
        notes.append(Message(text, {"high": int(pixels.max()), "bits": bits}))
    for note in notes:
        say(note)
    colour: Colour = options.colour or ("rgb" if pixels.ndim == 3 else "gray")
    return at_size(pixels, options.size or 0, False, colour, "unit")


def _page(text: str) -> Page:
    return RGB if text.lower() == RGB else Whole(1, MAX_PAGE)(text) - 1
