"""What the documents say about the checkout is true."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_architecture import AREAS, STOREYS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/speed.md")
PREFIXES = ("", "playground/")
SOURCES = ("playground", "tests", "tools")
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
OF_A_CHECKOUT = r"(?:tools|tests|playground|pytest)\b"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_and_folders_that_a_document_names_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:[\w.]+/)+[\w.]*)`", text)
    assert len(named) >= 3
    missing = {one for one in named if not any((ROOT / p / one).exists() for p in PREFIXES)}
    assert missing == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_modules_that_a_document_names_without_their_folder_exist(name: str) -> None:
    text = FENCED.sub("", (ROOT / name).read_text(encoding="utf-8"))
    there = {path.name for folder in SOURCES for path in (ROOT / folder).rglob("*.py")}
    assert set(re.findall(r"`(\w+\.py)`", text)) <= there


@pytest.mark.parametrize("name", DOCUMENTS[:3])  # the other has none
def test_links_between_documents_lead_somewhere(name: str) -> None:
    path = ROOT / name
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert links or name == "docs/speed.md"  # which has none
    assert [link for link in links if not (path.parent / link).exists()] == []


def said_wrongly(text: str) -> list[str]:
    """The commands in a text that do not work in a checkout that ./run has set up.

    -P keeps the checkout off the path, which ./run alone sets, and a python that is not that of
    .venv has none of the libraries.
    """
    wrong = []
    for command in re.finditer(rf"(\S*)python[\d.]* (-\w+ )*-m ({OF_A_CHECKOUT}[\w.]*)", text):
        before, option, module = command.groups()
        file = (ROOT / Path(*module.split("."))).with_suffix(".py")
        is_there = module == "pytest" or file.is_file()
        has_run = module.startswith("tests.bench.")  # which says it shorter, and finds a display
        in_venv = before.strip("`(").endswith((".venv/bin/", ".venv\\Scripts\\"))
        if option or has_run or not (is_there and in_venv):
            wrong.append(command.group())
    for command in re.finditer(r"\./run bench ([a-z]\w*)", text):
        names = (f"bench_{command.group(1)}.py", f"{command.group(1)}.py")
        if not any((ROOT / "tests" / "bench" / name).is_file() for name in names):
            wrong.append(command.group())
    return wrong + re.findall(r"\S*python[\d.]* (?:tools|tests)/\S*", text)


@pytest.mark.parametrize(
    "text",
    [
        "`python -P -m tools.draw_architecture`",
        "`.venv/bin/python -P -m tools.draw_architecture`",
        "python3 -m tools.draw_architecture",
        "    .venv/bin/python -m tools.paint_architecture",
        ".venv/bin/python -m tests.bench.soak",
        "`python -P -m pytest -n auto tests/bench/random_use.py`",
        "python tools/make_fonts.py FOLDER",
        "`./run bench everything`",
    ],
)
def test_commands_that_do_not_work_are_found(text: str) -> None:
    assert said_wrongly(text)


@pytest.mark.parametrize(
    "text",
    [
        "`.venv/bin/python -m tools.draw_architecture`",
        "`.venv\\Scripts\\python -m pytest`",
        "`py -m venv .venv`, `python3 -m venv .venv`",
        "`./run bench soak` and `./run bench edit`",
    ],
)
def test_commands_that_work_pass(text: str) -> None:
    assert not said_wrongly(text)


def texts() -> Iterator[tuple[str, str]]:
    """Every document and docstring, and what programs say that they are called, by file."""
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("resources/**/*.md")):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
    for path in (path for folder in SOURCES for path in (ROOT / folder).rglob("*.py")):
        name, source = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        if not said_wrongly(source):
            continue  # to take them all apart would take seconds
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                yield name, ast.get_docstring(node) or ""
            elif isinstance(node, ast.keyword) and node.arg == "prog":
                yield name, ast.unparse(node.value)


def test_commands_in_documents_and_docstrings_work_in_a_checkout() -> None:
    found = [(name, wrong) for name, text in texts() for wrong in said_wrongly(text)]
    assert found == []


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_the_storeys_are_those_that_the_tests_hold(name: str) -> None:
    rows = re.findall(r"^\| (`.+?) \| (.+?) \|", (ROOT / name).read_text(encoding="utf-8"), re.M)
    storeys = [set(re.findall(r"`(\w+)`", first)) for first, _ in rows]
    packages = {path.stem for path in (ROOT / "playground").iterdir()}
    assert storeys == [set(storey) & packages for storey in STOREYS]
    (gui,) = (second for first, second in rows if first == "`gui`")
    areas = [set(re.findall(r"`(\w+)`", part)) for part in gui.split("←")]
    assert areas == [set(storey) for storey in AREAS["gui"]]


def test_no_text_has_one_run_a_module_of_the_checkout_without_its_folder() -> None:
    """With -P Python does not look into the folder that it is started in: there is no `tools`."""
    texts = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("resources/*/*.md")]
    texts += [*ROOT.glob("tools/*.py"), *ROOT.glob("tests/bench/*.py"), *ROOT.glob("tests/setup/*")]
    found = [
        path.name
        for path in texts
        if path.is_file() and path != Path(__file__)
        if re.search(r"python -P -m (?:tools|tests|pytest)", path.read_text("utf-8", "replace"))
    ]
    assert len(texts) > 60
    assert found == []


def test_the_changelog_begins_with_what_is_not_released_yet() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.M)
    assert headings[0] == "Unreleased"
    assert re.findall(r"^### (?:Added|Changed|Fixed|Removed)$", text, re.M)
