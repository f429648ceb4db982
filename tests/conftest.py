"""What holds for every test: the user's files stay untouched, no unexpected log record, no task left running."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings

_OURS = ("app", "api_client", "widgets")
_FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
}

# Fewer examples than hypothesis would take by itself: the suite has five minutes, and a seed differs every time.
settings.register_profile("suite", max_examples=30, deadline=None)
settings.load_profile("suite")


_FULL_EVERY = 100
_FOLDER_NUMBERS = count(1)


def pytest_configure(config: pytest.Config) -> None:
    # As in the console: a Qt object that is collected on a thread of another test leaves its timers behind.
    gc.disable()
    config.addinivalue_line("markers", "expects_log: the test expects the console to log a warning or an error")
    config.addinivalue_line("markers", "begins_first: it mostly waits, for servers that take their time")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What mostly waits begins first: one worker has it whole, and none is left waiting for it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("begins_first") is None)


@pytest.fixture(autouse=True, scope="session")
def tests_ended() -> Iterator[int]:
    """Counts the tests of this process; what is loaded by now is not looked through again for garbage."""
    gc.collect()
    gc.freeze()
    return count(1)


@pytest.fixture(autouse=True)
def garbage_collected_here(tests_ended: Iterator[int]) -> Iterator[None]:
    """Collect what a test left behind on its own thread: the young after each, everything now and then."""
    yield
    gc.collect(2 if next(tests_ended) % _FULL_EVERY == 0 else 0)


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where tests have folders: pytest's own numbering reads the whole folder for each, and there are thousands."""
    return tmp_path_factory.mktemp("tests")


@pytest.fixture
def tmp_path(folders: Path) -> Path:
    """An empty folder of this test's own."""
    path = folders / f"{next(_FOLDER_NUMBERS)}-tmp"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, folders: Path) -> Path:
    """An empty home of this test's own; its desktop keyring cannot be reached."""
    home = folders / f"{next(_FOLDER_NUMBERS)}-home"
    home.mkdir(mode=0o700)
    for variable, folder in _FOLDERS.items():
        monkeypatch.setenv(variable, str(home / folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return home


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that makes our own code complain, unless it is marked `expects_log`."""
    kept = _Kept()
    loggers = [logging.getLogger(name) for name in _OURS]
    for logger in loggers:
        logger.addHandler(kept)
    yield
    for logger in loggers:
        logger.removeHandler(kept)
    if kept.records and request.node.get_closest_marker("expects_log") is None:
        said = "\n".join(f"{record.levelname} {record.name}: {record.getMessage()}" for record in kept.records)
        pytest.fail(f"the log holds what no test expected:\n{said}", pytrace=False)


@pytest_asyncio.fixture
async def ended_tasks() -> AsyncIterator[None]:
    """Fail a test that leaves a task running after its fixtures have been taken down."""
    yield
    await asyncio.sleep(0)
    left = [task.get_name() for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    if left:
        pytest.fail(f"tasks left running: {', '.join(sorted(left))}", pytrace=False)


@pytest.fixture(autouse=True)
def no_task_left(request: pytest.FixtureRequest) -> None:
    """Watch the tasks of every asyncio test; set up first, therefore judged last."""
    if request.node.get_closest_marker("asyncio") is not None:
        request.getfixturevalue("ended_tasks")
