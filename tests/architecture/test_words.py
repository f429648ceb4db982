"""What the sources may say: docstrings, names, and calls that this project does without."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Source, python_sources
from tests.languages.sources import nodes

# A word that could name anything names nothing. "data" may qualify another noun, as in market_data.
EMPTY_WORDS = {"manager", "managers", "helper", "helpers", "util", "utils", "utility", "utilities", "base"}
EMPTY_NAMES = EMPTY_WORDS | {"data"}

STATIC_DIALOGS = {
    "QMessageBox": {"about", "aboutQt", "critical", "information", "question", "warning"},
    "QFileDialog": {"getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getOpenFileUrl"},
    "QInputDialog": {"getDouble", "getInt", "getItem", "getMultiLineText", "getText"},
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}
TRUST_SWITCHES = {"verify": False, "check_hostname": False, "trust_env": True}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def docstring_complaints(source: Source) -> Iterator[str]:
    """The module docstring is one line; a package may hold nothing but one."""
    docstring = ast.get_docstring(source.tree, clean=False)
    if not docstring:
        yield f"{source.path}: no module docstring"
    elif "\n" in docstring:
        yield f"{source.path}: the module docstring is longer than one line"


def words_of(name: str) -> list[str]:
    """Split snake_case and CamelCase into lower-case words."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def name_complaints(source: Source) -> Iterator[str]:
    """Modules and classes bear nouns of the field."""
    names = [source.module.rsplit(".", 1)[-1]]
    names += [node.name for node in nodes(source.tree) if isinstance(node, ast.ClassDef)]
    for name in names:
        if EMPTY_WORDS & set(words_of(name)) or "_".join(words_of(name)) in EMPTY_NAMES:
            yield f"{source.path}: {name} is a name that says nothing"


def call_complaints(source: Source) -> Iterator[str]:
    """Calls that stop the loop, static dialogs, orphan tasks, and trust switched off."""
    for node in nodes(source.tree):
        for complaint in _node_complaints(node, source.path):
            yield f"{source.path}:{getattr(node, 'lineno', 0)}: {complaint}"


def _node_complaints(node: ast.AST, path: str) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(attr="exec" | "exec_" as name)):
            yield f".{name}() starts a second event loop"
        case ast.Attribute(attr="processEvents") | ast.Name(id="processEvents"):
            yield "processEvents re-enters the loop"
        case ast.Name(id="asyncSlot") | ast.Attribute(attr="asyncSlot") | ast.alias(name="asyncSlot"):
            yield "asyncSlot makes a task that nobody owns"
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if name in STATIC_DIALOGS.get(owner, ()):
            yield f"{owner}.{name} is a static dialog with a loop of its own"
        case ast.keyword(arg=str(name), value=ast.Constant(value=bool(value))) if TRUST_SWITCHES.get(name) is value:
            yield f"{name}={value}"
        case ast.Assign(targets=[ast.Attribute(attr=name)], value=ast.Constant(value=value)) if (
            name in TRUST_SWITCHES and TRUST_SWITCHES[name] is value
        ):
            yield f"{name} = {value}"
        case ast.Attribute(attr="CERT_NONE" | "_create_unverified_context" as name):
            yield f"{name} trusts anybody"
        case ast.Attribute(
            value=ast.Name(id="asyncio" | "loop") | ast.Attribute(attr="loop" | "_loop"),
            attr="create_task" | "ensure_future" as name,
        ) if _wants_an_owner(path):
            yield f"{name} outside app/shell/tasks.py: tasks belong to a scope"


def _wants_an_owner(path: str) -> bool:
    return path.startswith(("app/shell/", "widgets/", "api_client/")) and path != "app/shell/tasks.py"


def print_complaints(source: Source) -> Iterator[str]:
    """The terminal belongs to app/cli*.py and the sandbox's own command; others print to a stream they are given."""
    if source.path.startswith(("app/cli", "app/sandbox/")):
        return
    for node in nodes(source.tree):
        match node:
            case ast.Call(func=ast.Name(id="print"), keywords=keywords) if "file" not in {
                word.arg for word in keywords
            }:
                yield f"{source.path}:{node.lineno}: print to a terminal that nobody handed over"


def comment_complaints(source: Source) -> Iterator[str]:
    """A promise is not a comment."""
    for line, comment in source.comments:
        if UNFINISHED.search(comment):
            yield f"{source.path}:{line}: {comment}"


def complaints(source: Source) -> list[str]:
    """Everything that a product file may be blamed for."""
    checks = (docstring_complaints, name_complaints, call_complaints, print_complaints, comment_complaints)
    return [complaint for check in checks for complaint in check(source)]


def test_the_product_keeps_to_the_words() -> None:
    sources = python_sources("api_client", "app", "widgets", "resources")
    assert len(sources) > 5
    assert [complaint for source in sources for complaint in complaints(source)] == []


def test_the_tests_keep_to_the_words() -> None:
    checks = (docstring_complaints, name_complaints, comment_complaints)
    sources = [source for source in python_sources("tests") if not source.path.endswith("__init__.py")]
    assert [complaint for source in sources for check in checks for complaint in check(source)] == []


def test_no_package_shadows_a_library() -> None:
    assert not [source.path for source in python_sources("packaging") if source.path == "packaging/__init__.py"]


GOOD = '"""What it is for."""\n'


@pytest.mark.parametrize(
    "text",
    [
        "dialog.exec()",
        "app.exec_()",
        "QApplication.processEvents()",
        "from qasync import asyncSlot",
        "qasync.asyncSlot()",
        "QMessageBox.question(None, 'a', 'b')",
        "QFileDialog.getOpenFileName()",
        "QInputDialog.getText()",
        "httpx.AsyncClient(verify=False)",
        "httpx.AsyncClient(trust_env=True)",
        "context.check_hostname = False",
        "context.verify_mode = ssl.CERT_NONE",
        "ssl._create_unverified_context()",
        "asyncio.create_task(run())",
        "asyncio.ensure_future(run())",
        "self._loop.create_task(run())",
        "print('hello')",
        "x = 1  # TODO: more",
        "class SessionManager: ...",
        "class ServiceBase: ...",
        "class Data: ...",
    ],
)
def test_each_ban_bites(text: str) -> None:
    assert len(complaints(Source("app/shell/example.py", f"{GOOD}{text}\n"))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/core/example.py", "x = 1\n"),
        ("app/core/example.py", '"""One.\n\nTwo.\n"""\n'),
        ("app/core/utils.py", GOOD),
        ("widgets/table_helper.py", GOOD),
        ("app/core/data.py", GOOD),
    ],
)
def test_docstrings_and_module_names_are_read(path: str, text: str) -> None:
    assert len(complaints(Source(path, text))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/cli.py", "print('one clear line')"),
        ("app/shell/tasks.py", "asyncio.create_task(run())"),
        (
            "app/shell/session.py",
            "dialog.open(); cursor.execute('select 1'); scope.create_task(run()); asyncio.create_subprocess_exec('a')",
        ),
        ("app/shell/session.py", "httpx.AsyncClient(verify=context, trust_env=False)"),
        ("app/shell/check.py", "print('GO', file=out)"),
        ("app/core/market_data.py", "class MarketData: ...\nclass DatabaseFile: ..."),
    ],
)
def test_what_is_right_passes(path: str, text: str) -> None:
    assert complaints(Source(path, f"{GOOD}{text}\n")) == []
