"""A server of one file on this machine that can break off, lie about sizes, and forget ranges."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Served:
    """What the server does; `asked` are the ranges that it was asked for."""

    data: bytes
    breaks_after: int | None = None
    claims: int | None = None
    ranges: bool = True
    status: int = 200
    address: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def serving(served: Served) -> Iterator[Served]:
    """Serve until the end of the block, at `served.address`."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range", "")
            served.asked.append(asked)
            found = re.fullmatch(r"bytes=(\d+)-", asked)
            start = int(found[1]) if found and served.ranges else 0
            size = len(served.data) if served.claims is None else served.claims
            if served.status != 200:
                self.send_error(served.status)
                return
            if start >= size and start:
                self.send_error(416)
                return
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
            self.send_header("Content-Length", str(size - start))
            self.end_headers()
            self.wfile.write(served.data[start : served.breaks_after])

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        served.address = f"http://127.0.0.1:{server.server_port}/weights"
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
