"""Decodes HEIC in a process of its own, since damaged files can end the process (libheif 1.23).

It is run as a script, which begins faster than with the package around it. For each request it
reads HEAD and a file from standard input, and writes SIZES, a description as JSON, and the pixels,
if they were asked for, to standard output. It ends when its input does.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from typing import Any

HEAD = struct.Struct("<QiB")
"""The file's bytes; the picture wanted, counted from 0, or -1 for none; whether in 8 bits."""

SIZES = struct.Struct("<QQ")
"""The bytes of the description, and of the pixels."""

OPTION = "--decode-heic"
"""The option that has a program without a Python of its own do what this script does."""

THREADS = 4


def main() -> None:
    """Answer requests."""
    if os.name == "nt":
        import pi_heif  # noqa: F401  it says where the libraries are

    import _pi_heif

    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while len(head := requests.read(HEAD.size)) == HEAD.size:
        size, page, in_8_bits = HEAD.unpack(head)
        data = requests.read(size)
        pixels = b""
        try:
            about, pixels = _answer(_pi_heif, data, page, bool(in_8_bits))
        except Exception as error:  # whatever the library raises over bad data
            about = {"error": str(error)}
        text = json.dumps(about).encode()
        answers.write(SIZES.pack(len(text), len(pixels)))
        answers.write(text)
        answers.write(pixels)
        answers.flush()


def _answer(heif: Any, data: bytes, page: int, in_8_bits: bool) -> tuple[dict[str, Any], bytes]:
    # Asked for sizes and pixels alone: the notes in a file are one more thing that may be damaged.
    found = heif.load_file(data, THREADS, in_8_bits, False, True, False, "", False)
    images = [image for image in found if image is not None]
    firsts = [place for place, image in enumerate(images) if image.primary]
    about = {
        "sizes": [image.size_mode[0] for image in images],
        "first": firsts[0] if firsts else 0,
    }
    if page < 0:
        return about, b""
    image = images[page]
    about["bits"] = int(image.bit_depth)
    pixels = bytes(image.data)
    about["size"], about["mode"] = image.size_mode
    about["stride"] = int(image.stride)
    return about, pixels


if __name__ == "__main__":
    main()
