"""What pip and a desktop are told about the program is true."""

from __future__ import annotations

import configparser
import importlib
import json
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

import playground
from playground import resources
from playground.cli.launcher import MIME_TYPE
from playground.gui.state.machine_settings import SESSION_SUFFIX
from playground.sessions.archive import JSON, write_archive
from tools.make_icons import FITTED, SIZES

ROOT = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
DESKTOP = resources.path("desktop")
METAINFO_FILE = next(DESKTOP.glob("*.metainfo.xml"))
METAINFO = ElementTree.parse(METAINFO_FILE).getroot()
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def launcher() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DESKTOP / "convolution-playground.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_command_calls_something() -> None:
    (target,) = PROJECT["project"]["scripts"].values()
    module, _, function = target.partition(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_every_file_that_goes_along_exists() -> None:
    sources = [*WHEEL["force-include"], *WHEEL["shared-data"], *PROJECT["project"]["license-files"]]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert WHEEL["force-include"]["resources"] == "playground/resources"
    assert WHEEL["force-include"]["LICENSE"] == "playground/resources/LICENSE"


def test_resources_are_found_beside_the_checkout_and_inside_an_installed_package(
    tmp_path: Path,
) -> None:
    assert resources.path("kernels", "edges.json").is_file()
    code = (ROOT / "playground" / "resources.py").read_text(encoding="utf-8")
    installed = tmp_path / "site-packages" / "playground"
    (installed / "resources").mkdir(parents=True)
    space = {"__name__": "resources", "__file__": str(installed / "resources.py")}
    exec(compile(code, "resources.py", "exec"), space)
    assert space["ROOT"] == installed / "resources"


def test_development_has_all_extras() -> None:
    extras = dict(PROJECT["project"]["optional-dependencies"])
    development = extras.pop("dev")
    assert extras
    for lines in extras.values():
        assert set(lines) <= set(development)


def test_torch_is_pinned_to_one_version() -> None:
    (torch,) = [line for line in PROJECT["project"]["dependencies"] if line.startswith("torch")]
    assert re.fullmatch(r"torch==\d+\.\d+\.\d+", torch)


def test_the_launcher_starts_the_command_and_takes_pictures() -> None:
    entry = launcher()
    (command,) = PROJECT["project"]["scripts"]
    assert shlex.split(entry["Exec"]) == [command, "%f"]
    assert entry["Terminal"] == "false"
    assert "image/png" in entry["MimeType"].split(";")
    targets = WHEEL["shared-data"].values()
    assert f"share/icons/hicolor/scalable/apps/{entry['Icon']}.svg" in targets
    assert f"share/applications/{entry['StartupWMClass']}.desktop" in targets


@pytest.mark.parametrize("key", ["Name", "GenericName", "Comment", "Keywords"])
def test_the_launcher_speaks_chinese_too(key: str) -> None:
    entry = launcher()
    assert entry[key].isascii()
    assert not entry[f"{key}[zh_CN]"].isascii()
    assert entry["Keywords[zh_CN]"].endswith(";")


def test_the_description_for_software_centres_agrees() -> None:
    entry = launcher()
    for tag, key in (("name", "Name"), ("summary", "Comment")):
        texts = {node.get(LANGUAGE): node.text for node in METAINFO.findall(tag)}
        assert texts == {None: entry[key], "zh_CN": entry[f"{key}[zh_CN]"]}
    assert METAINFO.findtext("provides/mediatype") == MIME_TYPE
    assert METAINFO.findtext("launchable") == "convolution-playground.desktop"
    assert METAINFO.findtext("provides/binary") in PROJECT["project"]["scripts"]
    newest = METAINFO.find("releases/release")
    assert newest is not None
    assert newest.get("version") == PROJECT["project"]["version"]
    assert f"share/metainfo/{METAINFO.findtext('id')}.metainfo.xml" in WHEEL["shared-data"].values()


def test_a_session_is_known_by_its_name_and_by_how_it_begins(tmp_path: Path) -> None:
    (kind,) = ElementTree.parse(DESKTOP / "convolution-playground.xml").getroot()
    assert kind.get("type") == MIME_TYPE
    assert MIME_TYPE in launcher()["MimeType"].split(";")
    assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == [f"*{SESSION_SUFFIX}"]
    texts = {node.get(LANGUAGE): node.text or "" for node in kind.iter(f"{MIME}comment")}
    assert set(texts) == {None, "zh_CN"}
    session = tmp_path / "a"
    write_archive(session, [(JSON, lambda part: part.write(b"{}"))])
    for match in kind.iter(f"{MIME}match"):
        begins = (match.get("value") or "").encode().decode("unicode_escape").encode("latin-1")
        assert session.read_bytes()[int(match.get("offset") or -1) :].startswith(begins)
    assert kind.find(f"{MIME}sub-class-of") is not None  # any program for zips may look into it


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("desktop-file-validate",), "convolution-playground.desktop"),
        (("appstreamcli", "validate", "--no-net"), METAINFO_FILE.name),
        (("xmllint", "--noout"), "convolution-playground.xml"),
    ],
)
def test_the_desktops_own_programs_find_nothing_wrong(words: tuple[str, ...], name: str) -> None:
    if shutil.which(words[0]) is None:
        pytest.skip(f"there is no {words[0]} here; the tests above look at the files themselves")
    done = subprocess.run([*words, DESKTOP / name], capture_output=True, text=True)
    assert done.returncode == 0
    assert "hint" not in done.stdout


