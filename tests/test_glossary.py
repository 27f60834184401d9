"""One word for one thing in Chinese, and one spelling of English, in all that a user reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from playground.layers.classnames import CONTEXT
from playground.lessons.reading import read_lesson
from playground.lessons.recipetranslation import read_recipe_in
from playground.lessons.shipped import lesson_files, recipe_files
from playground.lessons.translation import read_in
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
    Entry(r"\bfilters?\b", "滤波器", r"过滤器|滤镜|卷积滤波", r"\{filter\}|filters and what"),
    Entry(r"\bfeature maps?\b", "特征图", r"特征映射|特征地图"),
    Entry(
        r"\bmap \{|\bmaps of\b|\beach map\b|^map\b",
        "特征图",
        r"[幅张]图(?![像画案])|逐图",
        r"^Each map uses all of its colours",
    ),
    Entry(
        r"\bmap of an explanation|\bmap uses all of|colours of the maps end|the map before\.$"
        r"|a map that (stays|explains)|\bmethod's map|\bmaps, the last three layers",
        "解释图",
        r"特征图",
    ),
    Entry(r"\bpictures?\b", "图像", r"图片", r"pictures/s|pictures a second|\{picture\}"),
    Entry(r"\bruns? \{number|\bthe run\b|\bruns\b, by", "训练", r"运行"),
    Entry(r"\bstacks?\b", "网络", r"堆叠|层组|堆栈", r"stack of |with weights are frozen"),
    Entry(r"\bepochs?\b", "轮", r"时期|世代|周期"),
    Entry(r"\bstride\b", "步幅", r"步长"),
    Entry(r"\bpadding\b", "填充", r"补零|边距", r"\{padding\}|: zeros lie around"),
    Entry(r"\bdilation\b", "膨胀", r"空洞|扩张"),
    Entry(r"\breceptive field\b", "感受野", r"接受域"),
    Entry(r"\blearning rate\b", "学习率", r"学习速率"),
    Entry(r"\bbias\b", "偏置", r"偏差|偏移", r"--bias"),
    Entry(r"\bpooling\b", "池化", r"汇聚|汇合"),
    Entry(r"\bdense\b", "全连接", r"稠密|密集"),
    Entry(r"\bheld[ -]out\b", "验证", r"留出的?(图|\d)|验证图像|验证数据"),
    Entry(r"\bbatch(es)?\b", "批次", r"批大小|[一每下]批(?!次)|批也", r"[Bb]atch\s+normalisation"),
    Entry(r"\bbatch normalisation\b", "批归一化", r"批量|批标准化"),
    Entry(r"\bdropout\b", "丢弃", r"舍弃|随机失活"),
    Entry(r", dropout|augmentation or dropout", "丢弃层（dropout）", r"(?!)"),
    Entry(r"\bdead (units|relus)\b", "死亡", r"失活|死掉"),
    Entry(r"\bslopes of (the )?slopes\b", "坡度", r"斜率"),
    Entry(r"\b(one|own|colour) scales?\b", "标尺", r"(?<!颜)色标|标度|刻度"),
    Entry(r"\bintensit", "亮度", r"强度"),
    Entry(r"\bsigned values\b", "正负值", r"有符号"),
    Entry(r"^figures$|\bfigures of (its|the|each) layer", "概况", r"数据|数字"),
    Entry(r"\bfigure\b", "插图", r"图形|图表"),
    Entry(r"\bsamples?\b", "示例", r"样例|样本"),
    Entry(r"\bdrawn examples\b|\bdraw (an? )?examples?\b|\bexamples of\b", "样例", r"样本|示例"),
    Entry(r"\bink\b", "笔迹", r"墨迹", r"^Ink$|the ink fades"),
    Entry(r"\bpaper\b", "底色", r"纸", r"the paper on LeNet"),
    Entry(r"\binvert", "反相", r"反转"),
    Entry(r"\btench\b", "丁桂鱼", r"丁鱥"),
)
"""The words of the field that are in use here; add a term when a second word for it turns up."""


@cache
def texts() -> list[tuple[str, str]]:
    """All texts but the names of things that a network recognises, such as an oil filter."""
    return [
        (each.source, each.translation)
        for each in tool.entries(tool.catalogue("zh_CN"))
        if each.translation and each.context != CONTEXT
    ] + list(taught())


def taught() -> Iterator[tuple[str, str]]:
    """The texts of the lessons and recipes that come along, each in both languages."""
    for path in lesson_files():
        yield from both(read_lesson(path), read_in(path, "zh_CN"))
    for path in recipe_files():
        yield from both(read_recipe_in(path, "en"), read_recipe_in(path, "zh_CN"))


def both(one: object, other: object) -> Iterator[tuple[str, str]]:
    """The strings of two such things that are alike but for their language."""
    pairs = zip(strings(one), strings(other), strict=True)
    return ((english, chinese) for english, chinese in pairs if english != chinese)


def strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from strings(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from strings(getattr(part, field.name))


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


NOWHERE = (
    *(
        r"(?<!卷积)核",
        r"图片",
        r"堆叠",
        r"层组",
        r"失活",
        r"墨迹",
        r"(?<!颜)色标",
        r"批大小",
        r"验证图像",
    ),
    r"您",  # who reads is 你
    # Pictures and maps are counted by 幅.
    r"(?<!逐)[张个](示例|训练|验证集|\{\w+\} )?(图像(?!文件)|特征图|解释图)",
    # What is nine times as large is larger by eight times.
    r"[大小高低]\s*([一二三四五六七八九十百千]+|\{times[^}]*\}) ?倍",
    r"提高[一二三四五六七八九十百千]+倍",
)


@pytest.mark.parametrize("never", NOWHERE)
def test_other_words_for_a_thing_are_used_nowhere(never: str) -> None:
    assert [each for each in texts() if re.search(never, each[1])] == []


def test_what_answers_in_a_lesson() -> None:
    """A network gives 答案, a filter or a unit 响应; 回答 is what a network does."""
    found = [
        chinese
        for english, chinese in taught()
        if re.search(r"\banswers?\b", english)
        and re.search(
            r"(的|是|个|最大|最好|为 0 的)回答|回答(的|为|是|得|−?\d|怎样|尽可能| \d)", chinese
        )
    ]
    assert found == []


KINDS_OF_FILES = re.compile(r"\((\{patterns?\}|\{endings\}|\*)\)$")
HALF = re.compile(
    r"[\u4e00-\u9fff”）] ?[,:;?!]|[,:;?!][\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff] ?\((?!&\w\)|\{column\}\) ×|\{row\}\))"
)


def test_signs_between_chinese_words_are_full() -> None:
    """But not the brackets of keys in menus, nor those that tell Qt the endings of files."""
    found = [
        (english, chinese)
        for english, chinese in texts()
        if HALF.search(chinese) and not KINDS_OF_FILES.search(english)
    ]
    assert found == []


def test_endings_of_files_stay_in_the_brackets_that_qt_reads() -> None:
    found = [
        (match[1], chinese)
        for english, chinese in texts()
        if (match := KINDS_OF_FILES.search(english)) is not None
    ]
    assert len(found) > 5
    assert [chinese for pattern, chinese in found if not chinese.endswith(f" ({pattern})")] == []


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
