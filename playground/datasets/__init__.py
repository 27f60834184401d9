"""Labelled pictures to train on: whatever module here has a class with `data_source` is found.

The sources that other storeys know by name can be imported from here.
"""

from playground.core.registry import import_modules
from playground.datasets.cifar import Cifar10
from playground.datasets.digits import Digits
from playground.datasets.drawings import Drawings, DrawnClass
from playground.datasets.folder import FolderOfPictures
from playground.datasets.kinds import DATASETS
from playground.datasets.mnist import FashionMnist, Mnist
from playground.datasets.shapes import Shapes
from playground.datasets.stripes import Stripes

import_modules(__name__, __path__)

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
