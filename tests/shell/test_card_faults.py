"""What a service that is absent, refuses, drains or answers garbage does to its own cards, and to no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtWidgets import QApplication

from app.core.portfolio_view import Listing
from app.core.risk_card import NOT_YET
from app.core.risk_view import RiskSubject as S
from app.shell import polls
from app.shell.main import View, shown
from app.shell.page_polls import page_polls
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.running_console import narrowed, on_qt_loop, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.mode_page import ModePage
from widgets.oms_page import OmsPage
from widgets.oversight_page import OversightPage
from widgets.portfolio_page import PortfolioPage
from widgets.risk_page import RiskPage
from widgets.risk_panel import RiskPanel

pytestmark = [
    pytest.mark.xdist_group("cards"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
PATIENCE_S = 30.0


@dataclass(frozen=True)
class Part:
    """What one service, or one of its routes, tells on which cards; a `public` one refuses nobody."""

    service: str
    cards: tuple[str, ...]
    route: str | None = None
    public: bool = False

    @property
    def name(self) -> str:
        return self.route or self.service


@dataclass(frozen=True)
class Said:
    """Why a card cannot be read, if so, and whether it has something to show."""

    trouble: str
    shows: bool


PAGES: Final[dict[str, tuple[Part, ...]]] = {
    "simulation": (Part("sim-mode", ("accounts",), public=True), Part("safe-mode", ("safe mode",), public=True)),
    "risk": (
        Part("risk", (S.LIMITS.value, S.THROTTLE.value)),
        Part("risk-engine", tuple(one.value for one in (S.CIRCUIT, S.PRETRADE, S.CVAR, S.NAV, S.DIVERSIFICATION))),
        Part("portfolio-risk", (S.PORTFOLIO.value,)),
    ),
    "oms": (
        Part("oms", ("budgets",), "/oms/rate_limits/status"),
        Part("oms", ("warm",), "/oms/warm_start/status"),
        Part("oms", ("impact",), "/oms/impact_curve"),
        Part("oms", ("reconcile",), "/oms/reconcile/status", public=True),
    ),
    "oversight": (
        Part("hitl", ("intents",)),
        Part("watchdog", ("vetoes",)),
        Part("override", ("overrides",)),
        Part("config", ("configuration", "versions")),
    ),
    "portfolio": (
        Part("portfolio", ("balances",), "/portfolio/balances"),
        *(Part("portfolio", (one.name,), f"/portfolio/{one.name.lower()}") for one in Listing),
    ),
}
REFUSES, DRAINS, GARBAGE, WELL = "not_listed", "draining_503", "garbage_json", ""
SENTENCES: Final = {
    REFUSES: 'does not allow this to the signed-in account: "Account is not authorized for administrative access".',
    DRAINS: "is draining and takes no more work.",
    GARBAGE: "answered in an unexpected form",
}
FAULTS: Final = (REFUSES, DRAINS, GARBAGE, WELL)
LEFT_OUT: Final = (
    ("sim-mode", "risk-engine", "oms", "watchdog", "config"),
    ("safe-mode", "risk", "portfolio-risk", "hitl", "override", "portfolio"),
)
Seen = dict[tuple[str, str, str], dict[str, Said]]
"""By page, part and fault: what every card of the page said then, while the other parts had other faults or none."""


def cards_of(view: View, page_id: str) -> dict[str, Said]:
    """What the cards of a page say now, by the names that `PAGES` uses."""
    match view.window.panels[page_id]:
        case ModePage() as page:
            why, unread = page.safe_mode.words.get("Why", ""), page.subtitle if "names no" in page.subtitle else ""
            return {
                "accounts": Said(page.trouble or unread, "LIVE (UNKNOWN)" not in page.subtitle),
                "safe mode": Said("" if why in ("", "–") else why, why in ("", "–")),
            }
        case RiskPage() as page:
            return {one.value: _risk(card) for one, card in page.cards.items() if one is not S.SIZE}
        case OmsPage() as page:
            cards = {name: Said(card.trouble, bool(card.facts)) for name, card in page.facts.items()}
            empty = page._heading.subtitle if page._cards.isHidden() else ""
            return {
                **cards,
                "budgets": Said(page.budgets.trouble, bool(page.budgets.gauges)),
                "page": Said(empty, True),
            }
        case OversightPage() as page:
            told = {name: getattr(page, name) for name in ("intents", "vetoes", "overrides", "versions")}
            rows = {name: Said(card.trouble, bool(card.cells() or card.remarks)) for name, card in told.items()}
            return {**rows, "configuration": Said(page.configuration.trouble, bool(page.configuration.facts))}
        case PortfolioPage() as page:
            balances = Said(page._balances.trouble, "–" not in page._balances.facts.values())
            return {
                **{one.name: Said(card.trouble, bool(card.cells())) for one, card in page.cards.items()},
                "balances": balances,
            }
    raise AssertionError(page_id)


def _risk(card: RiskPanel) -> Said:
    told = card.lines or card.bars or card.strips or card.facts or card.remarks not in ("", NOT_YET)
    return Said(card.problem, bool(told))


def expected(part: Part, fault: str) -> str:
    """What its cards are to say; nothing where it does not concern them."""
    return "" if not fault or (fault == REFUSES and part.public) else SENTENCES[fault]


def holds(seen: dict[str, Said], cards: tuple[str, ...], sentence: str) -> bool:
    return all(
        sentence in seen[card].trouble if sentence else not seen[card].trouble and seen[card].shows for card in cards
    )


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("cards") / "state") as running:
        yield running


@contextmanager
def asked_as_often_as_wanted() -> Iterator[None]:
    """No row has a shortest time between two reads: what that does to a page is tested elsewhere."""

    def rows(*given: Any) -> tuple[polls.Poll, ...]:
        return tuple(replace(row, least_s=0.0) for row in page_polls(*given))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(polls, "page_polls", rows)
        yield


def in_window(
    qapp: QApplication, sandbox: RunningSandbox, root: Path, without: tuple[str, ...], look: Callable[[View], Any]
) -> None:
    """Look at a signed-in console of the services that have cards, without some of them."""
    services = {"auth", *(part.service for parts in PAGES.values() for part in parts)} - {*without}
    file = narrowed(sandbox, root / "environments.toml", sorted(services))

    async def main() -> None:
        selection = Selection(Paths.below(root), environments=file, environment="sandbox")
        async with opened(selection) as console, shown(qapp, console) as view:
            view.window.show()
            await signed_in(console, sandbox)
            await look(view)

    on_qt_loop(main)


async def settled(view: View, page_id: str, done: Callable[[dict[str, Said]], bool]) -> dict[str, Said]:
    """What the cards say once `done`, or at last: the tests tell what is amiss."""
    with suppress(AssertionError):
        await until(lambda: done(cards_of(view, page_id)), page_id, PATIENCE_S)
    return cards_of(view, page_id)


@pytest.fixture(scope="module")
def faulty(qapp: QApplication, sandbox: RunningSandbox, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What was seen while every part of each page had each fault in turn, its neighbours others or none."""
    seen: Seen = {}

    async def look(view: View) -> None:
        for page_id, parts in PAGES.items():
            view.window.show_page(page_id)
            for turn in range(len(FAULTS)):
                now = {part: FAULTS[(place + turn) % len(FAULTS)] for place, part in enumerate(parts)}
                sandbox.clear()
                for part, fault in now.items():
                    if fault:
                        sandbox.set_fault(part.service, fault, **({"route": part.route} if part.route else {}))
                for service in {part.service for part in parts}:
                    view.console.poller.kick(service)
                said = await settled(
                    view,
                    page_id,
                    lambda cards, now=now: all(holds(cards, p.cards, expected(p, fault)) for p, fault in now.items()),
                )
                seen.update({(page_id, part.name, fault): said for part, fault in now.items()})

    try:
        with asked_as_often_as_wanted():
            in_window(qapp, sandbox, tmp_path_factory.mktemp("faulty"), (), look)
    finally:
        sandbox.clear()
    return seen


