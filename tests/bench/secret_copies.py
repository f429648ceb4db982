"""What a rotation leaves in memory: `python -m tests.bench.secret_copies` counts the copies of each secret."""

from __future__ import annotations

import argparse
import functools
import gc
import json
import os
import secrets
import string
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

from api_client.models.secret_buffer import SecretBuffer
from app.core.rotation_ladder import RotationWord
from app.shell.loop import run_on_qt
from tests.bench.memory_search import PIECE, Copy, MemorySearch
from tests.fakes.running_console import until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.rotating_room import RotatingRoom, rotating_room

CANARIES: Final = ("api_key", "api_secret", "director-1", "director-2")
KEY_LENGTH, PRIVATE_LENGTH = 56, 88
_LETTERS: Final = (string.ascii_letters + string.digits).encode()
# In a process of its own, because what a test's client sends would lie about in this one.
_TELL_KRAKEN: Final = """
import ssl, sys, httpx
url, ca_file, nonce = sys.argv[1:]
key, private = sys.stdin.read().split()
httpx.post(
    url + "/control/kraken/pairs",
    json={"api_key": key, "api_secret": private},
    headers={"Authorization": "Bearer " + nonce},
    verify=ssl.create_default_context(cafile=ca_file),
    trust_env=False,
).raise_for_status()
"""


def new_secret(length: int) -> SecretBuffer:
    """A secret of letters and digits of which there is one copy from the beginning."""
    made = bytearray(length)
    for index in range(length):
        made[index] = _LETTERS[secrets.randbelow(len(_LETTERS))]
    secret = SecretBuffer(made)
    made[:] = bytes(length)
    return secret


def accept(sandbox: RunningSandbox, key: SecretBuffer, private: SecretBuffer) -> None:
    """Have the sandbox's Kraken accept a pair, without a copy of it in this process."""
    command = [sys.executable, "-c", _TELL_KRAKEN, sandbox.control_url, str(sandbox.ca_file), sandbox.nonce]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for part in (key.view(), b"\n", private.view()):
            os.write(process.stdin.fileno(), part)
        process.stdin.close()
        assert process.wait() == 0


async def rotate(sandbox: RunningSandbox, search: MemorySearch, files: Path) -> list[Copy]:
    """Two rotations, each by a whole console; what is left while the second runs on.

    The first is refused by Kraken, because refusals take other ways through the libraries.
    """
    for word in (RotationWord.REFUSED, RotationWord.PROVEN):
        async with rotating_room(sandbox, files / word.name) as room:
            await _rotate(room, search, word)
            await until(
                lambda room=room: "sweep freed memory" not in room.console.scope.names, "the console's own sweep"
            )
            gc.collect()
            left = search.copies()
    return left


async def _rotate(room: RotatingRoom, search: MemorySearch, word: RotationWord) -> None:
    pair = new_secret(KEY_LENGTH), new_secret(PRIVATE_LENGTH)
    if word is RotationWord.PROVEN:
        accept(room.sandbox, *pair)
    names = [f"{name} {word.name}" for name in CANARIES]
    for name, secret in zip(names, pair, strict=False):
        search.look_for(name, secret.view())
    room.hold = functools.partial(_hold, room, *pair)  # type: ignore[method-assign]
    await room.ready()
    sessions = room.sessions.pair(room.rotation.approvals)
    assert sessions is not None
    for name, token in zip(names[len(pair) :], sessions, strict=True):
        search.look_for(name, cast(SecretBuffer, token).view())
    # Each is there now, or what is counted afterwards proves nothing.
    living = {copy.canary for copy in search.copies() if copy.whole}
    assert living >= set(names), living
    await room.rotating.send("ROTATE")
    assert room.desk.failure == "", room.desk.failure
    await room.until_word(word)
    room.rotating.close()


def _hold(room: RotatingRoom, key: SecretBuffer, private: SecretBuffer) -> tuple[SecretBuffer, SecretBuffer]:
    room.rotating.key_edited(key.view(), private.view())
    room.rotating.hold(key, private)
    return key, private


def planted(search: MemorySearch) -> list[int]:
    """Places found that hold a new secret: alone, with a copy, with a piece too, and with one as Qt writes text."""
    secret = new_secret(KEY_LENGTH)
    search.look_for("control", secret.view())
    counts = [_count(search.copies(), "control")]
    kept: list[bytearray] = [bytearray(secret.view())]
    counts.append(_count(search.copies(), "control"))
    kept.append(bytearray(b"between " * 8))
    kept[-1][8 : 8 + 2 * PIECE] = secret.view()[8 : 8 + 2 * PIECE]
    counts.append(_count(search.copies(), "control"))
    kept.append(bytearray(2 * KEY_LENGTH))
    kept[-1][::2] = secret.view()
    counts.append(_count(search.copies(), "control"))
    secret.wipe()
    return counts


def _count(copies: Iterable[Copy], canary: str) -> int:
    return sum(copy.canary == canary for copy in copies)


async def bench(sandbox: RunningSandbox, files: Path, *, explain: bool) -> dict[str, Any]:
    """The numbers by canary, and by the kind of memory."""
    search = MemorySearch()
    left = await rotate(sandbox, search, files)
    for copy in left if explain else ():
        print(f"{copy.canary} {copy.kind} {copy.form} {'whole' if copy.whole else 'part'} {copy.around}")
    control = planted(search)
    search.close()
    return {
        "copies": _by_canary(left),
        "regions": dict(Counter(copy.kind for copy in left)),
        "control": control,
    }


def _by_canary(copies: Iterable[Copy]) -> dict[str, int]:
    """How many there are of each kind of secret, those of a refused rotation and of a proven one together."""
    return {name: sum(copy.canary.startswith(f"{name} ") for copy in copies) for name in CANARIES}


def main() -> None:
    """Run the bench; its last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--explain", action="store_true", help="print what stands around each copy")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aether-bench-") as folder, RunningSandbox(Path(folder) / "s") as sandbox:
        numbers = run_on_qt(lambda _app: bench(sandbox, Path(folder) / "console", explain=options.explain))
    print(json.dumps(numbers))


if __name__ == "__main__":
    main()
