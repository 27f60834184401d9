"""The history of a training as a table that spreadsheets read, a row an epoch."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from pathlib import Path

from playground.core.atomic_file import append_to_file, write_file
from playground.core.json_file import whole_number
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.training.protocol.metrics import EpochMetrics

MAX_HISTORY_BYTES = 2**26
COLUMNS = tuple(item.name for item in fields(EpochMetrics))


def append(path: Path, row: EpochMetrics) -> None:
    """Add a row, and the names of the columns to a new file; raises OSError."""
    lines = [_texts(row)] if os.path.exists(path) else [COLUMNS, _texts(row)]
    append_to_file(path, _as_csv(lines))


def rewrite(path: Path, rows: Iterable[EpochMetrics]) -> None:
    """Put these rows in the place of all others; raises OSError."""
    write_file(path, table(rows))


def table(rows: Iterable[EpochMetrics]) -> bytes:
    """The file of these rows."""
    return _as_csv([COLUMNS, *map(_texts, rows)])


def read(path: Path) -> tuple[EpochMetrics, ...]:
    """The rows that can be read; none when there is no file."""
    try:
        lines = _lines(path)
    except Refused:
        return ()
    return tuple(row for line in lines[1:] if (row := _row(line)) is not None)


def checked(path: Path) -> tuple[EpochMetrics, ...]:
    """The rows, none when there is no file; raises Refused when one of them cannot be read.

    A last line that was cut off in the middle is left out: the power may have failed.
    """
    if not os.path.exists(path):
        return ()
    lines = _lines(path)
    rows: list[EpochMetrics] = []
    for number, line in enumerate(lines, 1):
        row = _row(line) if number > 1 else None
        if row is not None and (not rows or row.epoch > rows[-1].epoch):
            rows.append(row)
        elif line.endswith("\n") and not (number == 1 and line.strip() == ",".join(COLUMNS)):
            raise Refused(
                marked("message", "{name} is damaged: line {number} is no row of the history."),
                name=path.name,
                number=number,
            )
    return tuple(rows)


def _lines(path: Path) -> list[str]:
    try:
        text = read_file(path, MAX_HISTORY_BYTES).decode()
    except UnicodeDecodeError:
        raise Refused(marked("message", "{name} is not a text file."), name=path.name) from None
    return re.findall(r".*\n|.+$", text)


def _row(line: str) -> EpochMetrics | None:
    """The row in a line, None when there is none."""
    texts = line.strip().split(",")
    if len(texts) != len(COLUMNS) or not line.endswith("\n"):
        return None
    epoch = whole_number(texts[0])
    try:
        numbers = [float(text) for text in texts[1:]]
    except ValueError:
        return None
    return None if epoch is None else EpochMetrics(epoch, *numbers)


def _as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def _texts(row: EpochMetrics) -> list[str]:
    return [f"{value:.9g}" if isinstance(value, float) else str(value) for value in astuple(row)]
