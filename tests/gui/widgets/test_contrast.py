"""Text on its ground in every theme, as the Web Content Accessibility Guidelines 2.1 measure it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from playground.gui.widgets.theme import THEMES

LEAST_RATIO = 4.5

PAIRS = (
    ("text", "surface"),
    ("text", "background"),
    ("text", "raised"),
    ("muted", "surface"),
    ("muted", "background"),
    ("on_accent", "accent"),
    ("on_soft", "accent_soft"),
    ("text", "accent_soft"),
    ("danger", "surface"),
)


@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
@pytest.mark.parametrize("name", list(THEMES))
def test_text_is_read_on_its_ground(name: str, pair: tuple[str, str]) -> None:
    text, ground = (luminance(getattr(THEMES[name], part)) for part in pair)
    dark, light = sorted((text, ground))
    assert (light + 0.05) / (dark + 0.05) >= LEAST_RATIO


def luminance(colour: QColor) -> float:
    values = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])
