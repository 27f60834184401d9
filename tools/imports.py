"""Read the imports of the program's modules from their sources, without importing them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, and whether importing the importer brings it in at once."""

    target: str
    at_once: bool

    @property
    def top(self) -> str:
        """The package that it belongs to."""
        return self.target.partition(".")[0]


def modules() -> dict[str, str]:
    """Return the source of every module of the program by its name."""
    sources = {}
    for path in sorted((ROOT / "playground").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        sources[name] = path.read_text(encoding="utf-8")
    return sources


def imports(name: str, source: str, is_package: bool = False) -> list[Import]:
    """Return what a module imports; `from a import b` counts as both `a` and `a.b`."""
    home = name.split(".") if is_package else name.split(".")[:-1]
    found = []
    for node, at_once in _walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [Import(alias.name, at_once) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = home[: len(home) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found.append(Import(module, at_once))
            found += [Import(f"{module}.{alias.name}", at_once) for alias in node.names]
    return found


def _walk(tree: ast.AST) -> Iterator[tuple[ast.stmt, bool]]:
    """Yield every statement, and whether it runs when the module is imported."""
    stack: list[tuple[ast.AST, bool]] = [(tree, True)]
    while stack:
        node, at_once = stack.pop()
        if isinstance(node, ast.stmt):
            yield node, at_once
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            stack += [(child, False) for child in reversed(node.body)]
            stack += [(child, at_once) for child in reversed(node.orelse)]
            continue
        runs_now = at_once and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        # Imports are statements: what is inside an expression need not be looked at.
        children = [child for child in ast.iter_child_nodes(node) if _holds_statements(child)]
        stack += [(child, runs_now) for child in reversed(children)]


def _holds_statements(node: ast.AST) -> bool:
    return isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case)