@pytest.fixture(scope="module")
def absent(qapp: QApplication, sandbox: RunningSandbox, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What was seen without some services, then without the others."""
    seen: Seen = {}
    for without in LEFT_OUT:

        async def look(view: View, without: tuple[str, ...] = without) -> None:
            for page_id, parts in PAGES.items():
                view.window.show_page(page_id)
                there = [part for part in parts if part.service not in without]
                said = await settled(
                    view, page_id, lambda cards, there=there: all(holds(cards, part.cards, "") for part in there)
                )
                seen.update({(page_id, part.name, part.service): said for part in parts if part.service in without})
                seen.update({(page_id, part.name, ""): said for part in there})

        in_window(qapp, sandbox, tmp_path_factory.mktemp("absent"), without, look)
    return seen


ROWS: Final = [(page_id, part, fault) for page_id, parts in PAGES.items() for part in parts for fault in FAULTS]


@pytest.mark.parametrize(
    ("page_id", "part", "fault"), ROWS, ids=[f"{page}-{part.name}-{fault or 'well'}" for page, part, fault in ROWS]
)
def test_a_fault_is_told_on_its_own_cards_and_on_no_others(faulty: Seen, page_id: str, part: Part, fault: str) -> None:
    seen = faulty[page_id, part.name, fault]
    sentence = expected(part, fault)
    for card in part.cards:
        said = seen[card]
        assert sentence in said.trouble, f"{card}: {said}"
        assert said.trouble if sentence else not said.trouble, f"{card}: {said}"
        if sentence:
            assert said.trouble[0].isupper() and said.trouble.endswith("."), said.trouble
            assert part.service in said.trouble.lower()
        else:
            assert said.shows, card


ABSENT: Final = [(page_id, part) for page_id, parts in PAGES.items() for part in parts]


@pytest.mark.parametrize(("page_id", "part"), ABSENT, ids=[f"{page}-{part.name}" for page, part in ABSENT])
def test_a_service_that_is_not_named_says_so_and_leaves_the_others(absent: Seen, page_id: str, part: Part) -> None:
    told = absent[page_id, part.name, part.service]
    if page_id == "oms":  # without an OMS the page has no cards at all
        assert told["page"].trouble == "This environment names no OMS."
    else:
        for card in part.cards:
            assert f"This environment names no {part.service} service." in told[card].trouble, told[card]
    there = absent[page_id, part.name, ""]
    assert holds(there, part.cards, ""), {card: there[card] for card in part.cards}
