"""Starts sandboxes by forking a process that has loaded them already: to load costs more than to start."""

# Each is a process of its own as the command's is, with its own folder, ports, input and output.

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO, Final

_ORDER_LIMIT: Final = 1 << 16
_FILES: Final = 4
"""What a sandbox is given: its standard input, output and error, and where its exit code goes."""
_LOADED_AT_START: Final = ("cryptography.hazmat.backends.openssl", "pydantic.v1", "uvicorn.lifespan.off")
"""What its libraries load while it starts."""


class ForkedSandbox:
    """A sandbox's process, with what a `subprocess.Popen` has of it."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes], code: int) -> None:
        self.pid = pid
        self.stdin, self.stdout = stdin, stdout
        self._code = code
        self._ended: int | None = None

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._read(0)

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code once it has ended; raises `subprocess.TimeoutExpired`."""
        code = self._read(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("sandbox", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal while it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def _read(self, timeout: float | None) -> int | None:
        if self._ended is None and select.select([self._code], [], [], timeout)[0]:
            written = os.read(self._code, 1)
            os.close(self._code)
            self._ended = written[0] if written else -signal.SIGKILL
        return self._ended


class Starter:
    """The process that has everything loaded; it ends when this one does."""

    def __init__(self) -> None:
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                cwd=Path(__file__).parents[2],
                pass_fds=(theirs.fileno(),),
            )

    def start(self, arguments: Sequence[str], errors: IO[bytes]) -> ForkedSandbox:
        """Start `app.sandbox` with these arguments; its standard error goes to `errors`."""
        inputs, outputs, codes = os.pipe(), os.pipe(), os.pipe()
        given = (inputs[0], outputs[1], errors.fileno(), codes[1])
        order = json.dumps({"arguments": [*arguments], "environment": dict(os.environ)}).encode()
        socket.send_fds(self._orders, [order], given)
        for end in (inputs[0], outputs[1], codes[1]):
            os.close(end)
        pid = int(self._orders.recv(_ORDER_LIMIT))
        return ForkedSandbox(pid, os.fdopen(inputs[1], "wb", 0), os.fdopen(outputs[0], "rb"), codes[0])


@cache
def starter() -> Starter:
    """This process's own."""
    return Starter()


def _serve(orders: socket.socket) -> None:
    """Fork a sandbox for each order until nobody is there to give any."""
    from app.sandbox.launcher import main

    for name in _LOADED_AT_START:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them here
    while True:
        order, files, _, _ = socket.recv_fds(orders, _ORDER_LIMIT, _FILES)
        if not order:
            return
        pid = os.fork()
        if pid == 0:
            orders.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _become(json.loads(order), files)
            code = 70
            try:
                code = main(json.loads(order)["arguments"])
                sys.stdout.flush()
            finally:
                os.write(files[3], bytes([code]))
                os._exit(code)
        for file in files:
            os.close(file)
        orders.send(str(pid).encode())


def _become(order: dict[str, dict[str, str]], files: Sequence[int]) -> None:
    for number, file in enumerate(files[:3]):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(order["environment"])


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
