"""What the documents say about the checkout is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/speed.md")
PREFIXES = ("", "playground/")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_and_folders_that_a_document_names_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:[\w.]+/)+[\w.]*)`", text)
    assert len(named) >= 3
    missing = {one for one in named if not any((ROOT / p / one).exists() for p in PREFIXES)}
    assert missing == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    path = ROOT / name
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert links or name == "docs/speed.md"  # which has none
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_modules_that_a_document_has_one_run_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for module in re.findall(r"python(?:\d)? (?:-P )?-m ((?:tools|tests|playground)[\w.]*)", text):
        assert (ROOT / Path(*module.split("."))).with_suffix(".py").is_file(), module


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
