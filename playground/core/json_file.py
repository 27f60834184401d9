"""JSON from files of others: whatever is wrong with it is one sentence."""

from __future__ import annotations

import json
import math
import os
import sys
from collections import Counter
from typing import Any, Final, NoReturn

from playground.core.messages import Refused, marked
from playground.core.ordinary_file import file_name, read_file

MAX_JSON_BYTES: Final = 2**30
"""Networks were written with all of their weights inside once: VGG16 took 706 MiB."""

_HALVES: Final = (rb"\ud", rb"\uD")
"""The first bytes of an escape of half a character; one of a whole character can begin so, too."""


def read_json(path: str | os.PathLike[str], most_bytes: int = MAX_JSON_BYTES) -> Any:
    """Return what a JSON file holds; raises Refused with the reason."""
    return parsed_json(read_file(path, most_bytes), file_name(path))


def parsed_json(data: bytes, name: str) -> Any:
    """The value of JSON text in UTF-8, called `name` in sentences; raises Refused.

    Numbers that are none (NaN), that no float holds (1e400, also in full) or of more digits than
    Python takes are refused, as are names that stand twice in one table and text that is none: an
    escape may spell half of a character, which nothing can write down or show.
    """
    try:
        value = json.loads(
            data.decode(),
            parse_float=_finite,
            parse_int=_whole,
            parse_constant=_not_a_number,
            object_pairs_hook=_table,
        )
        if any(half in data for half in _HALVES):
            json.dumps(value, ensure_ascii=False).encode()
    except _NotFiniteError:
        raise Refused(
            marked("message", "{name} holds a number that is infinite or none at all."), name=name
        ) from None
    except UnicodeEncodeError:
        raise Refused(
            marked("message", "{name} holds half of a character, which is no text."), name=name
        ) from None
    except _TwiceError as error:
        raise Refused(
            marked("message", "{name} names {key} twice in one place."), name=name, key=str(error)
        ) from None
    except (ValueError, RecursionError):
        raise Refused(marked("message", "{name} is not a JSON file."), name=name) from None
    return value


def whole_number(text: str, most: int = 2**53) -> int | None:
    """The number that decimal digits spell, None when they are none or it is larger than `most`.

    Python's own `int` takes other scripts' digits, and raises where there are thousands of them.
    """
    if not text.isascii() or not text.isdecimal() or len(text) > 20:
        return None
    number = int(text)
    return number if number <= most else None


class _NotFiniteError(Exception):
    """A number is not finite, or beyond what a float holds."""


class _TwiceError(Exception):
    """A name stands twice in one table."""


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise _NotFiniteError
    return number


def _whole(text: str) -> int:
    number = int(text)
    if abs(number) > sys.float_info.max:  # whoever asks for it as a float would get no answer
        raise _NotFiniteError
    return number


def _not_a_number(text: str) -> NoReturn:
    raise _NotFiniteError(text)


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        names = Counter(name for name, _ in pairs)
        raise _TwiceError(names.most_common(1)[0][0])
    return table
