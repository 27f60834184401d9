"""A dense layer, beside torch, all in turns in one process.

./run bench dense
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np

from playground.engine.compute.dense import dense
from playground.layers import Dense

CASES = ((400, 120), (4096, 1000), (4096, 4096), (12_288, 1000), (25_088, 4096))
"""Inputs and units; the last is the largest layer of VGG16."""

MOST = 1.2
"""The multiple of torch's time that ours may take, where it is not a matter of microseconds."""

ROUNDS = 12
NOTICED_MS = 0.5


def main() -> int:
    """Print the rows; 1 when one misses its aim."""
    import torch

    torch.set_grad_enabled(False)
    kept = True
    print("inputs → units: torch, ours, ratio (shortest of each)")
    for inputs, units in CASES:
        rng = np.random.default_rng(0)
        layer = Dense.random((inputs, 1, 1), units, rng)
        x = rng.standard_normal((inputs, 1, 1)).astype(np.float32)
        tensors = [torch.tensor(each) for each in (x.reshape(1, -1), layer.weight, layer.bias)]
        runs: dict[str, Callable[[], object]] = {
            "torch": lambda: torch.nn.functional.linear(*tensors),  # noqa: B023
            "ours": lambda: dense(x, layer),  # noqa: B023
        }
        best = dict.fromkeys(runs, float("inf"))
        for _ in range(ROUNDS):
            for name, run in runs.items():
                started = time.perf_counter()
                run()
                best[name] = min(best[name], (time.perf_counter() - started) * 1000)
        ratio = best["ours"] / best["torch"]
        kept &= ratio <= MOST or best["ours"] < NOTICED_MS
        print(
            f"{inputs:6} → {units:4}: {best['torch']:7.2f} ms {best['ours']:7.2f} ms {ratio:5.2f}"
        )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
