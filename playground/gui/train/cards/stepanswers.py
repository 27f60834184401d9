"""The answers to a batch of a recorded step, and their loss, as pieces of a strip."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.explain.formats import number_text
from playground.gui.inspect.arithmetic.pieces import Block, Figure, Note, Piece, Sign
from playground.training.protocol.step_record import StepRecord

translate = QCoreApplication.translate


def forward_pieces(step: StepRecord, classes: tuple[str, ...]) -> tuple[Piece, ...]:
    """The first pictures of the batch, with what the network put out."""
    row: list[Piece] = []
    for index in range(min(3, len(step.labels))):
        picture = step.pictures[index]
        name = classes[int(step.labels[index])]
        caption = translate("StepBoard", "a picture of class {name}").format(name=name)
        values = np.asarray(picture.mean(axis=0), np.float32)
        row.append(Block(values, float(np.abs(values).max()) or 1.0, "gray", caption))
        row.append(Sign("→"))
        shares = np.asarray(step.shares[index : index + 1], np.float32)
        winner = ((0, int(step.labels[index])),)
        caption = translate("StepBoard", "outputs; the right class is framed")
        row.append(Block(shares, 1.0, "signed", caption, None, winner))
    more = len(step.labels) - 3
    if more > 0:
        row.append(Note(translate("StepBoard", "and {count} more").format(count=more)))
    return tuple(row)


def loss_pieces(step: StepRecord, digits: int) -> tuple[Piece, ...]:
    """The losses of the first pictures, and the mean of all."""
    row: list[Piece] = []
    cross = step.plan.loss == "cross-entropy"
    for index in range(min(4, len(step.labels))):
        if index:
            row.append(Sign("+"))
        share = float(step.shares[index, int(step.labels[index])])
        caption = (
            f"−ln {number_text(share, digits)}"
            if cross
            else translate("StepBoard", "½ Σ (target − output)²")
        )
        row.append(Figure(number_text(float(step.losses[index]), digits), caption))
    row.append(Sign("+ …" if len(step.labels) > 4 else ""))
    row.append(Sign(f"/ {len(step.labels)} ="))
    row.append(
        Figure(number_text(step.loss, digits), translate("StepBoard", "mean loss of the batch"))
    )
    return tuple(row)
