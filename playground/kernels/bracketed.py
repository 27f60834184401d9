"""Matrices in brackets, with factors and the calls that programs print them in.

numpy, Python, MATLAB, torch and C write matrices so. What is not understood is refused: no word
and no operator is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import Refused, marked
from playground.kernels.arraycalls import (
    ARRAYS,
    FRACTIONS,
    SILENT,
    TYPES,
    Value,
    converted,
    type_name,
)
from playground.kernels.declarations import in_declared_sizes, without_declaration
from playground.kernels.misread import (
    never_opened,
    not_a_number,
    outside,
    too_deep,
    unclosed,
)
from playground.kernels.numbertext import Place, shortened
from playground.kernels.rows import Nested, even
from playground.kernels.tokens import END, MATRIX, Cursor, Token

MAX_NESTING = 8
CLOSING = {"[": "]", "{": "}", "(": ")"}


def parse_brackets(text: str) -> NDArray[np.float64]:
    """The numbers in `text`, with the factors before and behind; raises Refused, saying where."""
    return in_declared_sizes(_Parser(without_declaration(text)).whole(), text)


def scaled(before: str, matrix: NDArray[np.float64], after: str) -> NDArray[np.float64]:
    """The matrix with what is written before and behind it: a name and "=", factors, divisors."""
    text = f"{before} {MATRIX} {after}".replace("\n", " ").strip()
    return _Parser(without_declaration(text), matrix).whole()


@dataclass(slots=True)
class _List:
    """The contents of one pair of brackets: numbers in rows, or further lists."""

    rows: list[list[float]] = field(default_factory=lambda: [[]])
    parts: list[Nested] = field(default_factory=list)
    first: str = ""
    """The text of the first number."""

    is_list: bool = False
    """Whether a comma or semicolon says that it is one, and not only a pair of parentheses."""


class _Parser(Cursor):
    """Reads tokens from left to right."""

    def __init__(self, text: str, matrix: NDArray[np.float64] | None = None) -> None:
        super().__init__(text)
        self._matrix = matrix
        self._depth = 0
        self._inside = 0
        self._parts: list[int] = []
        self._scaled = False

    # The whole text.

    def whole(self) -> NDArray[np.float64]:
        """The one array, or all of them when there are several side by side."""
        self.skip("\n;,")
        with np.errstate(all="ignore"):  # what does not fit is refused when all is read
            return self._arrays()

    def _arrays(self) -> NDArray[np.float64]:
        found: list[NDArray[np.float64]] = []
        while self.next is not END:
            start = self.at
            value = self._product()
            if not isinstance(value, np.ndarray):
                if found or self.next is not END:
                    raise outside(self.written(start))
                return np.array([[value]], np.float64)
            found.append(value)
            if len(found) > 1 and self._scaled:
                raise Refused(
                    marked("message", "It is not clear which of the brackets “{written}” scales."),
                    written=shortened(self.written(start)[-24:]),
                )
            if not self.skip("\n;,") and self.next.text not in ("[", "{", "("):
                break
        if self.next is not END:
            raise outside(self.text[self.next.start :])
        if not found:
            raise Refused(marked("message", "There are no numbers in the text."))
        return found[0] if len(found) == 1 else even([item.tolist() for item in found])

    def _product(self) -> Value:
        """Factors and at most one array, from left to right."""
        self._inside += 1
        if self._inside > MAX_NESTING:
            raise too_deep()
        value = self._scaled_array()
        self._inside -= 1
        return value

    def _scaled_array(self) -> Value:
        value = self._signed()
        while True:
            start = self.at
            self.skip("\n")
            sign = self.next.text
            if sign in ("*", "/"):
                self.take()
                self.skip("\n")
                value = self._combined(value, sign, self._signed(), start)
            elif not isinstance(value, np.ndarray) and self._opens_array(start):
                value = self._combined(value, "*", self._signed(), start)
                if not isinstance(value, np.ndarray):
                    raise outside(self.written(start))
            else:
                self.at = start
                return value

    def _opens_array(self, start: int) -> bool:
        """Whether an array follows on the line, as in "1/16 [1 2 1]"."""
        return self.at == start and (
            self.next.text in ("[", "{", "(", MATRIX) or self.next.kind == "name"
        )

    def _combined(self, left: Value, sign: str, right: Value, start: int) -> Value:
        arrays = isinstance(left, np.ndarray), isinstance(right, np.ndarray)
        self._scaled = self._scaled or any(arrays)
        written = self.written(start)
        if arrays[1] and (arrays[0] or sign == "/"):
            raise Refused(
                marked("message", "“{written}”: a matrix can be scaled by a number only."),
                written=shortened(written),
            )
        if sign == "*":
            return left * right
        if not isinstance(right, np.ndarray) and right == 0:
            raise Refused(
                marked("message", "“{written}” divides by zero."), written=shortened(written)
            )
        return left / right

    def _signed(self) -> Value:
        if self.next.text in ("-", "+"):
            sign = self.take().text
            self._scaled = True
            value = self._signed_once()
            return -value if sign == "-" else value
        return self._signed_once()

    def _signed_once(self) -> Value:
        """A number, a list, a call, or a product in parentheses."""
        token = self.next
        if token.text in CLOSING and token.kind == "sign":
            return self._list_value()
        if token.text == MATRIX and self._matrix is not None:
            self.take()
            return self._matrix
        if token.kind == "number":
            return self._plain_number()
        if token.kind == "name" and self.follows("("):
            return self._call()
        self.take()
        if token is END or token.text in ("]", "}", ")"):
            raise unclosed() if token is END else never_opened(self.text, token)
        raise self._around(token)

    def _around(self, token: Token) -> Refused:
        line = self.text[token.start :].partition("\n")[0]
        until = re.search(r"[\[({\0]", line)
        return not_a_number((line[: until.start()] if until else line).strip() or line)

    def _plain_number(self) -> float:
        value = float(self.take().text)
        if self.next.text == "%":
            self.take()
            value /= 100
        return value

    # Calls.

    def _call(self) -> Value:
        """A call that makes an array or a number of its argument; any other is refused."""
        start = self.at
        name = self.take().text
        kind = re.split(r"\.|::", name)[-1]
        if kind not in ARRAYS | TYPES | FRACTIONS:
            raise Refused(
                marked(
                    "message",
                    "“{written}” is not worked out here: paste the numbers that it gives.",
                ),
                written=shortened(f"{name}(…)"),
            )
        self.take()
        found: list[Value] = []
        types = [kind] if kind in TYPES else []
        while True:
            self.skip("\n,")
            token = self.next
            if token.text == ")":
                break
            if token is END:
                raise unclosed()
            if token.kind == "name" and self.follows("="):
                types += self._keyword()
            elif found and (word := type_name(token)):
                self.take()
                types.append(word)
            else:
                found.append(self._product())
            self.skip("\n")
            if self.next.text not in (",", ")"):
                raise unclosed() if self.next is END else self._in_call(start)
        self.take()
        if kind in FRACTIONS and len(found) == 2 and not types:
            return self._combined(found[0], "/", found[1], start)
        if len(found) != 1:
            raise self._in_call(start)
        value = found[0]
        for word in types:
            value = converted(value, word)
        return value

    def _in_call(self, start: int) -> Refused:
        self.take()
        return Refused(
            marked("message", "“{written}” is not understood."),
            written=shortened(self.written(start)[-24:]),
        )

    def _keyword(self) -> list[str]:
        """Pass over "name=value"; the type that it names, if any."""
        start = self.at
        name = self.take().text
        self.take()
        token, depth = self.next, 0
        while self.next is not END and (depth or self.next.text not in (",", ")")):
            depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(self.take().text, 0)
        if name == "dtype" and (word := type_name(token)):
            return [word]
        if name in SILENT:
            return []
        raise Refused(
            marked("message", "“{written}” is not understood."),
            written=shortened(self.written(start)),
        )

    # Lists.

    def _list_value(self) -> Value:
        """The value of a list that is not inside another; parentheses may hold a product."""
        if self.next.text == "(":
            start = self.at
            if self._is_product():
                self.at = start + 1
                self.skip("\n")
                value = self._product()
                self.skip("\n")
                if self.next.text != ")":
                    raise outside(self.text[self.next.start :])
                self.take()
                return value
            self.at = start
        nested = self._list()
        return even(nested) if isinstance(nested, list) else nested

    def _is_product(self) -> bool:
        """Whether parentheses hold one number or array with factors, and no list."""
        depth = 0
        before = ""
        if self.follows(")"):
            return False
        for token in self.tokens[self.at :]:
            text = token.text
            if depth == 1:
                if text in (",", ";"):
                    return False
                if before not in ("*", "/", "+", "-", "(") and (
                    token.kind == "number" or text in ("+", "-")
                ):
                    return False  # numbers parted by spaces
                if before in ("]", ")", "}") and text in CLOSING:
                    return False
            depth += 1 if text in CLOSING else -1 if text in CLOSING.values() else 0
            before = text if text != "\n" else before
            if depth == 0:
                break
        return True

    def _list(self) -> Nested | float:
        opening = self.take()
        if self._depth >= MAX_NESTING:
            raise too_deep()
        self._depth += 1
        found = _List()
        before = "["
        while True:
            token = self.next
            if token is END:
                raise unclosed(self.text, opening)
            if token.text in CLOSING.values():
                if token.text != CLOSING[opening.text]:
                    raise unclosed(self.text, opening)
                self.take()
                break
            before = self._element(found, token, before)
        self._depth -= 1
        return self._finished(found, opening)

    def _element(self, found: _List, token: Token, before: str) -> str:
        """Read what comes next in a list; return the separator that it was, or what it ends in."""
        if token.text == ",":
            if before in {",", "[", ";"}:
                raise Refused(marked("message", "There is no number before a comma."))
            found.is_list = True
            self.take()
        elif token.text == ";" or (token.text == "\n" and self._depth == 1 and before != ","):
            self.take()
            found.is_list = found.is_list or token.text == ";"
            if found.rows[-1]:
                found.rows.append([])
        elif token.text == "\n":
            self.take()
        elif self._is_part(token):
            place = self._place(found)
            self._parts.append(len(found.parts) + 1)
            value = self._list() if token.text in CLOSING else self._called_part(place)
            self._parts.pop()
            self._keep(found, value, token)
            return "]"
        else:
            found.first = found.first or token.text
            found.rows[-1].append(self._cell(found, before))
            return "0"
        # A comma at the end of a line goes on in the next one.
        return before if token.text == "\n" else token.text

    def _is_part(self, token: Token) -> bool:
        return (token.text in CLOSING and token.kind == "sign") or (
            token.kind == "name" and self.follows("(")
        )

    def _called_part(self, place: Place) -> Nested | float:
        try:
            value = self._call()
        except Refused as refused:
            raise place.refused(refused) from None
        if not isinstance(value, np.ndarray):
            return value
        nested: Nested = value.tolist()
        return nested

    def _keep(self, found: _List, value: Nested | float, token: Token) -> None:
        if isinstance(value, list):
            found.parts.append(value)
        else:
            found.first = found.first or token.text
            found.rows[-1].append(value)

    def _finished(self, found: _List, opening: Token) -> Nested | float:
        rows = [row for row in found.rows if row]
        if found.parts:
            if rows:
                raise Refused(
                    marked("message", "“{written}” stands outside the rows."),
                    written=shortened(found.first),
                )
            # A pair of parentheses around one list is no list.
            alone = opening.text == "(" and len(found.parts) == 1 and not found.is_list
            return found.parts[0] if alone else found.parts
        if len(rows) == 1:
            alone = opening.text == "(" and len(rows[0]) == 1 and not found.is_list
            return rows[0][0] if alone else rows[0]
        return list[Nested](rows)

    def _place(self, found: _List) -> Place:
        """Where the next number of a list stands in the text."""
        row, column = len([row for row in found.rows if row] or [0]), len(found.rows[-1]) + 1
        if not found.rows[-1] and any(found.rows):
            row += 1
        outer = self._parts[-2:]
        if len(outer) == 2:
            return Place(outer[0], outer[1], column)
        return Place(0, outer[0] if outer else row, column)

    def _cell(self, found: _List, before: str) -> float:
        start = self.at
        try:
            value = self._signed_number(before)
            while self.next.text in ("*", "/") and self.next.kind == "sign":
                sign = self.take().text
                right = self._signed_number(",")
                value = float(self._combined(value, sign, right, start))
            if self.next.text in ("-", "+", "=") and not (
                self.next.spaced and not self._is_apart(self.at + 1)
            ):
                self.at = min(self.at + 2, len(self.tokens))
                raise not_a_number(self.written(start))
        except Refused as refused:
            raise self._place(found).refused(refused) from None
        return value

    def _is_apart(self, at: int) -> bool:
        """Whether a space stands before a token, or none comes."""
        return at >= len(self.tokens) or self.tokens[at].spaced

    def _signed_number(self, before: str) -> float:
        """A number with its sign, which a space may follow only where no number stands before."""
        sign = 1.0
        start = self.at
        if self.next.text in ("-", "+"):
            sign = -1.0 if self.take().text == "-" else 1.0
            if self.next.spaced and before == "0":
                self.take()
                raise not_a_number(self.written(start))
        if self.next.kind == "number":
            return sign * self._plain_number()
        if self.next.text == "(" and self._is_product():
            value = self._list_value()
            if not isinstance(value, np.ndarray):
                return sign * value
        self.take()
        raise not_a_number(self.written(start))
