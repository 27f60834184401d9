"""What the system says is in the way of a file, in words that are translated."""

from __future__ import annotations

import errno
from typing import Final

from playground.core.messages import Term, marked

_FULL: Final = marked("reason", "the disk is full")
_DENIED: Final = marked("reason", "permission is denied")
_OPEN: Final = marked("reason", "too many files are open")

REASONS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: marked("reason", "the disk can only be read"),
    errno.ENOENT: marked("reason", "there is no such file or folder"),
    errno.ENOTDIR: marked("reason", "a part of its path is no folder"),
    errno.EISDIR: marked("reason", "a folder has that name"),
    errno.EEXIST: marked("reason", "something with that name is there already"),
    errno.ENAMETOOLONG: marked("reason", "the name is too long"),
    errno.EFBIG: marked("reason", "the file is too large"),
    errno.EIO: marked("reason", "the disk has failed"),
    errno.EMFILE: _OPEN,
    errno.ENFILE: _OPEN,
}
"""The usual ones; others are told in the system's own words."""


def reason_of(error: OSError) -> Term | str:
    """Why a file could not be read or written, to stand in a sentence as its reason."""
    text = REASONS.get(error.errno or 0)
    return Term("reason", text) if text else error.strerror or str(error)
