"""Notifications and the badge on a bus of their own: what is sent, a click, and what is said without a portal."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PORTAL = """
import json
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.portal.Desktop"
with open_dbus_connection() as bus:
    bus.send_and_get_reply(message_bus.RequestName(NAME))
    print("ready", flush=True)
    while True:
        message = bus.receive()
        if message.header.fields.get(HeaderFields.member) == "RemoveNotification":
            print(json.dumps(message.body), flush=True)
        if message.header.fields.get(HeaderFields.member) != "AddNotification":
            continue
        print(json.dumps(message.body[0:1] + tuple([message.body[1]])), flush=True)
        bus.send(new_method_return(message))
        place = DBusAddress("/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Notification")
        bus.send(new_signal(place, "ActionInvoked", "ssav", (message.body[0], "open", [])))
        bus.send(new_signal(place, "ActionInvoked", "ssav", ("somebody else's", "open", [])))
"""
DESKTOP = """
import json, subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from app.shell.desktop_notices import DesktopNotices

app, told = QApplication([]), []
window = QWidget()
desktop = DesktopNotices(window)
desktop.present = True
desktop.opened.connect(lambda key: told.append(["opened", key]))
desktop.refused.connect(lambda words: told.append(["refused", words]))
desktop.opened.connect(app.quit)
desktop.refused.connect(app.quit)
QTimer.singleShot(20_000, app.quit)

def wished():
    desktop.notify("prod: Deep", "service=oms", 'Deep{severity="critical"}')
    app.exec()

wished()
portal = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
portal.stdout.readline()
wished()
sent = json.loads(portal.stdout.readline())
desktop.withdraw("never told")
desktop.withdraw('Deep{severity="critical"}')
removed = json.loads(portal.stdout.readline())
portal.kill()
portal.wait()
portal.stdout.close()
print(json.dumps([told, sent, removed, desktop.reach()]))
"""

LISTENER = """
import json
from jeepney import MatchRule
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

with open_dbus_connection() as bus:
    bus.send_and_get_reply(message_bus.AddMatch(MatchRule(interface="com.canonical.Unity.LauncherEntry")))
    print("ready", flush=True)
    told = []
    while len(told) < 2:
        message = bus.receive()
        if len(message.body) == 2:
            told.append(message.body)
    print(json.dumps(told), flush=True)
"""
BADGE = """
import subprocess, sys
from PySide6.QtWidgets import QApplication, QWidget
from app.shell.desktop_notices import DesktopNotices

app = QApplication([])
app.setDesktopFileName("aether-console")
desktop = DesktopNotices(QWidget())
desktop.present = True
listener = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
listener.stdout.readline()
desktop.badge(3)
desktop.badge(0)
print(listener.communicate(timeout=20)[0], end="")
"""
ON_A_BUS = pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="this machine lacks dbus-run-session")


def on_a_bus(program: str, argument: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a Python program without a screen, on a session bus of its own."""
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", program, argument],
        cwd=ROOT,
        env=environment | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran


@ON_A_BUS
def test_the_count_goes_to_the_launcher_of_the_desktop_file(tmp_path: Path) -> None:
    ran = on_a_bus(BADGE, LISTENER, tmp_path)
    told = json.loads(ran.stdout.splitlines()[-1])
    assert [name for name, _ in told] == ["application://aether-console.desktop"] * 2
    shown = [{field: value[1] for field, value in fields.items()} for _, fields in told]
    assert shown == [{"count": 3, "count-visible": True}, {"count": 0, "count-visible": False}]
    assert "Invalid object path" not in ran.stderr


@ON_A_BUS
def test_an_alarm_goes_to_the_portal_and_its_click_comes_back(tmp_path: Path) -> None:
    ran = on_a_bus(DESKTOP, PORTAL, tmp_path)
    told, sent, removed, reach = json.loads(ran.stdout.splitlines()[-1])
    first, *later = told
    assert first[0] == "refused"
    assert first[1].startswith("The desktop showed no notification: ")
    assert first[1].endswith(" Alarms are shown in this window only.")
    assert later == [["opened", 'Deep{severity="critical"}']]
    name, shown = sent
    assert name == 'alarm Deep{severity="critical"}'
    assert removed == [name]
    assert {field: value[1] for field, value in shown.items()} == {
        "title": "prod: Deep",
        "body": "service=oms",
        "priority": "urgent",
        "default-action": "open",
    }
    assert reach == "A test notification was handed to the desktop's notification portal."
