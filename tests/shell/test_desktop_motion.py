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
namespace, key, kind, before, after = sys.argv[1:]
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
        bus.send(new_method_return(message, "v", (("v", (kind, typed(before))),)))
        bus.send(new_signal(PLACE, "SettingChanged", "ssv", ("org.gnome.desktop.interface", "font-name", ("s", "x"))))
        bus.send(new_signal(PLACE, "SettingChanged", "ssv", (namespace, key, (kind, typed(after)))))
"""
DESKTOP = """
import json, subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.shell.desktop_motion import DesktopMotion

app, heard = QApplication([]), []
nobody = DesktopMotion(app)
nobody.start()
portal = subprocess.Popen([sys.executable, "-c", *sys.argv[1:]], stdout=subprocess.PIPE, text=True)
portal.stdout.readline()
motion = DesktopMotion(app)
motion.present = True

def changed():
    heard.append(motion.reduced)
    if len(heard) == 2:
        app.quit()

motion.changed.connect(changed)
QTimer.singleShot(20_000, app.quit)
motion.start()
app.exec()
portal.kill()
portal.wait()
portal.stdout.close()
print(json.dumps([nobody.reduced, heard]))
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="this machine lacks dbus-run-session")
@pytest.mark.parametrize(
    "said",
    [
        ("org.gnome.desktop.interface", "enable-animations", "b", "false", "true"),
        ("org.freedesktop.appearance", "reduced-motion", "u", "1", "0"),
        ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "s", "0", "1"),
    ],
    ids=lambda said: said[1],
)
def test_the_desktop_is_asked_and_heard(tmp_path: Path, said: tuple[str, ...]) -> None:
    environment = {
        "HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", DESKTOP, PORTAL, *said],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.splitlines()[-1]) == [False, [True, False]]
