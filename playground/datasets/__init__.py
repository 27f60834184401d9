"""One source of data a file: labelled pictures to train on."""

from playground.datasets.kinds import DATASETS  # isort: skip

# Menus list the sources in this order.
from playground.datasets.digits import Digits  # isort: skip
from playground.datasets.shapes import Shapes  # isort: skip
from playground.datasets.stripes import Stripes  # isort: skip
from playground.datasets.drawings import DrawnClass, Drawings  # isort: skip
from playground.datasets.folder import FolderOfPictures  # isort: skip
from playground.datasets.mnist import FashionMnist, Mnist  # isort: skip
from playground.datasets.cifar import Cifar10  # isort: skip

__all__ = [
    "DATASETS",
    "Cifar10",
    "Digits",
    "Drawings",
    "DrawnClass",
    "FashionMnist",
    "FolderOfPictures",
    "Mnist",
    "Shapes",
    "Stripes",
]
