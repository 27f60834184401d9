"""One word for one thing in Chinese, and one spelling of English, in all that a user reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from playground.layers.classnames import CONTEXT
from tools import update_translations as tool


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and its one Chinese word; `never` finds other words for it."""

    term: str
    chinese: str
    never: str
    besides: str = r"(?!)"
    """English texts in which the term is something else, or goes without saying."""


GLOSSARY = (
    Entry(r"\bkernels?\b", "卷积核", r"(?<!卷积)核", r"--kernel|\{kernel\}"),
    Entry(r"\bfilters?\b", "滤波器", r"过滤器|滤镜|卷积滤波", r"\{filter\}"),
    Entry(r"\bfeature maps?\b", "特征图", r"特征映射|特征地图"),
    Entry(r"\bmap \{|\bmaps of\b|\beach map\b|^map\b", "特征图", r"[幅张]图(?![像画案])|逐图"),
    Entry(r"\bpictures?\b", "图像", r"图片", r"pictures/s|pictures a second|\{picture\}"),
    Entry(r"\bruns? \{number|\bthe run\b|\bruns\b, by", "训练", r"运行"),
    Entry(r"\bstacks?\b", "网络", r"堆叠|层组|堆栈", r"stack of matrices|with weights are frozen"),
    Entry(r"\bepochs?\b", "轮", r"时期|世代|周期"),
    Entry(r"\bstride\b", "步幅", r"步长"),
    Entry(r"\bpadding\b", "填充", r"补零|边距", r"\{padding\}"),
    Entry(r"\bdilation\b", "膨胀", r"空洞|扩张"),
    Entry(r"\breceptive field\b", "感受野", r"接受域"),
    Entry(r"\blearning rate\b", "学习率", r"学习速率"),
    Entry(r"\bbias\b", "偏置", r"偏差|偏移", r"--bias"),
    Entry(r"\bpooling\b", "池化", r"汇聚|汇合"),
    Entry(r"\bdense\b", "全连接", r"稠密|密集"),
)
"""The words of the field that are in use here; add a term when a second word for it turns up."""


def texts() -> list[tuple[str, str]]:
    """All texts but the names of things that a network recognises, such as an oil filter."""
    return [
        (each.source, each.translation)
        for each in tool.entries(tool.catalogue("zh_CN"))
        if each.translation and each.context != CONTEXT
    ]


@pytest.mark.parametrize("entry", GLOSSARY, ids=lambda entry: entry.chinese)
def test_a_term_has_its_one_word(entry: Entry) -> None:
    found = [
        (source, chinese)
        for source, chinese in texts()
        if re.search(entry.term, source, re.IGNORECASE) and not re.search(entry.besides, source)
    ]
    assert found, entry.term
    without = [each for each in found if entry.chinese not in each[1]]
    assert without == [], f"{entry.chinese} is missing"
    assert [each for each in found if re.search(entry.never, each[1])] == []


def test_words_for_kernel_picture_and_stack_are_used_nowhere_in_another_form() -> None:
    for never in (r"(?<!卷积)核", "图片", "堆叠", "层组"):
        assert [each for each in texts() if re.search(never, each[1])] == []


def test_nothing_that_is_counted_stays_english() -> None:
    """Such as "run 1" and "picture 0"."""
    counted = re.compile(r"\b(run|picture|map|channel|unit|filter|layer|epoch|class|slice) \{")
    found = [
        (source, chinese)
        for source, chinese in texts()
        if counted.search(source) and re.search(counted.pattern.replace(r" \{", r" ?\{"), chinese)
    ]
    assert found == []


AMERICAN = re.compile(
    r"\b(?:colors?|colored|colorful|gray\w*|centers?|centered|behaviors?|neighbor\w*|favor(?:s|ed)?"
    r"|learnt|canceled|labeled|modeled|modeling|analyz\w+|artifacts?"
    r"|(?!\w*size)\w{3,}iz(?:es?|ed|ing|ers?|ations?))\b",
    re.IGNORECASE,
)
ENGLISH_PAGES = (
    "*.md",
    "docs/*.md",
    "resources/lessons/*.lesson.md",
    "resources/recipes/*.recipe.md",
)


def english() -> Iterator[tuple[str, str]]:
    """What a user reads, with where it stands, without code and the values of fields."""
    for each in tool.entries(tool.catalogue("zh_CN")):
        if each.context != CONTEXT:
            yield each.context, each.source
    for page in (page for pattern in ENGLISH_PAGES for page in tool.ROOT.glob(pattern)):
        if ".zh_CN." not in page.name:
            yield (
                page.name,
                re.sub(r"`[^`]*`|^- show: .*", "", page.read_text(), flags=re.MULTILINE),
            )
    for module in (tool.ROOT / "playground" / "cli").glob("*.py"):
        yield from ((module.name, text) for text in sentences(module))


def sentences(module: Path) -> Iterator[str]:
    """The texts of several words in it, which are help and answers in a terminal."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


def test_english_is_spelt_in_the_british_way() -> None:
    found = [
        (place, word)
        for place, text in english()
        for word in AMERICAN.findall(re.sub(r"gray n?or rgb", "", text))
    ]
    assert found == []
