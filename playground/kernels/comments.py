"""Comments in the text of a kernel: of Python, C, MATLAB and LaTeX."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"/\*.*?\*/", re.DOTALL)
_WHOLE_LINE = re.compile(r"^[ \t]*(?:#|%|//).*(?:\n|\Z)", re.MULTILINE)
_NUMBER = re.compile(r"[0-9][0-9.,]*")
_SPACED_PERCENT = re.compile(r"[0-9.]\s%")


def without_comments(text: str) -> str:
    """The text without comments; a percent sign behind a number stays."""
    text = _WHOLE_LINE.sub("", _BLOCK.sub(" ", text))
    if not any(sign in text for sign in ("#", "//", "%")):
        return text
    # "10 % 20 %" is how percent are set in German; "1 0 -1 % top" is a comment of MATLAB.
    may_space = len(_SPACED_PERCENT.findall(text)) == len(_NUMBER.findall(text))
    is_code = "{" in text
    text = "\n".join(_before_comment(line, may_space, is_code) for line in text.split("\n"))
    return re.sub(r"(?<=[0-9.])\s%", "%", text) if may_space else text


def _before_comment(line: str, may_space: bool, is_code: bool) -> str:
    line = line.partition("#")[0]
    at = line.find("//")
    # Behind a bracket it is Python's division, unless the text is C.
    if at >= 0 and (is_code or line[:at].rstrip()[-1:] in (",", ";")):
        line = line[:at]
    for sign in re.finditer("%", line):
        before = line[: sign.start()]
        if before[-1:] == "\\" or re.search(r"[0-9.]\Z", before):
            continue
        if may_space and re.search(r"[0-9.]\s\Z", before):
            continue
        return before
    return line