def test_the_icon_is_on_whole_pixels_where_it_is_small() -> None:
    for side, (margin, cell, gap) in FITTED.items():
        assert 2 * margin + 3 * cell + 2 * gap == side
    for side in SIZES:
        image = QImage(str(resources.path("icons", "application", f"{side}.png")))
        assert (image.width(), image.height()) == (side, side)
        middle = side // 2
        left, right = (image.pixelColor(x, middle) for x in (side // 5, side - side // 5))
        assert left.red() > left.blue() + 100  # orange and blue, as weights are
        assert right.blue() > right.red() + 100
        target = f"share/icons/hicolor/{side}x{side}/apps/convolution-playground.png"
        assert WHEEL["shared-data"][f"resources/icons/application/{side}.png"] == target
    image = QImage(str(resources.path("icons", "application", "16.png")))
    for row in range(3):
        colours = [image.pixelColor(1 + 5 * column + 2, 1 + 5 * row + 2) for column in range(3)]
        for at, colour in enumerate(colours):  # sharp: one colour from edge to edge
            edges = [image.pixelColor(1 + 5 * at + x, 1 + 5 * row + 2) for x in (0, 3)]
            assert edges == [colour, colour]


def test_the_program_knows_its_version() -> None:
    assert PROJECT["project"]["version"] == playground.VERSION


def test_the_licence_is_the_one_that_is_declared() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("MIT License")
    assert PROJECT["project"]["license"].startswith("MIT")
    assert METAINFO.findtext("project_license") == PROJECT["project"]["license"]


def test_the_readme_names_files_that_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    named = re.findall(r"`((?:playground|tests|resources)/[\w/.]*)`", README)
    assert len(links + named) >= 5
    assert [name for name in links + named if not (ROOT / name).exists()] == []


def test_the_readmes_commands_are_understood() -> None:
    from playground.__main__ import parser
    from playground.kernels.presets import load_presets

    joined = README.replace("\\\n", " ")
    commands = [shlex.split(line)[1:] for line in re.findall(r"^    (\./run .+)$", joined, re.M)]
    ours = [command for command in commands if command[0] in ("apply", "screenshot")]
    assert len(ours) >= 2
    for command in ours:
        options = parser(command[0]).parse_args(command)
        names = [text for text in getattr(options, "kernel", []) if text[0].isalpha()]
        assert set(names) <= set(load_presets())


def test_the_readmes_preset_is_one_that_is_shipped() -> None:
    example = json.loads(README.partition("```json")[2].partition("```")[0])
    shipped = [
        preset
        for path in resources.path("kernels").glob("*.json")
        for preset in json.loads(path.read_text(encoding="utf-8"))["presets"]
    ]
    assert example in shipped


def test_hosted_machines_run_the_commands_of_the_readme() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    runs = [line.split("run: ", 1)[1] for line in workflow.splitlines() if "- run: " in line]
    table = [line.split("|")[2:4] for line in README.splitlines() if line.startswith("| ")]
    columns = {
        name: [row[at].strip().strip("`") for row in table]
        for at, name in enumerate(("win", "mac"))
    }
    assert runs[0] == ".ci/run"
    assert [run for run in runs[1:] if run not in columns["win"] + columns["mac"]] == []
    for column in columns.values():
        assert {column[1], column[-1], column[-2]} <= set(runs)  # once, tests, and what they need


def test_hooks_run_the_projects_own_commands() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"entry: (.+)", hooks)
    assert entries == ["./run check", "./run test"]
    script = (ROOT / "run").read_text(encoding="utf-8")
    for entry in entries:
        assert f"    {entry.split()[1]})" in script


def test_type_checkers_are_told_that_the_package_is_typed() -> None:
    assert (ROOT / "playground" / "py.typed").is_file()
