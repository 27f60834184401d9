"""Convolution Playground: see, edit and train convolutional networks."""

VERSION = "0.1.0"
