"""The history of a training as a table that spreadsheets read, a row an epoch."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple, fields
from pathlib import Path

from playground.training.protocol.metrics import EpochFigures

COLUMNS = tuple(item.name for item in fields(EpochFigures))


def append(path: Path, row: EpochFigures) -> None:
    """Add a row, and the names of the columns to a new file; raises OSError."""
    fresh = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        if fresh:
            writer.writerow(COLUMNS)
        writer.writerow(_texts(row))


def rewrite(path: Path, rows: Iterable[EpochFigures]) -> None:
    """Put these rows in the place of all others; raises OSError."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            writer.writerows(_texts(row) for row in rows)
        os.replace(aside, path)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


def read(path: Path) -> tuple[EpochFigures, ...]:
    """The rows that can be read; none when there is no file."""
    rows: list[EpochFigures] = []
    with (
        suppress(OSError, UnicodeDecodeError, csv.Error),
        path.open(newline="", encoding="utf-8") as stream,
    ):
        for record in csv.DictReader(stream):
            with suppress(ValueError, TypeError, KeyError):
                numbers = {name: float(record[name]) for name in COLUMNS}
                epoch = int(numbers.pop("epoch"))
                rows.append(EpochFigures(epoch=epoch, **numbers))
    return tuple(rows)


def _texts(row: EpochFigures) -> list[str]:
    return [f"{value:.9g}" if isinstance(value, float) else str(value) for value in astuple(row)]
