"""Draw docs/architecture.svg from the imports of the program.

    .venv/bin/python -m tools.draw_architecture [--check]

A box is a package, or an area of a package that has areas. Boxes stand as high as what they import
demands; an arrow is an import, left out where a longer way says the same. Nothing else is said by
hand, so that a new area is in the picture when the script has run. `--check` only compares.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape

from tools.imports import ROOT, imports, modules

TARGET = ROOT / "docs" / "architecture.svg"

WITH_AREAS = ("engine", "training", "gui")
COMMAND_LINE = ("app", "cli", "__main__")  # these may know one another: one box
OUTSIDE = {"", "resources"}  # the package itself, and where its data are
DOORS = {  # a process that starts and a package that loads: ways in from below, not storeys
    ("training.protocol", "training.process"),
    ("gui", "gui.shell"),
}

BOX_WIDTH, BOX_HEIGHT = 118, 34
GAP_X, GAP_Y = 26, 40
MARGIN, FRAME = 24, 14

ARROW_TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
    ' orient="auto"><path d="M0 0L8 4L0 8z" fill="#5f7386"/></marker></defs>'
)

Graph = Mapping[str, frozenset[str]]


def box_of(module: str) -> str:
    """Return the box that a module is drawn in; "" for what is in none."""
    parts = module.split(".")[1:]
    package = parts[0] if parts else ""
    if package in OUTSIDE:
        return ""
    if package in COMMAND_LINE:
        return "command line"
    if package in WITH_AREAS:
        return ".".join(parts[:2]) if len(parts) > 1 else package
    return package


def graph_of(sources: Mapping[str, str]) -> Graph:
    """Return which boxes each box imports from."""
    packages = {name for name in sources if any(other.startswith(f"{name}.") for other in sources)}
    boxes = {box_of(name) for name in packages} - {"", *WITH_AREAS}
    boxes |= {box_of(name) for name in sources if "." not in box_of(name)} - {"", *WITH_AREAS}
    found: dict[str, set[str]] = {box: set() for box in boxes}
    for name, text in sources.items():
        box = box_of(name)
        for item in imports(name, text, name in packages):
            other = box_of(item.target) if item.top == "playground" else ""
            if box in boxes and other in boxes and other != box and (box, other) not in DOORS:
                found[box].add(other)
    return {box: frozenset(found[box]) for box in sorted(found)}


def heights(graph: Graph) -> dict[str, int]:
    """Return the row of each box: above all that it imports from; an error for a circle."""
    rows: dict[str, int] = {}
    on_the_way: list[str] = []

    def height(box: str) -> int:
        if box in on_the_way:
            raise ValueError(" → ".join([*on_the_way[on_the_way.index(box) :], box]))
        if box not in rows:
            on_the_way.append(box)
            rows[box] = 1 + max((height(other) for other in sorted(graph[box])), default=-1)
            on_the_way.pop()
        return rows[box]

    for box in graph:
        height(box)
    return rows


def reduced(graph: Graph) -> Graph:
    """Return the imports that no chain of other imports implies."""
    below: dict[str, frozenset[str]] = {}
    for box in sorted(graph, key=heights(graph).__getitem__):
        below[box] = frozenset(graph[box]).union(*(below[other] for other in graph[box]))
    return {
        box: frozenset(
            other
            for other in others
            if not any(other in below[between] for between in others - {other})
        )
        for box, others in graph.items()
    }


def places(graph: Graph) -> dict[str, tuple[int, int]]:
    """Return the left upper corner of each box, in pixels: rows by height, one block a package.

    Blocks whose rows overlap stand side by side, others above one another, all in the middle.
    """
    rows = heights(graph)
    floors = _floors(graph, rows)
    widths = {block: _width(block, rows) for floor in floors for block in floor}
    page = max(sum(widths[block] for block in floor) for floor in floors)
    top = max(rows.values())
    found: dict[str, tuple[int, int]] = {}
    for floor in floors:
        left = MARGIN + (page - sum(widths[block] for block in floor)) // 2
        for block in floor:
            for row in sorted({rows[box] for box in block}):
                boxes = [box for box in block if rows[box] == row]
                boxes.sort(key=lambda box: (_mean_x(graph[box], found), box))
                x = left + (widths[block] - len(boxes) * (BOX_WIDTH + GAP_X) + GAP_X) // 2
                y = MARGIN + FRAME + (top - row) * (BOX_HEIGHT + GAP_Y)
                for column, box in enumerate(boxes):
                    found[box] = (x + column * (BOX_WIDTH + GAP_X), y)
            left += widths[block]
    return found


Block = tuple[str, ...]


def _floors(graph: Graph, rows: Mapping[str, int]) -> list[list[Block]]:
    """Return the blocks that stand side by side, from the ground up."""
    by_lane: dict[str, list[str]] = defaultdict(list)
    for box in graph:
        by_lane[_lane(box) or f"row {rows[box]}"].append(box)
    blocks = sorted((tuple(boxes) for boxes in by_lane.values()), key=lambda b: _span(b, rows))
    floors: list[list[Block]] = []
    top = -1
    for block in blocks:
        low, high = _span(block, rows)
        if low > top:
            floors.append([])
        floors[-1].append(block)
        top = max(top, high)
    return floors


def _span(block: Block, rows: Mapping[str, int]) -> tuple[int, int]:
    return min(rows[box] for box in block), max(rows[box] for box in block)


def _width(block: Block, rows: Mapping[str, int]) -> int:
    most = max(sum(rows[other] == rows[box] for other in block) for box in block)
    return most * (BOX_WIDTH + GAP_X) - GAP_X + 4 * FRAME


def _mean_x(boxes: Iterable[str], found: Mapping[str, tuple[int, int]]) -> float:
    known = [found[box][0] for box in boxes if box in found]
    return sum(known) / len(known) if known else 0.0


def _lane(box: str) -> str:
    return box.partition(".")[0] if "." in box else ""


def drawing(graph: Graph) -> str:
    """Return the picture as SVG."""
    at = places(graph)
    width = max(x for x, _ in at.values()) + BOX_WIDTH + 2 * FRAME + MARGIN
    height = max(y for _, y in at.values()) + BOX_HEIGHT + FRAME + MARGIN
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13">',
        "<title>The packages of the program and who imports whom</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        ARROW_TIP,
    ]
    lines += [_frame(package, at) for package in WITH_AREAS if any(_lane(b) == package for b in at)]
    for box, others in reduced(graph).items():
        lines += [_arrow(at[box], at[other], f"{box} imports {other}") for other in sorted(others)]
    lines += [_box(box, *at[box]) for box in graph]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _frame(package: str, at: Mapping[str, tuple[int, int]]) -> str:
    inside = [place for box, place in at.items() if _lane(box) == package]
    left, top = min(x for x, _ in inside) - FRAME, min(y for _, y in inside) - FRAME - 8
    right = max(x for x, _ in inside) + BOX_WIDTH + FRAME
    bottom = max(y for _, y in inside) + BOX_HEIGHT + FRAME
    return (
        f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="8"'
        f' fill="#f3f6f9" stroke="#c5d0da"/><text x="{left + 8}" y="{top + 15}" fill="#44576a"'
        f' font-weight="bold">{escape(package)}</text>'
    )


def _arrow(start: tuple[int, int], end: tuple[int, int], title: str) -> str:
    x0, y0 = start[0] + BOX_WIDTH // 2, start[1] + BOX_HEIGHT
    x1, y1 = end[0] + BOX_WIDTH // 2, end[1]
    bend = max(18, (y1 - y0) // 3)
    return (
        f'<path d="M{x0} {y0}C{x0} {y0 + bend} {x1} {y1 - bend} {x1} {y1}" fill="none"'
        f' stroke="#5f7386" marker-end="url(#tip)"><title>{escape(title)}</title></path>'
    )


def _box(box: str, x: int, y: int) -> str:
    name = box.rpartition(".")[2]
    return (
        f'<rect x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="5" fill="#ffffff"'
        f' stroke="#0877bd"/><text x="{x + BOX_WIDTH // 2}" y="{y + 22}" text-anchor="middle"'
        f' fill="#1c2733">{escape(name)}</text>'
    )


def main(arguments: Iterable[str]) -> int:
    """Write the picture; with --check, 1 if the one that is there is another."""
    text = drawing(graph_of(modules()))
    if "--check" in arguments:
        return int(not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
