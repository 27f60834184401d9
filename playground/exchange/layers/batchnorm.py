"""How a batch normalisation is written."""

from __future__ import annotations

from typing import ClassVar

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place
from playground.exchange.source import argument, call
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import LayerWriter, writes
from playground.layers.batchnorm import NEUTRAL, BatchNormalisation

BATCH_NORM = '''
def batch_norm(x, weight, bias, mean, variance, epsilon):
    """Bring each channel to mean 0 and variance 1, as training kept them; scale and shift it."""
    mean, variance, weight, bias = (
        values.astype(float)[:, None, None] for values in (mean, variance, weight, bias)
    )
    return (x - mean) / np.sqrt(variance + epsilon) * weight + bias
'''

TORCH_BATCH_NORM = '''
def batch_norm(x, norm):
    """The output of a BatchNorm2d, which refuses a single value a channel while it is trained.

    Such a value has no spread: the mean and variance that were kept normalise it, and stay.
    """
    if len(x) > 1:
        return norm(x)
    kept = norm.running_mean, norm.running_var
    return F.batch_norm(x, *kept, norm.weight, norm.bias, False, norm.momentum, norm.eps)
'''


@writes(BatchNormalisation)
class BatchNormalisationWriter(LayerWriter[BatchNormalisation]):
    """BatchNorm2d."""

    prefix: ClassVar[str] = "norm"

    def torch(self, place: Place[BatchNormalisation], code: TorchCode) -> None:
        """BatchNorm2d, which uses what it has kept after eval(), or for one picture of one cell."""
        layer = place.layer
        made = call(
            "nn.BatchNorm2d",
            str(place.before[0]),
            eps=(layer.epsilon, 1e-5),
            momentum=(layer.momentum, 0.1),
        )
        module = code.module(place.name, made)
        if place.before[1:] == (1, 1):
            code.helper("batch_norm", TORCH_BATCH_NORM)
            code.line(f"batch_norm(x, {module})")
        else:
            code.line(f"{module}(x)")

    def numpy(self, place: Place[BatchNormalisation], code: NumpyCode) -> None:
        """A call of `batch_norm`."""
        code.helper("batch_norm", BATCH_NORM)
        values = [code.weights(place.tensor(name)) for name in NEUTRAL]
        code.line(f"batch_norm(x, {', '.join(values)}, {argument(place.layer.epsilon)})")

    def onnx(self, place: Place[BatchNormalisation], code: OnnxGraph) -> None:
        """BatchNormalization."""
        tensors = place.tensors()
        names = [code.array(tensors[place.tensor(name)], place.tensor(name)) for name in NEUTRAL]
        code.step("BatchNormalization", *names, epsilon=place.layer.epsilon)
