"""The two parts of a key as they are typed: what is wrong, what is unusual, and what may be known of them."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.rotation_key import KeyCheck, KeyPart, Weight, check_key, fingerprint, parts_hash
from tests.core.rotations import API_KEY, HASH_KEY, PRIVATE_64


def words(check: KeyCheck, part: KeyPart) -> list[tuple[Weight, str]]:
    return [(finding.weight, finding.words) for finding in check.findings if finding.part is part]


def test_a_key_of_krakens() -> None:
    check = check_key(API_KEY, PRIVATE_64)
    assert (check.findings, check.sound) == ((), True)
    digits = hashlib.sha256(API_KEY).hexdigest()
    assert check.fingerprint == f"{digits[:4]} {digits[4:8]} {digits[8:12]}"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (b"", ["The API key is missing."]),
        (b"12345", ["The API key is shorter than 6 characters."]),
        (b"123 456", ["The API key holds a blank or a line end."]),
        (b"123456\n", ["The API key holds a blank or a line end."]),
        ("12345é".encode(), ["The API key holds a character that no key of Kraken's has."]),
        (b"12345\x00", ["The API key holds a character that no key of Kraken's has."]),
        (b"1 2", ["The API key holds a blank or a line end.", "The API key is shorter than 6 characters."]),
    ],
)
def test_what_no_api_key_may_be(key: bytes, expected: list[str]) -> None:
    check = check_key(key, PRIVATE_64)
    assert words(check, KeyPart.API_KEY) == [(Weight.STOP, text) for text in expected]
    assert check.sound is False


@pytest.mark.parametrize(
    ("key", "weight", "expected"),
    [
        (b"", Weight.STOP, "The private key is missing."),
        (b"AAAA AAAA AAA=", Weight.STOP, "The private key holds a blank or a line end."),
        (b"AAAAAAAA\n", Weight.STOP, "The private key holds a blank or a line end."),
        (b"AAAAAAA=", Weight.STOP, "The private key is shorter than 10 characters."),
        (b"not-base64-value", Weight.STOP, "The private key is not base64: was all of it copied?"),
        (b"AAAAAAAAAAA", Weight.STOP, "The private key is not base64: was all of it copied?"),
        (b"AAAAAAAAA===", Weight.STOP, "The private key is not base64: was all of it copied?"),
        (
            b"c2VjcmV0c2VjcmV0",
            Weight.WARN,
            "The private key decodes to 12 bytes; Kraken's have 64. Was all of it copied?",
        ),
    ],
)
def test_what_is_wrong_with_a_private_key(key: bytes, weight: Weight, expected: str) -> None:
    check = check_key(API_KEY, key)
    assert (weight, expected) in words(check, KeyPart.PRIVATE_KEY)
    assert check.sound is (weight is Weight.WARN)


def test_swapped_and_repeated_parts() -> None:
    swapped = check_key(PRIVATE_64, API_KEY)
    swap = "This is as long as a private key: are the two parts swapped?"
    assert words(swapped, KeyPart.API_KEY) == [(Weight.WARN, swap)]
    same = check_key(bytearray(API_KEY), memoryview(API_KEY))
    assert (Weight.STOP, "The private key is the same as the API key.") in words(same, KeyPart.PRIVATE_KEY)
    assert same.sound is False
    assert words(check_key(b"", b""), KeyPart.PRIVATE_KEY) == [(Weight.STOP, "The private key is missing.")]


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_a_check_never_quotes_a_key_and_leaves_it_as_it_was(api_key: bytes, private_key: bytes) -> None:
    parts = bytearray(api_key), bytearray(private_key)
    check = check_key(*parts)
    assert (bytes(parts[0]), bytes(parts[1])) == (api_key, private_key)
    assert check == check_key(memoryview(api_key), memoryview(private_key))
    fixed = {"base64", "64", "10", "6"}
    for part in parts:
        text = part.decode("latin-1")
        assert len(text) < 12 or text in fixed or not any(text in finding.words for finding in check.findings)


@given(st.binary(min_size=8, max_size=120))
def test_what_decodes_is_told_by_length(decoded: bytes) -> None:
    check = check_key(API_KEY, base64.b64encode(decoded))
    assert check.sound
    said = [finding.words for finding in check.findings]
    assert said == (
        []
        if len(decoded) == 64
        else [f"The private key decodes to {len(decoded)} bytes; Kraken's have 64. Was all of it copied?"]
    )


def test_no_fingerprint_without_a_key() -> None:
    assert fingerprint(b"") == ""


@given(st.binary(min_size=1, max_size=40), st.binary(min_size=1, max_size=40), st.data())
def test_an_edit_of_either_part_changes_the_keyed_hash(api_key: bytes, private_key: bytes, data: st.DataObject) -> None:
    made = parts_hash(HASH_KEY, api_key, private_key)
    assert made == parts_hash(HASH_KEY, bytearray(api_key), memoryview(private_key))
    edited = data.draw(st.binary(min_size=1, max_size=40).filter(lambda other: other != private_key))
    assert parts_hash(HASH_KEY, api_key, edited) != made
    assert parts_hash(HASH_KEY, api_key + private_key[:1], private_key[1:]) != made
    assert parts_hash(bytes(32), api_key, private_key) != made


def test_a_short_hash_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        parts_hash(bytes(31), b"a", b"b")
