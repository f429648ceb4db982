"""Keys by the names on the reader's keyboard."""

from __future__ import annotations

import pytest

from widgets.key_words import key_words


@pytest.mark.parametrize("key", ["Ctrl+Shift+K", "Alt+Left", "Ctrl++", "F1", "D", "Esc", ""])
def test_in_english_a_key_is_called_as_qt_calls_it(key: str) -> None:
    assert key_words(key) == key
