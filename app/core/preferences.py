"""What a person can set of the console itself: each with its type, its default and what is no valid choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.core.language import tr

Value: TypeAlias = str | bool | int
SYSTEM_THEME: Final = "system"
LONGEST_IDLE_MIN: Final = 240


class Form(Enum):
    """How a preference is chosen."""

    CHOICE = "choice"
    SWITCH = "switch"
    NUMBER = "number"
    ZONE = "zone"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Preference:
    """One of them: `key` is its name in the file, `choices` are keys and words where there are few."""

    key: str
    title: str
    about: str
    form: Form
    default: Value
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """What was given is none of its values; `why` is a sentence for the place beside the field."""

    why: str


THEME: Final = Preference(
    "theme",
    tr("Theme"),
    tr("The colours of every window. Ctrl+Shift+T changes it too."),
    Form.CHOICE,
    "dark",
    (("dark", tr("Dark")), ("light", tr("Light")), (SYSTEM_THEME, tr("As the desktop"))),
)
LANGUAGE: Final = Preference(
    "language",
    tr("Language"),
    tr("Of texts, numbers and dates. A change takes effect when the console is started again."),
    Form.CHOICE,
    "system",
    (("system", tr("As the desktop")), ("en", "English"), ("de", "Deutsch")),
)
SECOND_ZONE: Final = Preference(
    "second_zone",
    tr("Second clock"),
    tr("The zone of the clock beside UTC, such as Europe/London. Empty: the environment's own zone."),
    Form.ZONE,
    "",
)
START_PAGE: Final = Preference("start_page", tr("Start page"), tr("The page a window opens with."), Form.PAGE, "board")
NOTIFICATIONS: Final = Preference(
    "notifications",
    tr("Desktop notifications"),
    tr("Of new critical alerts. Those about the kill switch are always shown."),
    Form.SWITCH,
    True,
)
SOUND: Final = Preference(
    "sound", tr("Sound"), tr("With a notification. Those about the kill switch always sound."), Form.SWITCH, True
)
REDUCED_MOTION: Final = Preference(
    "reduced_motion",
    tr("Reduced motion"),
    tr("Nothing slides or fades; what changes is there at once. Where the desktop's animations are off, always."),
    Form.SWITCH,
    False,
)
SENSITIVE_AT_START: Final = Preference(
    "sensitive_at_start",
    tr("Begin in the sensitive view"),
    tr("A window opens with balances and account names hidden."),
    Form.SWITCH,
    False,
)
LOCK_AFTER_MIN: Final = Preference(
    "lock_after_min",
    tr("Lock when idle"),
    tr(
        "Minutes without a key or the mouse until the console locks; 0 never. The kill switch works while it is locked."
    ),
    Form.NUMBER,
    0,
)
PREFERENCES: Final = (
    THEME,
    LANGUAGE,
    SECOND_ZONE,
    START_PAGE,
    NOTIFICATIONS,
    SOUND,
    REDUCED_MOTION,
    SENSITIVE_AT_START,
    LOCK_AFTER_MIN,
)
BY_KEY: Final[Mapping[str, Preference]] = {one.key: one for one in PREFERENCES}


def wrong_value(preference: Preference, value: object, pages: Sequence[str] = ()) -> str:
    """Why this is no value of the preference; empty when it is. `pages` are the ids of the window's pages."""
    match preference.form:
        case Form.SWITCH:
            return "" if isinstance(value, bool) else tr("Must be on or off.")
        case Form.NUMBER:
            return (
                ""
                if _is_minutes(value)
                else tr("Type a whole number of minutes from 0 to {most}.", most=LONGEST_IDLE_MIN)
            )
        case Form.CHOICE:
            known = [key for key, _ in preference.choices]
            return "" if value in known else tr("Must be one of {known}.", known=", ".join(known))
        case Form.PAGE:
            return (
                "" if isinstance(value, str) and (not pages or value in pages) else tr("This window has no such page.")
            )
    return _wrong_zone(value)


def typed(preference: Preference, text: str, pages: Sequence[str] = ()) -> Value | Wrong:
    """What was typed or chosen, as the preference's value; a switch is `on` or `off`."""
    said = text.strip()
    value: object = said
    if preference.form is Form.SWITCH:
        value = {"on": True, "off": False}.get(said, said)
    elif preference.form is Form.NUMBER and said.isascii() and said.isdigit():
        value = int(said[:9])
    why = wrong_value(preference, value, pages)
    if why or not isinstance(value, (str, bool, int)):
        return Wrong(why)
    return value


def value_text(value: Value) -> str:
    """A value as it would be typed."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


def value_words(preference: Preference, value: Value, pages: Mapping[str, str]) -> str:
    """A value as it is said to a person; `pages` are the titles of the window's pages by id."""
    if preference.form is Form.PAGE:
        return pages.get(str(value), str(value))
    if preference.form is Form.NUMBER:
        return tr("{minutes} min", minutes=value) if value else tr("never")
    if preference.form is Form.ZONE:
        return str(value) or tr("the environment's zone")
    if preference.form is Form.SWITCH:
        return tr("on", "a setting") if value else tr("off", "a setting")
    return dict(preference.choices).get(str(value), value_text(value))


def checked(given: Mapping[str, object]) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The valid values of a file, defaults in the place of the others, and what was wrong with those in words."""
    values: dict[str, Value] = {}
    faults = []
    for preference in PREFERENCES:
        value = given.get(preference.key, preference.default)
        why = wrong_value(preference, value)
        if not why and isinstance(value, (str, bool, int)):
            values[preference.key] = value
        else:
            values[preference.key] = preference.default
            faults.append(f"{preference.title}: {why}")
    return values, tuple(faults)


def _is_minutes(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LONGEST_IDLE_MIN


def _wrong_zone(value: object) -> str:
    if value == "":
        return ""
    try:
        ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return tr("There is no such zone: write for example Europe/London, or nothing for the environment's own.")
    return "" if isinstance(value, str) else tr("Must be the name of a zone.")
