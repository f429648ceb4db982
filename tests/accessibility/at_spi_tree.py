"""Prints what a screen reader sees on this message bus: run by the system's Python, which has AT-SPI's bindings."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

_DEEPEST = 40
_MOST_CHILDREN = 60


def walk(node: Any, depth: int, lines: list[list[Any]]) -> None:
    """Add a node and all that is shown below it."""
    lines.append([depth, node.get_role_name(), node.get_name()])
    if depth == _DEEPEST:
        return
    for place in range(min(node.get_child_count(), _MOST_CHILDREN)):
        child = node.get_child_at_index(place)
        if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
            walk(child, depth + 1, lines)


def tree() -> list[list[Any]]:
    """The trees of the applications that are there; empty while there is none."""
    desktop = Atspi.get_desktop(0)
    lines: list[list[Any]] = []
    for place in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(place)
        if application is None:
            continue
        for number in range(application.get_child_count()):
            walk(application.get_child_at_index(number), 0, lines)
    return lines


def main() -> int:
    """Wait as many seconds as are given for what bears the names; print [depth, role, name] of what is showing then.

    Rows change places while they are read: one walk may miss what another one sees.
    """
    until, wanted = time.monotonic() + float(sys.argv[1]), {*sys.argv[2:]}
    found: list[list[Any]] = []
    while time.monotonic() < until:
        try:
            found = tree()
        except gi.repository.GLib.Error:  # a part went away while it was looked at
            found = []
        if wanted <= {name for _, _, name in found}:
            break
        time.sleep(0.3)
    sys.stdout.write(json.dumps(found))
    return 0 if found else 1


if __name__ == "__main__":
    raise SystemExit(main())
