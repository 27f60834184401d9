"""The numbers of a colour scale: never 0 but for 0, with as many digits as its end wants."""

from __future__ import annotations

import numpy as np
import pytest

from playground.core.word_count import MINUS
from playground.engine.explain.formats import coloured_text, decimal, scale_labels, scaled_text
from playground.figures.kinds.onemap import range_text


@pytest.mark.parametrize(
    ("limit", "end", "middle"),
    [
        (255.0, "255", "127.5"),
        (2.36, "2.36", "1.18"),
        (0.996, "1", "0.5"),
        (0.0999, "0.1", "0.05"),
        (0.012, "0.012", "0.006"),
        (0.004, "0.004", "0.002"),
        (0.00043, "0.00043", "0.000215"),
        (0.0001, "0.0001", "0.00005"),
        (4.34e-5, f"4.3e{MINUS}5", f"2.15e{MINUS}5"),
        (9.97e-5, f"1e{MINUS}4", f"5e{MINUS}5"),
        (1e-45, f"1e{MINUS}45", f"5e{MINUS}46"),
    ],
)
def test_a_scale_has_the_digits_that_its_end_wants(limit: float, end: str, middle: str) -> None:
    assert scale_labels(limit, False) == ["0", middle, end]
    assert scale_labels(limit, True) == [f"{MINUS}{end}", "0", f"+{end}"]
    assert scale_labels(limit, True, True) == [f"≤ {MINUS}{end}", "0", f"≥ +{end}"]


@pytest.mark.parametrize("digits", range(4))
def test_no_end_but_that_of_zeros_reads_0(digits: int) -> None:
    for limit in np.geomspace(1e-44, 1e8, 300).tolist():
        read = decimal(scaled_text(limit, limit, digits))
        assert read is not None
        assert float(read) == pytest.approx(limit, rel=0.5 if digits < 2 else 0.051)
    assert scaled_text(0.0, 0.0, digits) == "0"


def test_a_map_of_small_numbers_says_from_what_to_what_they_are() -> None:
    assert range_text(-0.004, 0.003) == f"{MINUS}0.004 … 0.003"
    assert range_text(-1e-9, 2e-5) == f"0 … 2e{MINUS}5"
    assert range_text(-120.0, 3.1) == f"{MINUS}120 … 3"
    assert range_text(0.0, 0.0) == "0 … 0"


def test_a_small_number_of_a_cell_has_its_first_digit() -> None:
    texts = [coloured_text(value, 1e-9, 2) for value in (0.004, 1e-4, 9.6e-5, 4e-5, -3e-7, 0.0051)]
    powers = [f"1e{MINUS}4", f"4e{MINUS}5", f"{MINUS}3e{MINUS}7"]
    assert texts == ["0.004", "0.0001", *powers, "0.01"]
