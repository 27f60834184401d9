"""Settings of known networks that smaller limits refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.core.edits import MAX_LAYERS, set_network
from playground.core.fields import fields_of
from playground.core.filters import MAX_FILTERS
from playground.core.layer import Layer
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import evaluate, stages_of
from playground.layers import Activation, Convolution, Dense, Pooling, TransposedConvolution
from playground.layers.initialise import he_filters
from playground.layers.networkfile import network_from_data, network_to_data


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        pytest.param(Convolution, "groups", 1024, id="MobileNet v1, the last depthwise one"),
        pytest.param(Convolution, "groups", 3840, id="EfficientNet-B7, likewise"),
        pytest.param(Convolution, "dilation", (36, 36), id="DeepLab, the widest of its pyramid"),
        pytest.param(Convolution, "dilation", (64, 64), id="the most"),
        pytest.param(TransposedConvolution, "stride", (32, 32), id="FCN-32s"),
        pytest.param(TransposedConvolution, "stride", (64, 64), id="twice that"),
        pytest.param(Pooling, "size", (112, 112), id="one window for a whole map"),
        pytest.param(Pooling, "size", (256, 256), id="the largest"),
        pytest.param(Pooling, "stride", (256, 256), id="side by side"),
        pytest.param(Dense, "units", 21_841, id="all classes of ImageNet"),
    ],
)
def test_a_setting_is_taken(kind: type[Layer], name: str, value: Any) -> None:
    assert fields_of(kind)[name].checked(value) == value


def test_vgg16_has_its_widest_layer() -> None:
    layer = Dense(units=4096)
    assert layer.output_shape((512, 7, 7)) == (4096, 1, 1)
    assert layer.held((512, 7, 7)) == 4096 * 25_089


def test_a_stack_has_as_many_layers_as_it_may_in_window_and_file() -> None:
    layers = tuple(Activation() for _ in range(MAX_LAYERS))
    assert len(layers) == 256
    session = Session(Picture("p", np.zeros((8, 8), np.float32)), Network())
    session = set_network(session, Network(layers))
    again = network_from_data(network_to_data(session.network))
    assert len(again) == MAX_LAYERS
    assert evaluate(again, np.ones((1, 8, 8), np.float32)).stages[-1].maps is not None


def test_a_depthwise_layer_of_as_many_filters_as_there_may_be() -> None:
    rng = np.random.default_rng(1)
    x = rng.random((MAX_FILTERS, 5, 4), np.float32)
    layer = Convolution(filters=he_filters(MAX_FILTERS, 1, (3, 3), rng), groups=MAX_FILTERS)
    assert stages_of(Network((layer,)), x.shape)[0].refusal is None
    maps = evaluate(Network((layer,)), x).stages[0].maps
    np.testing.assert_allclose(maps, layer.forward(x), atol=1e-5)
