"""The OMS page's words: flavours, growth, what is not to be relied on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from api_client.models.common import FactMap
from api_client.models.oms import (
    OrderPath,
    OrderStatus,
    ReconcileStatus,
    RoutingStatus,
    WarmStart,
)
from api_client.models.oms_core import Ledger, LedgerDelta, ShadowPnl
from api_client.models.oms_root import RootOrder
from api_client.models.risk import DrainStatus
from app.core import oms_health_view as health
from app.core import oms_view as view
from app.core.freshness import FailureKind, Slice
from app.core.state import ReadingKind, ServiceAddress
from tests.core.states import NOW, broken, environment, exposition, read, state


def test_every_flavour_says_what_it_cannot_tell() -> None:
    assert view.flavour_of(environment("risk")) is None
    assert view.cannot_words(None) == ""
    for flavour in ("async", "core", "root"):
        given = replace(environment(), services=(ServiceAddress("oms", "https://oms.test", flavour),))
        assert flavour in view.cannot_words(view.flavour_of(given))
    bare = replace(environment(), services=(ServiceAddress("oms", "https://oms.test"),))
    assert view.flavour_of(bare) == "async"


def test_routing_says_what_was_not_measured() -> None:
    assert view.routing_facts(None) == ()
    facts = dict(view.routing_facts(RoutingStatus(1.93, None, OrderPath.WEBSOCKET)))
    assert facts == {"Orders go by": "websocket", "WebSocket": "1.9 ms", "REST": "not measured"}


def test_what_was_taken_over() -> None:
    assert view.warm_start_facts(None) == ()
    assert dict(view.warm_start_facts(WarmStart(3, 1, 106.0)))["Took"] == "106 ms"


def test_counters_grow_over_the_readings_of_the_page() -> None:
    never = view.CounterTrail().seen(Slice("GET /x", 10.0))
    assert (view.reconcile_facts(never), view.reconcile_remark(never)) == ((), "")
    status = ReconcileStatus(8, 3, 0, 0)
    first = never.seen(read(status, age_s=200))
    assert dict(view.reconcile_facts(first))["Alerts"] == "0 since the start · one reading so far"
    assert first.seen(read(status, age_s=200)) is first
    later = first.seen(read(ReconcileStatus(16, 6, 0, 0), age_s=80))
    assert dict(view.reconcile_facts(later))["Orders checked"] == "6 since the start · +3 in 2 min"
    assert view.reconcile_remark(later) == ""
    assert "stand still" in view.reconcile_remark(first.seen(read(status, age_s=60)))
    assert "did not agree" in view.reconcile_remark(later.seen(read(ReconcileStatus(16, 6, 1, 0))))
    over = later.seen(read(ReconcileStatus(2, 1, 0, 0)))
    assert len(over.readings) == 1


def test_a_trail_does_not_grow_for_ever() -> None:
    trail = view.CounterTrail()
    for number in range(30):
        trail = trail.seen(read(ReconcileStatus(number, 0, 0, 0), age_s=300 - number))
    assert len(trail.readings) == 10


def test_an_order_of_either_flavour() -> None:
    assert view.order_facts(None) == view.order_facts(view.OrderLooked("")) == ()
    status = OrderStatus("OSBX", "rejected", Decimal(0), Decimal(0), ("EOrder:Insufficient funds",))
    facts = dict(view.order_facts(view.OrderLooked("demo", status)))
    assert (facts["Asked for"], facts["Errors"]) == ("demo", "EOrder:Insufficient funds")
    assert dict(view.order_facts(view.OrderLooked("demo", replace(status, errors=None))))["Errors"] == "–"
    root = RootOrder(FactMap({"status": "open", "price": Decimal("1.50")}))
    assert view.order_facts(view.OrderLooked("7", root)) == (("Asked for", "7"), ("status", "open"), ("price", "1.50"))


def test_a_claimed_difference_is_checked() -> None:
    real = Ledger(Decimal(10), Decimal(1), Decimal(0), (), ())
    shadow = Ledger(Decimal(12), Decimal(1), Decimal(0), (), ())
    told = ShadowPnl(real, shadow, LedgerDelta(Decimal(-2), Decimal(0), Decimal(0)))
    assert (view.shadow_rows(None), view.shadow_remark(None)) == ((), "")
    assert view.shadow_rows(told)[0] == view.ShadowRow("Realised profit", "$10.00", "$12.00", "−$2.00")
    assert view.shadow_remark(told) == "0 real fills, 0 of the shadow."
    wrong = replace(told, delta=LedgerDelta(Decimal(5), Decimal(0), Decimal(0)))
    assert "do not rely on it" in view.shadow_remark(wrong)


def test_draining_of_every_service_that_tells() -> None:
    calm = DrainStatus("risk", False, 2, None, None, ())
    given = state(
        {
            (ReadingKind.DRAIN, "risk"): read(calm),
            (ReadingKind.DRAIN, "oms"): read(replace(calm, draining=True, started_at=NOW - timedelta(hours=1))),
            (ReadingKind.DRAIN, "auth"): broken(FailureKind.UNREACHABLE, before=read(calm)),
        }
    )
    facts = dict(health.drain_facts(given, NOW))
    assert facts["risk"] == "takes work, 2 in flight"
    assert facts["oms"].startswith("draining, 2 in flight; there is no undrain")
    assert facts["auth"] == "not known now; it was last read 1 s ago"
    later = dict(health.drain_facts(given, NOW + timedelta(minutes=5)))
    assert set(later.values()) == {"not known now; it was last read 5 min ago"}
    assert set(facts) == {"risk", "oms", "auth"}


def test_errors_are_counted_by_label_and_zeros_are_none() -> None:
    assert health.error_facts(None) == ()
    text = exposition(
        "# TYPE oms_auth_failures counter\n"
        'oms_auth_failures_total{reason="forbidden"} 0\n'
        "# TYPE rejected_intents counter\n"
        'rejected_intents_total{reason="fees"} 2\nrejected_intents_total{reason="size"} 1200\n'
    )
    facts = dict(health.error_facts(text))
    assert facts["Rejected intents"] == "1,202 · size 1,200, fees 2"
    assert facts["OMS errors"] == "not told"
    assert facts["Refused sign-ins"] == "0"
