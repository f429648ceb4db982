"""The words for addresses and certificate files are those of the client's own errors."""

from pathlib import Path

import pytest

from api_client.endpoint import AddressError, Endpoint
from api_client.tls import TrustFileError, make_context
from app.core.address_words import address_words, trust_file_words


@pytest.mark.parametrize(
    ("url", "tenant"),
    [
        ("http://[", ""),
        ("ftp://risk.example.com", ""),
        ("http://", ""),
        ("http://me:secret@localhost", ""),
        ("http://localhost/?a=b", ""),
        ("http://risk.example.com", ""),
        ("http://localhost", "a b"),
    ],
)
def test_an_address_is_refused_in_the_clients_words(url: str, tenant: str) -> None:
    with pytest.raises(AddressError) as refused:
        Endpoint("risk", url, tenant=tenant)
    assert str(refused.value) == f"risk: {address_words(refused.value.reason)}"


@pytest.mark.parametrize("client", [False, True])
@pytest.mark.parametrize("there", [False, True])
def test_a_file_of_certificates_is_refused_in_the_clients_words(tmp_path: Path, *, client: bool, there: bool) -> None:
    file = tmp_path / "some.pem"
    if there:
        file.write_text("nothing of the kind")
    with pytest.raises(TrustFileError) as refused:
        make_context(None if client else file, file if client else None)
    assert str(refused.value) == trust_file_words(refused.value.reason, str(refused.value.file))
