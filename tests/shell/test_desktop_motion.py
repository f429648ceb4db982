"""Whether the desktop wants motion: asked of a portal on a bus of its own, and heard again when that changes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PORTAL = """
import sys
from jeepney import DBusAddress, HeaderFields, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

PLACE = DBusAddress("/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Settings")
namespace, key, kind, before, after, order = sys.argv[1:]
typed = {"b": lambda text: text == "true", "s": str, "u": int}[kind]
with open_dbus_connection() as bus:
    bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
    print("ready", flush=True)
    while True:
        message = bus.receive()
        if message.header.fields.get(HeaderFields.member) != "Read":
            continue
        if message.body != (namespace, key):
            bus.send(new_error(message, "org.freedesktop.portal.Error.NotFound"))
            continue
        answer = new_method_return(message, "v", (("v", (kind, typed(before))),))
        another = new_signal(PLACE, "SettingChanged", "ssv", ("org.gnome.desktop.interface", "font-name", ("s", "x")))
        change = new_signal(PLACE, "SettingChanged", "ssv", (namespace, key, (kind, typed(after))))
        if order == "answers first":
            bus.send(answer)
            sys.stdin.readline()
        bus.send(another)
        bus.send(change)
        if order == "tells first":
            bus.send(answer)
"""
DESKTOP = """
import json, subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.shell.desktop_motion import DesktopMotion

app, heard = QApplication([]), []
nobody = DesktopMotion(app)
nobody.start()
arguments, pipe = [sys.executable, "-c", *sys.argv[1:]], subprocess.PIPE
portal = subprocess.Popen(arguments, stdin=pipe, stdout=pipe, text=True)
portal.stdout.readline()
motion = DesktopMotion(app)
motion.present = True

def changed():
    heard.append(motion.reduced)
    if len(heard) == 2:
        app.quit()
    elif sys.argv[-1] == "tells first":
        QTimer.singleShot(300, app.quit)
    else:
        portal.stdin.write("go on\\n")
        portal.stdin.flush()

motion.changed.connect(changed)
QTimer.singleShot(20_000, app.quit)
motion.start()
app.exec()
portal.kill()
portal.wait()
portal.stdin.close()
portal.stdout.close()
print(json.dumps([nobody.reduced, heard]))
"""


SAID = [
    ("org.gnome.desktop.interface", "enable-animations", "b", "false", "true"),
    ("org.freedesktop.appearance", "reduced-motion", "u", "1", "0"),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "s", "0", "1"),
]
"""Where a desktop says it, in which type, what it says for none, and for some."""
pytestmark = pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="this machine lacks dbus-run-session")


def _heard(home: Path, *portal: str) -> object:
    """What was known with no portal, and each thing heard from one."""
    environment = {
        "HOME": str(home),
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", DESKTOP, PORTAL, *portal],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


@pytest.mark.parametrize("said", SAID, ids=lambda said: said[1])
def test_the_desktop_is_asked_and_heard(tmp_path: Path, said: tuple[str, ...]) -> None:
    assert _heard(tmp_path, *said, "answers first") == [False, [True, False]]


def test_an_answer_that_comes_after_a_change_is_the_older_one(tmp_path: Path) -> None:
    place, key, kind, reduced, moving = SAID[0]
    assert _heard(tmp_path, place, key, kind, moving, reduced, "tells first") == [False, [True]]
