"""Finds samples in a parsed exposition by the name they are exposed under."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from api_client.exposition import Exposition, Sample

_SUFFIXES: Final = ("", "_total", "_bucket", "_count", "_sum", "_created", "_gcount", "_gsum", "_info")


def samples_named(exposition: Exposition, name: str) -> Iterator[Sample]:
    """Every sample exposed as `name`, whatever family it is filed under."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix):
            family = exposition.families.get(name.removesuffix(suffix))
            if family is not None:
                yield from (sample for sample in family.samples if sample.name == name)
