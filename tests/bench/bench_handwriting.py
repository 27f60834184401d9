"""How many digits the network that ships reads, drawn by hands that it has never seen.

./run bench handwriting [--hands 10] [--seeds 3]: a hundred drawings for each sheet,
pen and seed. At least 90 of each hundred are wanted.
"""

from __future__ import annotations

import argparse

import numpy as np

from playground.app import first_session
from playground.core.edits import set_picture
from playground.layers.shipped import with_shipped_network
from tests.handwriting import answer, drawn, hands, written

LEAST_SHARE = 0.9
SHEETS = ((28, 1.0), (28, 2.5), (28, 4.0), (280, 10.0), (280, 25.0), (280, 40.0))
"""Cells on a side, and how many of them a pen is wide."""


def share_read(side: int, pen: float, count: int, seed: int) -> float:
    """The share of the digits 0 to 9 by `count` hands that are read right."""
    session = with_shipped_network(first_session(), "lenet5-digits")
    rng = np.random.default_rng(seed)
    right = [
        answer(set_picture(session, drawn(written(digit, hand, rng), side, pen))) == digit
        for hand in hands(count, seed)
        for digit in range(10)
    ]
    return float(np.mean(right))


def main() -> int:
    """Print the shares; 1 when one is too small."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hands", type=int, default=10)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    least = 1.0
    for side, pen in SHEETS:
        shares = [share_read(side, pen, options.hands, seed) for seed in range(options.seeds)]
        least = min(least, *shares)
        print(f"{side}×{side}, pen {pen:g}: " + ", ".join(f"{share:.0%}" for share in shares))
    print(f"at least {LEAST_SHARE:.0%} wanted: {'held' if least >= LEAST_SHARE else 'missed'}")
    return int(least < LEAST_SHARE)


if __name__ == "__main__":
    raise SystemExit(main())
