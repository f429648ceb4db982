"""A server's targets are recognised by address or name, and told apart by the label that can."""

from __future__ import annotations

from api_client.models.monitoring import ScrapeTarget, TargetHealth
from app.core.query import Matcher
from app.core.state import ServiceAddress
from app.core.target_names import TargetNames, target_names

ADDRESSES = (ServiceAddress("oms", "https://10.0.0.1:8443"), ServiceAddress("risk", "https://127.0.0.1:9000"))


def target(job: str, url: str, **labels: str) -> ScrapeTarget:
    found = {"job": job, "instance": url.split("/")[2], **labels}
    return ScrapeTarget(job, url, tuple(sorted(found.items())), TargetHealth.UP)


def test_a_target_is_known_by_its_address_then_by_its_names() -> None:
    targets = (
        target("gateway", "https://10.0.0.1:8443/metrics"),
        target("pods", "https://10.9.9.9:1/metrics", app="risk"),
        target("node", "http://10.0.0.1:9100/metrics"),
    )
    names = target_names(targets, ADDRESSES)
    assert names == TargetNames("job", (("oms", "gateway"), ("risk", "pods"), ("node", "node")))
    assert (names.service("gateway"), names.service("nobody")) == ("oms", "nobody")
    assert (names.knows("risk"), names.knows("admin")) == (True, False)
    assert names.services == ("oms", "risk", "node")


def test_services_behind_one_host_are_told_apart_by_their_paths() -> None:
    addresses = tuple(ServiceAddress(name, f"https://gate/{name}") for name in ("oms", "oms-core", ""))
    targets = (target("a", "https://gate/oms/metrics"), target("b", "https://gate/oms-core/metrics"))
    assert target_names(targets, addresses).pairs == (("oms", "a"), ("oms-core", "b"))


def test_one_target_may_be_several_services_of_ours() -> None:
    addresses = (*ADDRESSES, ServiceAddress("auth", "https://10.0.0.1:8443/"))
    names = target_names((target("gateway", "https://10.0.0.1:8443/metrics"),), addresses)
    assert names.pairs == (("oms", "gateway"), ("auth", "gateway"))
    assert (names.service("gateway"), names.same("auth"), names.same("else")) == ("oms", "oms", "else")
    assert names.asked(Matcher("target", ("auth",))) == Matcher("job", ("gateway",))


def test_replicas_of_one_service_are_one_job() -> None:
    targets = (target("oms", "https://10.1.1.1:1/metrics"), target("oms", "https://10.1.1.2:1/metrics"))
    assert target_names(targets, ADDRESSES).pairs == (("oms", "oms"),)


def test_one_job_of_several_services_is_told_apart_by_instances() -> None:
    targets = (
        target("pods", "https://10.0.0.1:8443/metrics"),
        target("pods", "https://10.9.9.9:1/metrics", service="risk"),
        target("pods", "https://10.9.9.8:1/metrics"),
        ScrapeTarget("odd", "", (), TargetHealth.DOWN),
    )
    names = target_names(targets, ADDRESSES)
    assert names.label == "instance"
    assert names.pairs == (("oms", "10.0.0.1:8443"), ("risk", "10.9.9.9:1"), ("10.9.9.8:1", "10.9.9.8:1"))
    assert names.asked(Matcher("target", ("risk",))) == Matcher("instance", ("10.9.9.9:1",))
    assert names.asked(Matcher("a", ("risk",))) == Matcher("a", ("risk",))


def test_without_targets_nothing_is_known() -> None:
    assert target_names((), ADDRESSES) == TargetNames()
