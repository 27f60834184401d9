"""A lesson's file is read, and what is wrong with it gets its sentence and its line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from playground.core.messages import Refused
from playground.lessons.places import Place
from playground.lessons.reading import parse, read_lesson
from playground.lessons.source import MAX_BYTES, MAX_LINE_CHARACTERS, MAX_LINES
from tests.lessons.texts import GOOD

LINES = GOOD.split("\n")
DAMAGES = 300


def line_of(text: str) -> int:
    """The number of the first line that begins so."""
    return next(at for at, line in enumerate(LINES, 1) if line.startswith(text))


def told(text: str | bytes) -> list[tuple[int, str]]:
    """The lines and sentences of what is wrong with a text."""
    data = text if isinstance(text, bytes) else text.encode()
    parsed = parse(data, "small")
    assert (parsed.lesson is None) == bool(parsed.mistakes)
    return [(mistake.line, str(mistake.message)) for mistake in parsed.mistakes]


def test_a_lesson_is_read() -> None:
    lesson = parse(GOOD.encode(), "small").lesson
    assert lesson is not None
    assert (lesson.id, lesson.title, lesson.minutes) == ("small", "Fewer places", 5)
    assert (lesson.rows, lesson.level) == (("A12", "A13"), "beginner")
    assert (lesson.stack, lesson.picture) == ("one-edge", "step-edge")
    assert lesson.notes == "For the teacher."
    step, asks = lesson.steps
    assert (step.title, step.text) == ("Larger steps", "Move the filter by two pixels.")
    assert step.point == Place("stride")
    assert (len(step.checks), len(step.misses), len(step.show)) == (1, 2, 1)
    assert step.hints == ("It is at the right.",)
    assert step.question is not None
    assert asks.question is not None
    assert step.question.is_right(16.4)
    assert not step.question.is_right(17)
    assert [asks.question.is_right(place) for place in (0, 1, 2, 0.5, -1)] == [True, *[False] * 4]


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    assert told(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title: Fewer places", "titel: Fewer places", "The head has no titel"),
        ("title: Fewer places", "title:", "1 to 80 characters"),
        ("title: Fewer places", "no key at all", "a key, a colon and a value"),
        ("minutes: 5", "minutes: five", "five is not a whole number"),
        ("minutes: 5", "minutes: 9999999999999", "is not a whole number"),
        ("level: beginner", "level: hard", "There is no hard"),
        ("rows: A12, A13", "rows: A12, B13", "B13 is no row"),
        ("stack: one-edge", "stack: moon", "There is no moon"),
        ("picture: step-edge", "picture: step-edge\npicture: bars", None),
        ("## Larger steps", "## ", "A heading has 1 to 80"),
        ("- point: stride", "- point: moon", "There is no place moon"),
        ("- point: stride", "- point: strides", "no place strides in the window. Nearest: stride,"),
        ("- point: stride", "- point: cell(1)", "Nearest: cell(N,N)"),
        ("- point: stride", "- poin: stride", "A step has no poin"),
        ("- number: 16 within 0.5", "- number: many", "many is not a number"),
        ("- number: 16 within 0.5", "- number: inf", "inf is not a number"),
        ("- number: 16 within 0.5", "- number: 16 within -1", "not negative"),
        ("- check: value layers[0].stride = 2", "- check: vale a = 2", "There is no check vale"),
        ("- check: value layers[0].stride = 2", "- check: value a.b = 2", "There is no path a.b"),
        (
            "- check: value layers[0].stride = 2",
            "- check: value layers[0].strid = 2",
            "There is no path layers[0].strid. Nearest: layers[N].stride",
        ),
        ("- check: value layers[0].stride = 2", "- check: value layers.count", "no comparison"),
        (
            "- check: value layers[0].stride = 2",
            "- check: value layers.count = many",
            "many is not a number",
        ),
        (
            "- check: value layers[0].stride = 2",
            "- check: value picture.name < one",
            "is no number, so <",
        ),
        ("- check: value layers[0].stride = 2", "- check: any value layers.count = 2", "two to 8"),
        ("- check: value layers[0].stride = 2", "- check: changed moon", "There is no path moon"),
        (
            "- when: value layers[0].stride > 2 | That step is too large.",
            "- when: value layers[0].stride > 2",
            "a check, | and a sentence",
        ),
        ("- otherwise: The stride is still 1.", "- otherwise:", "1 to 300 characters"),
        ("- hint: It is at the right.", "- hint: <b>right</b>", "HTML and pictures"),
        ("- show: set layers[0].stride = 2", "- show: wave", "There is no change wave"),
        ("- show: set layers[0].stride = 2", "- show: set layers.count = 2", "cannot be set"),
        ("- show: set layers[0].stride = 2", "- show: add moon at 2", "no kind of layer moon"),
        ("- show: set layers[0].stride = 2", "- show: remove first", "not a whole number"),
        ("- show: set layers[0].stride = 2", "- show: load moon one", "load is followed by"),
        ("- show: set layers[0].stride = 2", "- show: load stack moon", "There is no moon"),
        ("- show: set layers[0].stride = 2", "- show: turn 0", "a layer and a filter"),
        ("- show: set layers[0].stride = 2", "- show: train 0", "from 1 to 100"),
        ("- show: set layers[0].stride = 2", "- show: train 1 more", "perhaps anew"),
        ("- show: set layers[0].stride = 2", "- show: step 2", "stands alone"),
        ("- point: stride", "- point: setting(moon)", "no place setting(moon)"),
        ("- option: right | this one | Yes.", "- option: this one", "right or wrong"),
        ("- reveal: Half of 32.", "- reveal: Half of 32.\n- reveal: Again.", None),
    ],
)
def test_a_mistake_has_its_sentence_and_line(old: str, new: str, words: str | None) -> None:
    found = told(GOOD.replace(old, new, 1))
    at = line_of(old)
    if words is None:
        assert (
            at + 1,
            f"{new.split(chr(10))[1].lstrip('- ').split(':')[0]} stands there twice.",
        ) in found
        return
    assert [line for line, sentence in found if words in sentence] == [at], found


@pytest.mark.parametrize(
    ("gone", "line", "words"),
    [
        ("---", 1, "begins with a line of three hyphens"),
        ("minutes:", 1, "minutes is missing"),
        ("- otherwise:", 20, "needs otherwise"),
        ("- hint:", 20, "needs hint"),
        ("- show:", 20, "needs show"),
        ("Think.", 26, "has no text"),
        ("- option: wrong", 30, "one is right"),
        ("- reveal: It was", 30, "needs ask"),
        ("- check:", 20, "nothing to miss"),
    ],
)
def test_what_is_missing_is_told(gone: str, line: int, words: str) -> None:
    at = line_of(gone)
    text = "\n".join(LINES[: at - 1] + LINES[at:])
    assert [where for where, sentence in told(text) if words in sentence] == [line], told(text)


def test_a_lesson_begins_with_one_thing() -> None:
    (two,) = told(GOOD.replace("stack: one-edge", "stack: one-edge\nstart: curve"))
    assert two == (line_of("stack:") + 1, "A lesson opens one of stack, start and network.")
    assert told(GOOD.replace("stack: one-edge", "network: lenet5-digits")) == []


def test_bytes_that_are_no_text_are_told() -> None:
    data = GOOD.encode()
    (utf16,) = told(GOOD.encode("utf-16"))
    assert utf16 == (1, "The file is UTF-16; save it as UTF-8.")
    (latin,) = told(data.replace(b"Think.", b"Caf\xe9."))
    assert latin == (line_of("Think."), "This is no UTF-8; save the file as UTF-8.")
    (control,) = told(data.replace(b"Think.", b"Thi\x00nk."))
    assert control == (line_of("Think."), "The character U+0000 is no text; take it out.")


def test_endless_text_is_told() -> None:
    (long,) = told(GOOD.replace("Think.", "x" * (MAX_LINE_CHARACTERS + 1)))
    assert long[0] == line_of("Think.")
    assert "at most 4000" in long[1]
    (lines,) = told(GOOD + "\n" * MAX_LINES)
    assert lines[0] == MAX_LINES + 1
    assert "at most 3000" in lines[1]
    (size,) = told(GOOD + "x" * MAX_BYTES)
    assert size[0] == 1
    assert "at most 256000" in size[1]
    (text,) = told(GOOD.replace("Think.", "x" * 800))
    assert text == (line_of("## A question"), "The step's text has more than 700 characters.")
    many = told(GOOD + "".join(f"\n## Step {at}\n\nText.\n" for at in range(20)))
    assert [sentence for _, sentence in many] == ["A lesson has at most 12 steps."]


def damaged(rng: random.Random) -> bytes:
    """The small lesson with something broken in it."""
    data = bytearray(GOOD.encode())
    match rng.randrange(7):
        case 0:
            del data[rng.randrange(len(data)) :]
        case 1:
            at = rng.randrange(len(data))
            del data[at : at + rng.randrange(1, 80)]
        case 2:
            for _ in range(rng.randrange(1, 12)):
                data[rng.randrange(len(data))] = rng.randrange(256)
        case 3:
            lines = GOOD.split("\n")
            rng.shuffle(lines)
            data = bytearray("\n".join(lines).encode())
        case 4:
            at = rng.randrange(len(data))
            data[at:at] = rng.choice((b"[9999]", b"\xff", b"|", b"- ", b"## ", b"x" * 5000, b"---"))
        case 5:
            encoding = rng.choice(("utf-16", "utf-32", "cp037", "utf-7"))
            data = bytearray(GOOD.encode(encoding))
        case _:
            data = bytearray(rng.randbytes(rng.randrange(4000)))
    return bytes(data)


def test_every_damage_gets_its_sentence_and_line_or_leaves_a_lesson() -> None:
    rng = random.Random(13)
    refused = 0
    for _ in range(DAMAGES):
        data = damaged(rng)
        found = told(data)  # nothing is raised, and a lesson or a mistake comes of it
        last = data.count(b"\n") + data.count(b"\r") + 1
        for line, sentence in found:
            assert 1 <= line <= last
            assert sentence.endswith((".", ".”"))
            assert "\n" not in sentence
            assert "{" not in sentence
        refused += bool(found)
    assert refused > DAMAGES * 0.6


def test_who_opens_a_damaged_lesson_gets_its_first_mistake(tmp_path: Path) -> None:
    path = tmp_path / "a.lesson.md"
    path.write_text(GOOD.replace("minutes: 5", "minutes: five"), encoding="utf-8")
    with pytest.raises(Refused, match=r"a\.lesson\.md is no lesson\. Line 3: five is not"):
        read_lesson(path)
