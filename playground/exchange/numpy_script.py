"""The network of a session as a script in plain numpy."""

from __future__ import annotations

from playground.exchange.all_writers import write_layers
from playground.exchange.exported import Exported
from playground.exchange.numpy_code import NumpyCode
from playground.exchange.places import by
from playground.exchange.script import Script, head, joined, parts
from playground.exchange.source import aligned

RUN = 'network(TEST["input"].astype(float))'
ANSWER = "network(prepare(read(sys.argv[1])))"


def numpy_script(exported: Exported, name: str, data_name: str) -> Script:
    """The script, to be called `name`; `data_name` is the file that may be beside it."""
    code = NumpyCode()
    write_layers(exported.places, code, lambda writer, place: writer.numpy(place, code))
    common = parts(exported, data_name, RUN, ANSWER)
    network = "\n".join(
        [
            "def network(x):",
            f'    """The output for x, {by(exported.session.shape)}: one line for each layer."""',
            *aligned(code.lines),
            "    return x",
        ]
    )
    helpers = "\n\n\n".join(code.helpers.values())
    body = [network, helpers, common.helpers, common.below]
    modules = ["import math"] if "math." in "".join([network, helpers]) else []
    modules += ["import sys"]
    modules += ["from pathlib import Path"] if common.beside else []
    imports = "\n".join([*modules, "", "import numpy as np", "", common.data])
    first = head(exported, name, "plain numpy", common.needs) + "\n" + imports
    return Script(joined(first, *body), common.beside)
