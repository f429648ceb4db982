"""The session that guarded calls are made with."""

from collections.abc import Mapping
from typing import Final

from api_client.errors import AuthError
from api_client.models.auth import Session

MFA_HEADER: Final = "x-mfa-token"
ACCOUNT_HEADER: Final = "x-account-id"
MFA_CONSTANT: Final = "verified"
"""What the platform's services compare the MFA header with: a constant, it proves nothing."""


class Credentials:
    """Holds the session of the moment for every service that needs one."""

    def __init__(self) -> None:
        self.session: Session | None = None

    def headers(self, service: str, *, account: bool = False, mfa: bool = False) -> Mapping[str, str]:
        """The headers of a guarded call to `service`; raises AuthError, with nothing sent, when nobody is signed in."""
        if self.session is None:
            raise AuthError(service=service, reason="no_session", forbidden=False)
        headers = {"authorization": f"Bearer {self.session.token.reveal()}"}
        if account:
            headers[ACCOUNT_HEADER] = self.session.account_id
        if mfa:
            headers[MFA_HEADER] = MFA_CONSTANT
        return headers
