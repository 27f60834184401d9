"""The names of filters as users read them."""

from __future__ import annotations

from collections.abc import Callable

from playground.core.filters import Filter
from playground.core.messages import marked
from playground.kernels.presets import ids_by_name, is_edited, load_presets, titles


def filter_name(item: Filter, translate: Callable[[str, str], str] = marked) -> str:
    """The name of a filter; those that come with the program are translated.

    One that still has its preset's name but no longer its numbers is called edited.
    """
    name = translate("filter", item.name)
    if name == item.name and name in titles():
        name = translate("kernel", name)
    named = "" if item.preset else _preset_named(item, translate)
    if named and is_edited(item, load_presets()[named]):
        return translate("filter", marked("filter", "{name}, edited")).format(name=name)
    return name


def _preset_named(item: Filter, translate: Callable[[str, str], str]) -> str:
    """The id of the preset whose name a filter has, "" for a name that the user gave."""
    presets = load_presets()
    if item.origin in presets and item.name == translate("kernel", presets[item.origin].title):
        return item.origin
    return ids_by_name().get(item.name, "")
