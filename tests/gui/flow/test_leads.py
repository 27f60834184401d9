"""Room for filters beside their maps, with very many columns: only what can change is laid out."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from playground.gui.flow import placed
from playground.gui.flow.layout import Column, layout, open_columns, tile_width
from playground.gui.flow.placed import LEADS_PX, LEAST_LEAD_SHARE, Area, with_leads


def columns_of(count: int, seed: int = 0) -> tuple[Column, ...]:
    """Maps of several kinds, a third of them with filters."""
    drawn = random.Random(seed)
    return tuple(
        Column(
            tiles=drawn.choice((1, 6, 8)),
            aspect=drawn.choice((1.0, 1.0, 1.4)),
            fixed=drawn.choice((0, 0, 0, 0, 180)),
            has_filters=at % 3 == 1,
        )
        for at in range(count)
    )


def as_defined(columns: tuple[Column, ...], area: Area, selected: int) -> tuple[Column, ...]:
    """What `with_leads` gives where all columns are laid out for each that has filters."""
    width, height = area.width, area.height
    if layout(columns, width, height, selected).height > height:
        width -= area.bar
    is_open = open_columns(columns, width, height, selected)
    tile = tile_width(columns, is_open, width, height)
    near = {0, len(columns) - 1, *range(selected - 1, selected + 2)}
    for at in sorted(range(len(columns)), key=lambda at: at != selected):
        shown = {place for place, opened in enumerate(is_open) if opened}
        ways = [(stays, lead) for stays in (shown, shown & near) for lead in LEADS_PX]
        for stays, lead in ways if at == selected else ways[: len(LEADS_PX)]:
            wider = (*columns[:at], replace(columns[at], lead=lead), *columns[at + 1 :])
            after = open_columns(wider, width, height, selected)
            opened = {place for place, is_now in enumerate(after) if is_now}
            is_kept = columns[at].has_filters and stays <= opened <= shown
            smaller = tile_width(wider, after, width, height)
            fits = layout(wider, width, height, selected).width <= width
            if is_kept and fits and smaller >= LEAST_LEAD_SHARE * tile:
                columns, is_open = wider, after
                break
    return columns


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("width", [640, 1440, 3840])
def test_it_is_what_a_layout_for_each_column_gives(seed: int, width: int) -> None:
    count = (2, 3, 5, 8, 13, 30)[seed]
    columns, area = columns_of(count, seed), Area(width, 600, 12)
    for selected in {0, 1, count // 2, count - 1}:
        assert with_leads(columns, area, selected, 1, 0) == as_defined(columns, area, selected)


def test_columns_that_are_shut_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def counted(
        columns: tuple[Column, ...], width: int, height: int, selected: int, behind: int = 1
    ) -> tuple[bool, ...]:
        calls.append(len(columns))
        return open_columns(columns, width, height, selected, behind)

    monkeypatch.setattr(placed, "open_columns", counted)
    for count in (30, 257):
        calls.clear()
        with_leads(columns_of(count), Area(1440, 600, 12), count // 2, 1, 0)
        assert len(calls) < 10
