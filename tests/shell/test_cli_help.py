"""`--help` of every command says what each of its options does."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest

from app import cli
from app.sandbox import launcher


def options_of(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option of a parser and of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from options_of(command)


@pytest.mark.parametrize("parser", [cli._parser(), launcher._parser()], ids=lambda parser: str(parser.prog))
def test_every_option_of_every_command_says_what_it_does(parser: argparse.ArgumentParser) -> None:
    options = list(options_of(parser))
    assert len(options) > 10
    assert [action.dest for action in options if not action.help and action.metavar not in ("COMMAND", "VERB")] == []
