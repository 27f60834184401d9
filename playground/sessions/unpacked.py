"""The folder that the epochs of a session file are put into before anybody has opened it."""

from __future__ import annotations

import shutil
import weakref
from pathlib import Path


class UnpackedEpochs:
    """A folder that goes with the last reference to this, unless the session is opened.

    Whether it will be is known after the epochs were read: the user may be asked then, may have
    given the reading up, or may have asked for another file meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        """The folder need not be there yet."""
        self._removal = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)

    def keep(self) -> None:
        """Leave the folder to the training, which is opened now."""
        self._removal.detach()
