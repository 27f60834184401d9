"""The map that each input channel adds to one of a convolution, before they are summed."""

from __future__ import annotations

import numpy as np

from playground.core.arrays import FloatArray, frozen
from playground.engine.compute.convolve import convolve
from playground.layers import Convolution


def channel_maps(
    layer: Convolution, x: FloatArray, filter_index: int, most: int | None = None
) -> FloatArray:
    """Depth × output height × width: every channel under its own depth slice, without the bias.

    Summed over the channels, with the bias added, they are the layer's map of that filter. With
    `most`, only the maps of the first so many channels.
    """
    slices = layer.laid_filter(filter_index)[:most]
    _, height, width = layer.output_shape((x.shape[0], x.shape[1], x.shape[2]))
    maps = np.empty((len(slices), height, width), np.float32)
    none = np.zeros(1, np.float32)
    for index, channel in enumerate(layer.input_channels(filter_index)[:most]):
        alone = slices[index][np.newaxis, np.newaxis]
        maps[index] = convolve(x[channel : channel + 1], alone, none, layer.window)[0]
    return frozen(maps)
