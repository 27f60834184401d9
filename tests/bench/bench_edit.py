"""From an edit to repainted maps, beside the way of a notebook; and on a 12-megapixel photo.

python -m tests.bench.bench_edit
"""

from __future__ import annotations

import time
from dataclasses import replace
from statistics import median

import numpy as np

from playground import app
from playground.core import edits, filteredits
from playground.core.arrays import frozen
from playground.core.filters import make_filter
from playground.core.session import Picture, Session
from playground.layers import Convolution
from tests.bench.livewindow import live_window, milliseconds_to_paint

ROUNDS = 30


def session(height: int, width: int, filters: int) -> Session:
    """The first session with another picture and number of filters."""
    rng = np.random.default_rng(0)
    first = app.first_session()
    pixels = frozen(rng.integers(0, 255, (height, width), np.uint8))
    layer = Convolution(
        filters=tuple(make_filter(f"{i}", rng.standard_normal((3, 3))) for i in range(filters))
    )
    new = edits.set_picture(first, Picture("noise", pixels, 0))
    return edits.replace_layer(new, 0, layer)


def notebook(pixels: np.ndarray, kernels: list[np.ndarray]) -> float:
    """Milliseconds for 8 filters by scipy and a matplotlib redraw of their maps."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    from scipy.signal import correlate2d

    figure, axes = plt.subplots(2, 4, figsize=(12, 6))
    images = [
        axis.imshow(np.zeros(pixels.shape), cmap="RdBu", vmin=-4, vmax=4) for axis in axes.flat
    ]
    figure.canvas.draw()
    times = []
    for _ in range(5):
        started = time.perf_counter()
        for image, kernel in zip(images, kernels, strict=True):
            image.set_data(correlate2d(pixels, kernel, mode="same"))
        figure.canvas.draw()
        times.append((time.perf_counter() - started) * 1000)
    plt.close(figure)
    return min(times)


def small_picture() -> tuple[list[float], list[float], float]:
    """Edits of one cell, edits of the whole layer, and the notebook, in milliseconds."""
    document = session(512, 512, 8)
    cell, layer = [], []
    with live_window(document) as (application, program):
        store = program.store
        for turn in range(ROUNDS):
            value = 0.1 * turn + 0.05
            cell.append(
                milliseconds_to_paint(
                    application,
                    program,
                    lambda v=value, t=turn: store.commit(
                        filteredits.set_cell(store.session, 0, t % 8, 0, 1, 1, v), "cell"
                    ),
                )
            )
            border = ("reflect", "replicate")[turn % 2]
            layer.append(
                milliseconds_to_paint(
                    application,
                    program,
                    lambda b=border: store.commit(
                        edits.set_field(store.session, 0, "border", b), "border"
                    ),
                )
            )
    pixels = document.picture.pixels.astype(np.float32) / 255
    convolution = document.network[0]
    assert isinstance(convolution, Convolution)
    kernels = [item.weights[0] for item in convolution.filters]
    return cell, layer, notebook(pixels, kernels)


def photo() -> tuple[list[float], list[float]]:
    """Edits on 4000 × 3000 pixels: until what is in view follows, and until all is filled in."""
    first, whole = [], []
    with live_window(session(3000, 4000, 4)) as (application, program):
        store = program.store
        for turn in range(10):
            value = 0.1 * turn + 0.05
            for times, complete in ((first, False), (whole, True)):
                value += 0.01
                new = replace(filteredits.set_cell(store.session, 0, turn % 4, 0, 1, 1, value))
                times.append(
                    milliseconds_to_paint(
                        application,
                        program,
                        lambda new=new: store.commit(new, "cell"),
                        complete,
                    )
                )
    return first, whole


def main() -> None:
    """Print the rows."""
    cell, layer, peer = small_picture()
    print(f"8 filters 3×3 on 512×512, notebook (scipy + matplotlib): {peer:.1f} ms")
    for name, times in (("one cell of one filter", cell), ("every filter", layer)):
        middle = median(times)
        print(f"  edit of {name}: median {middle:.1f} ms, ratio {peer / middle:.1f} (want 15)")
    first, whole = photo()
    print(f"4 filters on 4000×3000: in view after {median(first):.1f} ms, worst {max(first):.1f}")
    print(f"  all of it after {median(whole):.1f} ms")


if __name__ == "__main__":
    main()
