"""An own example leaves an empty sheet for the next; what was not drawn on one stays."""

from __future__ import annotations

import numpy as np
import pytest

from playground.core.arrays import frozen
from playground.core.network_input import DRAWN, OPENED, Origin
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.datasets import drawing_edits


@pytest.mark.parametrize("paper", [0.0, 1.0])
@pytest.mark.parametrize("origin", [DRAWN, OPENED])
def test_the_sheet_is_empty_afterwards(paper: float, origin: Origin) -> None:
    pixels = np.full((28, 28), paper, np.float32)
    pixels[0:20, 13:15] = 1 - paper  # a stroke from the rim
    picture = Picture("it", frozen(pixels), 0, origin=origin)
    session = drawing_edits.add_class(Session(picture, Network()), "one")
    after = drawing_edits.put_example(session, 0)
    (example,) = drawing_edits.drawings_of(after).classes[0].examples
    np.testing.assert_array_equal(example[0], pixels)
    expected = np.full((28, 28), paper) if origin == DRAWN else pixels
    np.testing.assert_array_equal(after.picture.pixels, expected)
    assert after.picture.origin == origin
