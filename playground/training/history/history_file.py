"""The history of a training as a table that spreadsheets read, a row an epoch."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import astuple, fields
from pathlib import Path

from playground.core.atomic_file import append_to_file, write_file
from playground.training.protocol.metrics import EpochFigures

COLUMNS = tuple(item.name for item in fields(EpochFigures))


def append(path: Path, row: EpochFigures) -> None:
    """Add a row, and the names of the columns to a new file; raises OSError."""
    lines = [_texts(row)] if path.exists() else [COLUMNS, _texts(row)]
    append_to_file(path, _as_csv(lines))


def rewrite(path: Path, rows: Iterable[EpochFigures]) -> None:
    """Put these rows in the place of all others; raises OSError."""
    write_file(path, _as_csv([COLUMNS, *map(_texts, rows)]))


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


def _as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def _texts(row: EpochFigures) -> list[str]:
    return [f"{value:.9g}" if isinstance(value, float) else str(value) for value in astuple(row)]
