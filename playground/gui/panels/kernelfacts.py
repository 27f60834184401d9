"""What can be said about a filter, in one line."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.core.arrays import FloatArray
from playground.core.filteredits import ALL_SLICES
from playground.gui.numbers import shown
from playground.kernels import analysis


def facts_line(weights: FloatArray, depth: int) -> str:
    """Sum, rank and norm of one slice or of all."""
    tr = QCoreApplication.translate
    part = weights if depth == ALL_SLICES else weights[depth : depth + 1]
    ranks = sorted({analysis.rank(matrix) for matrix in _different(part)})
    if ranks[-1] == 1:
        words = tr("KernelFacts", "rank 1, separable")
    elif len(ranks) == 1:
        words = tr("KernelFacts", "rank {rank}").format(rank=ranks[0])
    else:
        words = tr("KernelFacts", "ranks {low}–{high}").format(low=ranks[0], high=ranks[-1])
    return tr("KernelFacts", "Σ {sum} · {rank} · norm {norm}").format(
        sum=shown(analysis.weight_sum(part), 3), rank=words, norm=shown(analysis.norm(part), 3)
    )


def facts_help(weights: FloatArray, depth: int) -> str:
    """What the three mean, and the two factors of a separable matrix."""
    tr = QCoreApplication.translate
    sentences = [
        tr("KernelFacts", "Σ, the sum of the weights: what an even area of brightness 1 gives."),
        tr(
            "KernelFacts",
            "Rank: how many column × row products make up the matrix; with rank 1 the filter is "
            "separable and can be computed as two thin ones.",
        ),
        tr("KernelFacts", "Norm: the root of the sum of squares."),
    ]
    part = _different(weights if depth == ALL_SLICES else weights[depth : depth + 1])
    factors = analysis.separable(part[0]) if len(part) == 1 else None
    if factors is not None and analysis.rank(part[0]) == 1:
        column, row = (", ".join(shown(float(value), 3) for value in axis) for axis in factors)
        sentences.append(
            tr("KernelFacts", "Here: column ({column}) × row ({row}).").format(
                column=column, row=row
            )
        )
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def _different(stack: FloatArray) -> FloatArray:
    """One slice where all are alike."""
    return stack[:1] if np.array_equal(stack, np.broadcast_to(stack[:1], stack.shape)) else stack
