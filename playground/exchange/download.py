"""Download a file: with progress, to be given up and gone on with, and checked at the end.

What arrives is kept beside the file as "name.part" until it is whole; the next attempt asks the
server for the rest of it. What is whole but not the file that was published is removed.
"""

from __future__ import annotations

import http.client
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

from playground.core.atomic_file import finish, growing
from playground.core.cancelling import Cancelled, never
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import open_file
from playground.core.system_reason import reason_of
from playground.core.word_count import megabytes

BLOCK_BYTES: Final = 2**16
TIMEOUT_S: Final = 30.0
"""How long a server may say nothing."""

Watch = Callable[[int, int], None]
"""Is told the bytes that are there and how many there will be."""

_RANGE: Final = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be had; `sha256` is its checksum, or the first digits where no more is known.

    `most_bytes` is more than it has: what a server says beyond that is not believed.
    """

    url: str
    sha256: str
    most_bytes: int


def download(
    wanted: Wanted,
    path: Path,
    watch: Watch = lambda done, all_: None,
    is_cancelled: Callable[[], bool] = never,
) -> None:
    """Download a file to `path`, whole or not at all.

    Raises Refused, with a sentence that says what is kept, or Cancelled; both leave the part that
    arrived, unless it is wrong.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with growing(part) as out:
            total = _fetch(wanted, part, out, watch, is_cancelled)
        _check(wanted, part, total, is_cancelled)
        finish(part, path)
    except OSError as error:
        raise Refused(
            marked("message", "{name} cannot be written: {reason}."),
            name=path.name,
            reason=reason_of(error),
        ) from error


def arrived(path: Path) -> int:
    """How many bytes of a file are there from an attempt that broke."""
    try:
        return path.with_name(f"{path.name}.part").stat().st_size
    except OSError:
        return 0


def _fetch(
    wanted: Wanted, part: Path, out: BinaryIO, watch: Watch, is_cancelled: Callable[[], bool]
) -> int:
    """Append what is missing, and return how many bytes there should be; raises Refused."""
    start = out.tell()
    if start > wanted.most_bytes:
        start = _emptied(out)
    try:
        response = _answer(wanted, start)
    except urllib.error.HTTPError as error:
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE and start:
            return start  # it is all there; if it is not the file, the checksum tells
        raise _unreachable(wanted, f"{error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _unreachable(wanted, getattr(error, "reason", error)) from error
    with response:
        start, total = _place(response, start)
        if start == 0:
            _emptied(out)
        if total > wanted.most_bytes:
            raise Refused(
                marked(
                    "message",
                    "The server offers {total} MB in the place of at most {most}: not downloaded.",
                ),
                total=megabytes(total),
                most=megabytes(wanted.most_bytes),
            )
        _check_room(part, total - start)
        done = start
        while done < total:
            if is_cancelled():
                raise Cancelled
            watch(done, total)
            try:
                block = response.read1(min(BLOCK_BYTES, total - done))
            except (OSError, http.client.HTTPException):
                block = b""
            if not block:
                raise Refused(
                    marked(
                        "message",
                        "The connection broke after {done} of {total} MB. They are kept: start"
                        " again to go on from there.",
                    ),
                    done=megabytes(done),
                    total=megabytes(total),
                )
            out.write(block)
            done += len(block)
        watch(done, total)
    return total


def _answer(wanted: Wanted, start: int) -> http.client.HTTPResponse:
    if not wanted.url.startswith(("https://", "http://")):
        raise ValueError("no address of the web")
    headers = {"Accept-Encoding": "identity", "User-Agent": "convolution-playground"}
    if start:
        headers["Range"] = f"bytes={start}-"
    request = urllib.request.Request(wanted.url, headers=headers)
    answer: Any = urllib.request.urlopen(request, timeout=TIMEOUT_S)
    assert isinstance(answer, http.client.HTTPResponse)
    return answer


def _place(response: http.client.HTTPResponse, start: int) -> tuple[int, int]:
    """From which byte on the answer goes, and of how many; raises Refused where it does not say."""
    if response.status == http.client.PARTIAL_CONTENT:
        found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if found is not None and int(found[1]) == start and int(found[2]) < int(found[3]):
            return start, int(found[3])
    elif response.status == http.client.OK:
        length = response.headers.get("Content-Length", "")
        if length.isascii() and length.isdecimal() and len(length) < 16:
            return 0, int(length)
    raise Refused(marked("message", "The server does not say how large the file is."))


def _emptied(out: BinaryIO) -> int:
    out.truncate(0)
    return 0


def _check_room(part: Path, needed: int) -> None:
    folder = part.parent
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise Refused(
            marked("message", "{folder} has room for {free} MB; {needed} MB are needed."),
            folder=folder,
            free=megabytes(free),
            needed=megabytes(needed),
        )


def _check(wanted: Wanted, part: Path, total: int, is_cancelled: Callable[[], bool]) -> None:
    """Remove what is not the file that was published; raises Refused."""
    digest = sha256()
    with open_file(part) as stream:
        size = 0
        while block := stream.read(2**20):
            if is_cancelled():
                raise Cancelled
            digest.update(block)
            size += len(block)
    if size == total and digest.hexdigest().startswith(wanted.sha256):
        return
    part.unlink()
    raise Refused(
        marked(
            "message",
            "What was downloaded is not the file that was published (its checksum begins with"
            " {found}, not {known}): it was removed.",
        ),
        found=digest.hexdigest()[:8],
        known=wanted.sha256[:8],
    )


def _unreachable(wanted: Wanted, reason: object) -> Refused:
    return Refused(
        marked("message", "Nothing comes from {address}: {reason}."),
        address=wanted.url.split("/")[2] if "//" in wanted.url else wanted.url,
        reason=reason,
    )
