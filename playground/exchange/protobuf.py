"""Messages in protobuf's wire format, read without a library: every length is checked first.

See https://protobuf.dev/programming-guides/encoding.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from dataclasses import dataclass

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
MAX_FIELDS = 2_000_000
"""Of one message, repeated ones counted one by one."""


class Malformed(ValueError):
    """The bytes are no message."""


@dataclass(frozen=True, slots=True)
class Message:
    """The fields of a message by number: whole numbers, or the bytes of all other values."""

    numbers: dict[int, list[int]]
    bytes: dict[int, list[memoryview]]

    def number(self, field: int, default: int = 0) -> int:
        """A whole number, the last one that is given."""
        return self.numbers[field][-1] if field in self.numbers else default

    def signed(self, field: int, default: int = 0) -> int:
        """A whole number that may be negative."""
        return signed(self.number(field, default))

    def all_signed(self, field: int) -> list[int]:
        """Whole numbers that may be negative, packed or one by one."""
        found = [signed(value) for value in self.numbers.get(field, [])]
        for data in self.bytes.get(field, []):
            place = 0
            while place < len(data):
                value, place = _varint(data, place)
                found.append(signed(value))
        return found

    def real(self, field: int, default: float = 0.0) -> float:
        """A float32."""
        return self.reals(field)[-1] if field in self.bytes else default

    def reals(self, field: int) -> list[float]:
        """Numbers of float32, packed or one by one."""
        found: list[float] = []
        for data in self.bytes.get(field, []):
            if len(data) % 4:
                raise Malformed("half a number")
            found += struct.unpack(f"<{len(data) // 4}f", data)
        return found

    def text(self, field: int) -> str:
        """A text, "" without one."""
        return self.texts(field)[-1] if field in self.bytes else ""

    def texts(self, field: int) -> list[str]:
        """All texts of a field."""
        try:
            return [bytes(value).decode() for value in self.bytes.get(field, [])]
        except UnicodeDecodeError as error:
            raise Malformed("no text") from error

    def messages(self, field: int) -> list[Message]:
        """All messages of a field."""
        return [parsed(value) for value in self.bytes.get(field, [])]

    def message(self, field: int) -> Message | None:
        """A message; None without one."""
        return parsed(self.bytes[field][-1]) if field in self.bytes else None


def signed(value: int) -> int:
    """The value of 64 bits as a signed number."""
    return value - 2**64 if value >= 2**63 else value


def parsed(data: memoryview) -> Message:
    """The message that bytes hold, those inside it left as bytes; raises Malformed."""
    numbers: dict[int, list[int]] = defaultdict(list)
    values: dict[int, list[memoryview]] = defaultdict(list)
    place, count = 0, 0
    while place < len(data):
        count += 1
        if count > MAX_FIELDS:
            raise Malformed("too many fields")
        key, place = _varint(data, place)
        field, kind = key >> 3, key & 7
        if kind == VARINT:
            value, place = _varint(data, place)
            numbers[field].append(value)
            continue
        if kind == BYTES:
            size, place = _varint(data, place)
        elif kind in (FIXED32, FIXED64):
            size = 4 if kind == FIXED32 else 8
        else:
            raise Malformed("an unknown kind of field")
        if size > len(data) - place:
            raise Malformed("it ends too early")
        values[field].append(data[place : place + size])
        place += size
    return Message(dict(numbers), dict(values))


def _varint(data: memoryview, place: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if place >= len(data):
            raise Malformed("it ends too early")
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            if value >= 2**64:
                break
            return value, place
    raise Malformed("a number of more than 64 bits")
