"""Exports a model card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playground.core.cancelling import never
from playground.core.messages import marked
from playground.datasets.dataset import Progress, unwatched
from playground.exchange.exported import Exported
from playground.exchange.model_card import model_card
from playground.exchange.registry import file_kind
from playground.pictures.save import save_bytes


@file_kind(
    "card",
    marked("export", "Model card"),
    marked(
        "export",
        "What the network is, what it was trained on, how well it does by class on held-out"
        " pictures, and what it gets wrong: Markdown to read or to print.",
    ),
    marked("export", "Markdown files"),
    (".md",),
    50,
    is_read=True,
)
def write_card(
    exported: Exported,
    path: Path,
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> tuple[Path, ...]:
    """Examine the network, which takes a while, and write the card."""
    text = model_card(exported, path.stem, date.today(), progress, cancelled)
    save_bytes(path, text.encode("utf-8", "replace"))
    return (path,)
