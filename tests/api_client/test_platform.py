"""The platform as one object: its services by name, none twice, none of another flavour."""

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import ApiError
from api_client.platform import Platform
from tests.api_client.operations import SERVICES, platform
from tests.fakes.transport import FakeNetwork


@pytest.mark.asyncio
async def test_the_platform_names_its_services_and_refuses_doubles() -> None:
    made = platform(FakeNetwork())
    assert made.names == SERVICES
    await made.aclose()
    endpoint = Endpoint("risk", "http://127.0.0.1:1")
    with pytest.raises(ValueError, match="risk: the service is configured twice"):
        Platform([endpoint, endpoint])


@pytest.mark.parametrize("flavour", [None, "k8s", "root", "gateway", "another"])
def test_each_flavour_of_the_secrets_service_is_spoken_to_in_its_own_way(flavour: str | None) -> None:
    made = Platform([Endpoint("secrets", "http://127.0.0.1:1", flavour=flavour)])
    for name, spoken in (("secrets", "k8s"), ("secrets_root", "root"), ("secrets_gateway", "gateway")):
        if (flavour or "k8s") == spoken:
            assert getattr(made, name) is not None
        else:
            with pytest.raises(ApiError, match="secrets: NotConfigured"):
                getattr(made, name)


@pytest.mark.parametrize("flavour", [None, "async", "core", "root", "another"])
def test_each_flavour_of_the_oms_is_spoken_to_in_its_own_way(flavour: str | None) -> None:
    made = Platform([Endpoint("oms", "http://127.0.0.1:1", flavour=flavour)])
    for name, spoken in (("oms", "async"), ("oms_core", "core"), ("oms_root", "root")):
        if (flavour or "async") == spoken:
            assert getattr(made, name) is not None
        else:
            with pytest.raises(ApiError, match="oms: NotConfigured"):
                getattr(made, name)


@pytest.mark.parametrize(("name", "wrong", "right"), [("secrets", "root", "k8s"), ("oms", "core", "async")])
def test_another_flavour_is_not_misread(name: str, wrong: str, right: str) -> None:
    for flavour, there in ((wrong, False), (right, True), (None, True)):
        made = Platform([Endpoint(name, "http://127.0.0.1:1", flavour=flavour)])
        assert made.routes(name) is not None
        if there:
            getattr(made, name)
        else:
            with pytest.raises(ApiError, match="NotConfigured"):
                getattr(made, name)
