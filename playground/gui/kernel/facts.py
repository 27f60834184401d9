"""The facts about a filter, in one line."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.filteredits import ALL_SLICES
from playground.core.messages import marked
from playground.engine.explain.formats import number_text
from playground.gui.widgets.wording import translated
from playground.kernels import analysis

MAX_RANKED_WEIGHTS = 20_000
"""Weights; ranking more would be felt while a cell is dragged."""


def facts_line(weights: FloatArray, depth: int) -> str:
    """Sum, rank and norm of one slice or of all."""
    part = weights if depth == ALL_SLICES else weights[depth : depth + 1]
    total, norm = number_text(analysis.weight_sum(part), 3), number_text(analysis.norm(part), 3)
    different = _different(part)
    if different.size > MAX_RANKED_WEIGHTS:
        return _translated(marked("facts", "Σ {sum} · norm {norm}")).format(sum=total, norm=norm)
    return _translated(marked("facts", "Σ {sum} · {rank} · norm {norm}")).format(
        sum=total, rank=_rank_words(different), norm=norm
    )


def facts_brief(weights: FloatArray, depth: int) -> str:
    """Sum and rank of one slice or of all, in few words."""
    part = weights if depth == ALL_SLICES else weights[depth : depth + 1]
    total = _translated(marked("facts", "sum {sum}")).format(
        sum=number_text(analysis.weight_sum(part), 2)
    )
    different = _different(part)
    if different.size > MAX_RANKED_WEIGHTS:
        return total
    ranks = sorted({analysis.rank(matrix) for matrix in different})
    if len(ranks) == 1:
        return f"{total} · " + _translated(marked("facts", "rank {rank}")).format(rank=ranks[0])
    return f"{total} · {_rank_words(different)}"


def _rank_words(stack: FloatArray) -> str:
    ranks = sorted({analysis.rank(matrix) for matrix in stack})
    if ranks == [1]:
        return _translated(marked("facts", "rank 1, separable"))
    if len(ranks) == 1:
        return _translated(marked("facts", "rank {rank}")).format(rank=ranks[0])
    return _translated(marked("facts", "ranks {low}–{high}")).format(low=ranks[0], high=ranks[-1])


def facts_help(weights: FloatArray, depth: int) -> str:
    """The meaning of the three, and the two factors of a separable matrix."""
    sentences = [
        _translated(
            marked("facts", "Σ, the sum of the weights: what an even area of brightness 1 gives.")
        ),
        _translated(
            marked(
                "facts",
                "Rank: how many column × row products make up the matrix; with rank 1 the filter "
                "is separable and can be computed as two thin ones.",
            )
        ),
        _translated(marked("facts", "Norm: the root of the sum of squares.")),
    ]
    part = _different(weights if depth == ALL_SLICES else weights[depth : depth + 1])
    factors = analysis.separable(part[0]) if len(part) == 1 else None
    if factors is not None and analysis.rank(part[0]) == 1:
        column, row = (
            ", ".join(number_text(float(value), 3) for value in axis) for axis in factors
        )
        sentences.append(
            _translated(marked("facts", "Here: column ({column}) × row ({row}).")).format(
                column=column, row=row
            )
        )
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def _different(stack: FloatArray) -> FloatArray:
    """One slice where all are alike."""
    return stack[:1] if np.array_equal(stack, np.broadcast_to(stack[:1], stack.shape)) else stack


def _translated(text: str) -> str:
    return translated("facts", text)
