"""Folders that go at once, and their files behind: to delete gigabytes takes seconds."""

from __future__ import annotations

import glob
import os
import shutil
import threading
from collections.abc import Iterable
from itertools import count
from pathlib import Path

GONE = ".gone-"
"""Between the name of a folder and a number, while its files are being deleted."""

_numbers = count(1)


def remove_behind(folders: Iterable[Path]) -> None:
    """Take folders away, and delete what was in them on a thread, which the program's end awaits.

    Their names are free when this returns. So goes, too, what a program that was killed had begun
    to delete of folders of these names. What cannot be deleted is left where it is.
    """
    wanted = [folder for folder in folders if os.path.isdir(folder.parent)]
    for folder in wanted:
        try:
            os.replace(folder, f"{folder}{GONE}{os.getpid()}-{next(_numbers)}")
        except FileNotFoundError:
            continue
        except OSError:  # it cannot be moved: its name is free once its files are deleted
            shutil.rmtree(folder, ignore_errors=True)
    if wanted:
        threading.Thread(target=_delete_moved, args=(wanted,), name="removal").start()


def _delete_moved(folders: list[Path]) -> None:
    for folder in folders:
        for path in folder.parent.glob(f"{glob.escape(folder.name)}{GONE}*"):
            shutil.rmtree(path, ignore_errors=True)
