"""Finds what is left of a secret in this process's own memory, without making a copy of it by looking."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

PIECE: Final = 16
"""Characters: the shortest piece of a secret that counts as a copy of it."""

_STRIDE: Final = 8
_WINDOW: Final = 1 << 20
_MASK: Final = 0xA7
_CONTEXT: Final = 48
_HEAD: Final = 8
_WIDTHS: Final = (1, 2, 4)
_ALPHABET: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

Bytes = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
RegionKind = Literal["heap", "anon", "stack", "library"]


@dataclass(frozen=True)
class Copy:
    """One place: where, in what kind of memory, written how, in full or in part, and what stands around it."""

    canary: str
    address: int
    kind: RegionKind
    form: str
    whole: bool
    around: str


@dataclass(frozen=True)
class _Form:
    """A secret as it may be written, and the pieces of it that are looked for; all of it masked."""

    canary: str
    name: str
    masked: bytes
    width: int = 1

    def pieces(self) -> dict[int, bytes]:
        """By their offset; the last one ends where the secret does."""
        size = PIECE * self.width
        last = len(self.masked) - size
        return {offset: self.masked[offset : offset + size] for offset in (*range(0, last, _STRIDE * self.width), last)}


@dataclass
class _Place:
    form: _Form
    kind: RegionKind
    around: str
    offsets: set[int] = field(default_factory=set)


class MemorySearch:
    """Looks for canaries in all memory of this process that can be written to.

    Only masked bytes are ever held; what is read lies in two arrays that are left out and zeroed.
    """

    def __init__(self) -> None:
        # Opened now: once the process is not dumpable the file belongs to root.
        self._memory = os.open("/proc/self/mem", os.O_RDONLY)
        self._forms: list[_Form] = []
        self._read = np.zeros(_WINDOW, dtype=np.uint8)
        self._masked = bytearray(_WINDOW)
        self._masked_array = np.frombuffer(self._masked, dtype=np.uint8)

    def look_for(self, canary: str, secret: memoryview) -> None:
        """Search for `secret` (ASCII, at least 24 bytes) under the name `canary` from now on."""
        if len(secret) < PIECE + _STRIDE:
            raise ValueError("too short to be told from chance")
        self._forms.append(_Form(canary, "plain", bytes(byte ^ _MASK for byte in secret)))
        self._forms.append(_Form(canary, "utf-16", _spread(secret, 2), 2))
        self._forms.append(_Form(canary, "utf-32", _spread(secret, 4), 4))
        self._forms += [_Form(canary, f"base64+{skip}", _base64(secret[skip:])) for skip in range(3)]

    def copies(self) -> list[Copy]:
        """Every place that holds a piece of a canary now."""
        pieces: dict[bytes, list[tuple[_Form, int]]] = {}
        for form in self._forms:
            for offset, piece in form.pieces().items():
                pieces.setdefault(piece, []).append((form, offset))
        heads = np.frombuffer(b"".join(piece[:_HEAD] for piece in pieces), dtype=np.uint64)
        found: dict[tuple[str, str, int], _Place] = {}
        for start, size, kind in self._windows():
            hits = [
                (form, offset, at)
                for at in _candidates(self._masked_array[:size], heads)
                for width in _WIDTHS
                for form, offset in pieces.get(bytes(self._masked[at : min(size, at + PIECE * width)]), ())
            ]
            for form, _, at in hits:  # what stands beside a canary may be another
                self._masked[at : at + PIECE * form.width] = bytes([ord("*") ^ _MASK]) * (PIECE * form.width)
            for form, offset, at in hits:
                around = self._around(at - offset, len(form.masked), size)
                place = found.setdefault((form.canary, form.name, start + at - offset), _Place(form, kind, around))
                place.offsets.add(offset)
        self._read[:] = 0
        self._masked_array[:] = 0
        return [
            Copy(canary, address, place.kind, form, place.offsets >= place.form.pieces().keys(), place.around)
            for (canary, form, address), place in found.items()
        ]

    def close(self) -> None:
        """Close the file."""
        os.close(self._memory)

    def _around(self, at: int, length: int, size: int) -> str:
        """What stands before and behind a copy, which itself is left out."""
        before = self._masked[max(0, at - _CONTEXT) : max(0, at)]
        behind = self._masked[min(size, at + length) : min(size, at + length + _CONTEXT)]
        return "…".join("".join(_shown(byte ^ _MASK) for byte in part) for part in (before, behind))

    def _windows(self) -> Iterator[tuple[int, int, RegionKind]]:
        """Address, size and kind of each piece of memory; it lies masked in `_masked` until the next."""
        own = [_range(self._read), _range(self._masked_array)]
        view = memoryview(self._read)
        for begin, end, kind in _regions():
            for start, stop in _without(begin, end, own):
                at = start
                while at < stop:
                    size = min(_WINDOW, stop - at)
                    try:
                        size = os.preadv(self._memory, [view[:size]], at)
                    except OSError:  # unmapped since, or guarded
                        break
                    if size <= 0:
                        break
                    if self._read[:size].any():
                        np.bitwise_xor(self._read[:size], _MASK, out=self._masked_array[:size])
                        yield at, size, kind
                    if at + size >= stop:
                        break
                    at += max(1, size - 256)  # a secret may lie across


def _candidates(window: Bytes, heads: np.ndarray[tuple[int, ...], np.dtype[np.uint64]]) -> list[int]:
    """Where one of `heads` begins, and room for a piece is left: two bytes tell nearly all other places apart."""
    wanted = np.zeros(1 << 16, dtype=np.bool_)
    wanted[heads.view(np.uint16)[:: _HEAD // 2]] = True
    found: list[int] = []
    for parity in (0, 1):
        pairs = window[parity : parity + (len(window) - parity) // 2 * 2].view(np.uint16)
        at = np.flatnonzero(wanted[pairs]) * 2 + parity
        at = at[at <= len(window) - PIECE]
        if len(at):
            words = np.lib.stride_tricks.sliding_window_view(window, _HEAD)[at].copy().view(np.uint64)[:, 0]
            found += [int(place) for place in at[np.isin(words, heads)]]
    return found


def _regions() -> list[tuple[int, int, RegionKind]]:
    with open("/proc/self/maps", encoding="utf-8") as file:  # noqa: PTH123 not a file of the project
        lines = file.readlines()
    found: list[tuple[int, int, RegionKind]] = []
    for line in lines:
        addresses, rights, _, _, _, *rest = line.split(maxsplit=5)
        name = rest[0].strip() if rest else ""
        if rights[:2] != "rw" or name.startswith("[v"):
            continue
        begin, end = (int(part, 16) for part in addresses.split("-"))
        kind: RegionKind = "library"
        if name == "[heap]":
            kind = "heap"
        elif name.startswith("[stack"):
            kind = "stack"
        elif not name or name.startswith("[anon"):
            kind = "anon"
        found.append((begin, end, kind))
    return found


def _range(array: Bytes) -> tuple[int, int]:
    start = int(array.ctypes.data)
    return start, start + array.nbytes


def _without(begin: int, end: int, own: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, stop in sorted(own):
        if begin < stop and start < end:
            if begin < start:
                yield begin, start
            begin = min(end, stop)
    if begin < end:
        yield begin, end


def _spread(secret: memoryview, width: int) -> bytes:
    """Masked, each byte in a unit of so many bytes, as Qt and Python keep text."""
    masked = bytearray([_MASK]) * (len(secret) * width)
    for index, byte in enumerate(secret):
        masked[index * width] = byte ^ _MASK
    return bytes(masked)


def _base64(secret: memoryview) -> bytes:
    """Masked base64 of as much of it as makes whole groups."""
    masked = bytearray()
    for at in range(0, len(secret) - 2, 3):
        group = secret[at] << 16 | secret[at + 1] << 8 | secret[at + 2]
        masked += bytes(_ALPHABET[group >> shift & 63] ^ _MASK for shift in (18, 12, 6, 0))
    return bytes(masked)


def _shown(byte: int) -> str:
    return chr(byte) if 32 <= byte < 127 else "·"
