"""Pictures that are written out in an address or in HTML, as browsers give them."""

from __future__ import annotations

import base64
import binascii
import html
import re
from urllib.parse import unquote_to_bytes

_ADDRESS = re.compile(r"data:image/[\w.+-]+(?:;[\w=.+-]+)*,", re.IGNORECASE)
_PICTURE = re.compile(
    r"<img\b[^>]*?\bsrc\s*=\s*([\"'])(data:image/.*?)\1", re.IGNORECASE | re.DOTALL
)


def data_address(text: str) -> bytes | None:
    """The bytes that a `data:` address of a picture stands for (RFC 2397); None for other text."""
    text = text.strip()
    head = _ADDRESS.match(text)
    if head is None:
        return None
    content = unquote_to_bytes(text[head.end() :])
    if not head[0].lower().endswith(";base64,"):
        return content
    try:
        return base64.b64decode(b"".join(content.split()) + b"==")
    except binascii.Error:
        return None


def embedded_picture(text: str) -> bytes | None:
    """The first picture that is written out in HTML; None where there is none."""
    found = _PICTURE.search(text)
    return data_address(html.unescape(found[2])) if found is not None else None
