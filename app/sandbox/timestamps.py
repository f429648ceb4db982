"""The two ways in which the platform writes an instant."""

from datetime import UTC, datetime


def offset_text(moment: datetime) -> str:
    """Write an aware instant with microseconds and the offset ``+00:00``, as hand-made bodies do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def zulu_text(moment: datetime) -> str:
    """Write an aware instant with microseconds and ``Z``, as pydantic models do."""
    return offset_text(moment).removesuffix("+00:00") + "Z"
