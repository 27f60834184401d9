"""Tables in HTML as plain text: some programs put nothing else on the clipboard."""

from __future__ import annotations

from html.parser import HTMLParser


def table_text(markup: str) -> str:
    """The cells of the tables in HTML: parted by tabs, a row a line; "" where there is no table.

    Several tables are slices, parted by blank lines.
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    tables = ("\n".join("\t".join(cells) for cells in rows) for rows in reader.tables if rows)
    return "\n\n\n".join(tables)


class _Reader(HTMLParser):
    """Collects the text of cells; those of a table within a cell are part of the cell."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._depth = 0
        self._is_in_cell = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
                self._is_in_cell = False
        elif self._depth == 1 and tag == "tr":
            self.tables[-1].append([])
            self._is_in_cell = False
        elif self._depth == 1 and tag in ("td", "th"):
            if not self.tables[-1]:
                self.tables[-1].append([])
            self.tables[-1][-1].append("")
            self._is_in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
        if self._depth == 0 or (self._depth == 1 and tag in ("td", "th", "tr")):
            self._is_in_cell = False

    def handle_data(self, data: str) -> None:
        if self._is_in_cell:
            cell = f"{self.tables[-1][-1][-1]} {' '.join(data.split())}"
            self.tables[-1][-1][-1] = cell.strip()
