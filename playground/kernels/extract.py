"""Write the presets' texts as Python literals, for the translators' tools to find.

Run it as `python -m playground.kernels.extract` after changing a file in resources/kernels/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from playground.core.atomic_file import write_file
from playground.kernels.presets import Preset, load_presets

TARGET = Path(__file__).with_name("preset_texts.py")

_HEAD = '''\
"""The texts of resources/kernels/*.json, written by `python -m playground.kernels.extract`."""

# ruff: noqa: E501
# fmt: off

from playground.core.messages import marked

PRESET_TEXTS = (
'''


def texts_of(presets: Iterable[Preset]) -> list[tuple[str, str]]:
    """Every (context, text) that a user can see, once each, in the order of menus."""
    found: dict[tuple[str, str], None] = {}
    for preset in presets:
        for text in (preset.group, preset.title, preset.sentence):
            found["kernel", text] = None
        for parameter in preset.parameters:
            declared = parameter.field
            for text in filter(None, (declared.label, declared.help, declared.unit)):
                found["field", text] = None
    return list(found)


def source(texts: Iterable[tuple[str, str]]) -> str:
    """The Python module that holds the texts."""
    lines = [
        f'    marked("{context}", {json.dumps(text, ensure_ascii=False)}),\n'
        for context, text in texts
    ]
    return _HEAD + "".join(lines) + ")\n"


if __name__ == "__main__":
    write_file(TARGET, source(texts_of(item for _, item in load_presets().items())).encode())
