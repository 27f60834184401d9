"""The network of a session as a PyTorch script."""

from __future__ import annotations

from playground.exchange.all_writers import write_layers
from playground.exchange.exported import Exported
from playground.exchange.places import by
from playground.exchange.script import Script, head, joined, parts
from playground.exchange.source import aligned
from playground.exchange.torch_code import TorchCode

RUN = 'answer(TEST["input"])'
ANSWER = "answer(prepare(read(sys.argv[1])))"
LOADED = '''
network = Network().eval()
network.load_state_dict({name: torch.from_numpy(values) for name, values in W.items()})


def answer(x):
    """The output of the network for one prepared picture, as numpy arrays."""
    with torch.no_grad():
        return network(torch.tensor(x, dtype=torch.float32)[None])[0].numpy()
'''


def torch_script(exported: Exported, name: str, data_name: str) -> Script:
    """The script, to be called `name`; `data_name` is the file that may be beside it."""
    code = TorchCode()
    write_layers(exported.places, code, lambda writer, place: writer.torch(place, code))
    common = parts(exported, data_name, RUN, ANSWER)
    network = "\n".join(
        [
            "class Network(nn.Module):",
            f'    """Takes pictures × {by(exported.session.shape)}."""',
            "",
            "    def __init__(self):",
            "        super().__init__()",
            *aligned(code.modules),
            "",
            "    def forward(self, x):",
            *aligned(code.lines),
            "        return x",
        ]
    )
    helpers = "\n\n\n".join(code.helpers.values())
    used = "".join([network, helpers])
    modules = ["import math"] if "math." in used else []
    modules += ["import sys"]
    modules += ["from pathlib import Path"] if common.beside else []
    others = ["import numpy as np", "import torch"]
    others += ["from torch import nn"]
    others += ["from torch.nn import functional as F"] if "F." in used else []
    imports = "\n".join([*modules, "", *others, "", common.data])
    first = head(exported, name, "PyTorch", common.needs) + "\n" + imports
    return Script(
        joined(first, network, helpers, LOADED, common.helpers, common.below), common.beside
    )
