"""Functions, files and classes stay small enough to be read in one go."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Source, python_sources

FUNCTION_LINES, FILE_LINES, CLASS_METHODS = 50, 300, 20
FILE_BUDGETS = {"app/shell/main.py": 150, "app/shell/window.py": 150}

# "file", "file:Class" or "file:function" -> what it may be at most. An entry goes when its cause goes.
EXCEPTIONS: dict[str, int] = {}

Size = tuple[str, int, int]
"""What was measured, how large it is, how large it may be."""


def sizes(source: Source) -> Iterator[Size]:
    """Measure the file, its classes (methods) and its functions (lines without decorators)."""
    yield source.path, len(source.text.splitlines()), FILE_BUDGETS.get(source.path, FILE_LINES)
    yield from _sizes_inside(source.tree, source.path)


def _sizes_inside(node: ast.AST, path: str) -> Iterator[Size]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            methods = sum(isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef) for member in child.body)
            yield f"{path}:{child.name}", methods, CLASS_METHODS
            yield from _sizes_inside(child, f"{path}:{child.name}")
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path}:{child.name}", (child.end_lineno or child.lineno) - child.lineno + 1, FUNCTION_LINES
            yield from _sizes_inside(child, f"{path}:{child.name}")
        elif not isinstance(child, ast.expr):  # no expression holds a class or a function with a name
            yield from _sizes_inside(child, path)


def complaints(sources: list[Source], exceptions: dict[str, int]) -> list[str]:
    """Say what is too large, and which exceptions nothing needs any more."""
    found, needed = [], set()
    for source in sources:
        for name, size, budget in sizes(source):
            if size > budget:
                needed.add(name)
                if size > exceptions.get(name, budget):
                    found.append(f"{name}: {size}, at most {exceptions.get(name, budget)}")
    found += [f"{name}: the exception is no longer needed" for name in sorted(set(exceptions) - needed)]
    return found


def test_everything_is_within_its_size() -> None:
    assert complaints(python_sources(), EXCEPTIONS) == []


def long_function(lines: int) -> str:
    return "def long():\n" + "    pass\n" * (lines - 1)


def wide_class(methods: int) -> str:
    return "class Wide:\n" + "".join(f"    def m{index}(self): ...\n" for index in range(methods))


@pytest.mark.parametrize(
    ("path", "text", "complaint"),
    [
        ("app/core/a.py", long_function(51), "app/core/a.py:long: 51, at most 50"),
        ("app/core/a.py", "async " + long_function(51), "app/core/a.py:long: 51, at most 50"),
        ("app/core/a.py", wide_class(21), "app/core/a.py:Wide: 21, at most 20"),
        ("app/core/a.py", "x = 1\n" * 301, "app/core/a.py: 301, at most 300"),
        ("app/shell/main.py", "x = 1\n" * 151, "app/shell/main.py: 151, at most 150"),
        ("app/shell/window.py", "x = 1\n" * 151, "app/shell/window.py: 151, at most 150"),
    ],
)
def test_what_is_too_large_is_named(path: str, text: str, complaint: str) -> None:
    assert complaints([Source(path, text)], {}) == [complaint]


@pytest.mark.parametrize("text", [long_function(50), wide_class(20), "x = 1\n" * 300])
def test_the_limit_itself_is_allowed(text: str) -> None:
    assert complaints([Source("app/core/a.py", text)], {}) == []


def test_an_exception_holds_up_to_its_size_and_not_beyond() -> None:
    source = Source("widgets/a.py", long_function(60))
    assert complaints([source], {"widgets/a.py:long": 60}) == []
    assert complaints([source], {"widgets/a.py:long": 59}) == ["widgets/a.py:long: 60, at most 59"]


def test_an_exception_that_nothing_needs_is_a_complaint() -> None:
    source = Source("widgets/a.py", long_function(50))
    assert complaints([source], {"widgets/a.py:long": 60}) == ["widgets/a.py:long: the exception is no longer needed"]
