"""One source of data a file: labelled pictures to train on."""

from playground.datasets.kinds import DATASETS  # isort: skip

# Menus list the sources in this order.
from playground.datasets.digits import Digits  # isort: skip
from playground.datasets.shapes import Shapes  # isort: skip
from playground.datasets.stripes import Stripes  # isort: skip

__all__ = ["DATASETS", "Digits", "Shapes", "Stripes"]
