"""The names of ImageNet's classes: each has a word of its own in each language."""

from __future__ import annotations

from playground.layers.classnames import CONTEXT, texts, translated_lists
from playground.layers.shipped import shipped_networks
from tools.update_translations import LANGUAGES, catalogue, entries


def test_all_thousand_are_translated_and_no_two_alike() -> None:
    names = [name for _, name in texts()]
    assert len(names) == len(set(names)) == 1000
    for language in LANGUAGES:
        found = [entry for entry in entries(catalogue(language)) if entry.context == CONTEXT]
        assert {entry.source for entry in found} == set(names)
        assert len({entry.translation for entry in found if entry.finished}) == 1000


def test_digits_are_no_words() -> None:
    assert shipped_networks()["lenet5-digits"].classes() not in translated_lists()
    assert shipped_networks()["squeezenet-1.1"].classes() in translated_lists()
