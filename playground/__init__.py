"""Convolution Playground: see, edit and train convolutional networks."""
