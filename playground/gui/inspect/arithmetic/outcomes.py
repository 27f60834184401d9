"""The lines above an outcome: sums, quotients and formulas with their numbers in."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from playground.engine.explain.explain import Explanation
from playground.engine.explain.explain_sums import Summed
from playground.engine.explain.explain_values import Activated, Shared
from playground.engine.explain.explain_windows import Convolved, Pooled
from playground.engine.explain.explanation import with_addend
from playground.engine.explain.formats import Writer
from playground.gui.inspect.arithmetic.pieces import Figure, Sign
from playground.gui.widgets.wording import translated

translate = QCoreApplication.translate

Line = tuple[Sign | Figure, ...]


def lines_of(step: Explanation, words: Writer, last: bool) -> tuple[Line, ...]:
    """The lines that lead from a step's workings to its number, which ends them unless `last`."""
    line = tuple(_line(step, words))
    if line and not last:
        line = (*line, Figure(step.result(words.digits), ""))
    return (line,) if line else ()


def _line(step: Explanation, words: Writer) -> Iterator[Sign | Figure]:
    match step:
        case Convolved():
            yield from _sum(float(step.sums.sum()), step.bias, step.value, words)
        case Summed():
            yield from _sum(step.sum, step.bias, step.value, words)
        case Pooled() if step.kind == "average":
            every = step.counted == step.values.size
            cells = (
                translate("Arithmetic", "cells")
                if every
                else translate("Arithmetic", "cells that count")
            )
            yield Figure(words.number(step.sum), translate("Arithmetic", "sum"))
            yield Sign("/")
            yield Figure(str(step.counted), cells)
            yield Sign(words.product_sign((step.value, step.counted), step.sum))
        case Shared():
            numbers = step.numbers()
            for piece in step.function.pieces:
                if isinstance(piece, str):
                    yield Sign(piece)
                else:
                    name, caption = piece
                    said = translated("Arithmetic", caption)
                    if name == "x" and step.shift:
                        said = translate("Arithmetic", "its own input less the largest")
                    yield Figure(words.number(numbers[name]), said)
            if sign := step.sign(words):
                yield Sign(sign)
        case Activated():
            yield Figure(step.formula(words), "")
            yield Sign(step.sign(words))


def _sum(total: float, bias: float | None, value: float, words: Writer) -> Iterator[Sign | Figure]:
    """Σ products + bias =."""
    yield Sign("Σ")
    yield Figure(words.number(total), "")
    if bias is not None:
        yield Sign("+")
        yield Figure(words.factor(bias), translate("Arithmetic", "bias"))
    yield Sign(words.sign(with_addend((total,), bias), value))


def caption_of(step: Explanation) -> str:
    """The caption of a step's number, which says what it is."""
    match step:
        case Pooled():
            return {
                "max": translate("Arithmetic", "largest"),
                "min": translate("Arithmetic", "smallest"),
                "average": translate("Arithmetic", "mean"),
            }[step.kind]
        case Shared():
            return translated("Arithmetic", step.function.result)
    return translate("Arithmetic", "output")
