"""From an edit in the first layer to repainted columns, in deep stacks.

./run bench stack
"""

from __future__ import annotations

from statistics import median

import numpy as np

from playground import app
from playground.core import edits
from playground.core.filters import make_filter
from playground.core.session import Network, Session
from playground.layers import Activation, Convolution
from playground.layers.stacks import with_stack
from playground.pictures.samples import sample_picture
from tests.bench.livewindow import live_window, milliseconds_to_paint
from tests.onecell import set_cell

ROUNDS = 40
FRAME = 1000 / 60


def six_layers() -> Session:
    """Three convolutions of 8, 16 and 16 filters on 256 × 256 × 3, each with its ReLU."""
    rng = np.random.default_rng(0)
    layers: list[Convolution | Activation] = []
    depth = 3
    for count in (8, 16, 16):
        filters = tuple(
            make_filter(
                f"{at}", rng.standard_normal((depth, 3, 3), np.float32) / np.float32(3 * depth)
            )
            for at in range(count)
        )
        layers += [Convolution(filters=filters), Activation()]
        depth = count
    session = edits.set_picture(app.first_session(), sample_picture("astronaut"))
    return edits.set_network(session, Network(tuple(layers)))


def edits_in_first_layer(session: Session) -> list[float]:
    """Milliseconds from each of ROUNDS edits of a weight to the last repainted map."""
    times = []
    with live_window(session) as program:
        store = program.store
        for turn in range(ROUNDS):
            value = 0.01 * turn + 0.005
            times.append(
                milliseconds_to_paint(
                    program,
                    lambda v=value: store.commit(set_cell(store.session, 0, 0, 0, 1, 1, v), "cell"),
                )
            )
    return times


def main() -> None:
    """Print the medians beside what is wanted."""
    lenet = edits_in_first_layer(with_stack(app.first_session(), "lenet5"))
    print(f"LeNet-5 on 32×32: median {median(lenet):.1f} ms (want one frame, {FRAME:.1f})")
    deep = edits_in_first_layer(six_layers())
    print(f"3→8→16→16 filters on 256×256: median {median(deep):.1f} ms (want 50)")


if __name__ == "__main__":
    main()
