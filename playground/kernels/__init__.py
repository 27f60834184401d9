"""Filters: presets as data, their generators and transforms, and what can be said about them.

A kernel is a float32 matrix (height × width) or a stack of depth slices (depth × height × width).
All angles are in degrees, clockwise from pointing right, since rows count downwards.
"""
