"""Reads ReviewDesk's own source, so that walls can be checked without importing it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "reviewdesk"


@dataclass(frozen=True, slots=True)
class Module:
    """One source file: its dotted name, path and syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    def imports(self) -> set[str]:
        """Return the dotted name of everything imported, at the top or inside a function.

        ``from a import b`` counts as ``a`` and as ``a.b``, because ``b`` may be a module.
        """
        return set(self._imports())

    def _imports(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                yield base
                yield from (f"{base}.{alias.name}" for alias in node.names)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.name.split(".") if self.path.name == "__init__.py" else self.name.split(".")[:-1]
        base = package[: len(package) - node.level + 1]
        return ".".join([*base, *([node.module] if node.module else [])])


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the package, by name."""
    return tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))


def _module(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, ast.parse(path.read_text(encoding="utf-8")))


def below(*packages: str) -> tuple[Module, ...]:
    """Return the modules of ``packages`` (dotted, without ``reviewdesk.``), their subpackages included."""
    wanted = tuple(f"reviewdesk.{package}" for package in packages)
    return tuple(m for m in modules() if any(is_in(m.name, package) for package in wanted))


def is_in(name: str, package: str) -> bool:
    """Say whether the dotted ``name`` is ``package`` or lies in it."""
    return name == package or name.startswith(f"{package}.")
