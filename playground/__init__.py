"""Convolution Playground: see, edit and train convolutional networks."""

import os

VERSION = "0.1.0"

# Before numpy is loaded: to start threads costs OpenBLAS as long as all the rest of importing
# numpy, and then each of its products waits for them, those of two of our threads for one
# another. The engine shares its work between the cores by itself.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
