"""Everything that is known of one service: address, error and what to do, health body, certificate."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from api_client.models.common import Certificate, HealthCheck, HealthStatus
from app.core.freshness import Failure
from app.core.language import tr
from app.core.present import NONE_YET, age_words, clock_words
from app.core.services import NOT_PROVIDED, ServiceRow
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.fact_grid import FactGrid, NamedFact
from widgets.palette_actions import add_key
from widgets.section import SectionCard
from widgets.service_table import certificate_tone, since_words
from widgets.status_badge import StatusBadge
from widgets.status_list import StatusLine, StatusList
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_S, SPACE_XL

_CHECKED = {
    HealthStatus.OK: (shapes.DISC, tr("OK")),
    HealthStatus.ERROR: (shapes.SQUARE, tr("ERROR")),
    HealthStatus.UNKNOWN: (shapes.DIAMOND, tr("UNKNOWN")),
}


class ServiceCard(SectionCard):
    """The selected service; D shows and hides the HTTP detail of its last error.

    Signals: `refresh_requested(str)` the service that is to be asked again.
    """

    refresh_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._badge = StatusBadge()
        self._facts = FactGrid()
        self._details = SecondaryButton(tr("Details (D)"))
        self._details.setCheckable(True)
        self._details.toggled.connect(self._on_details)
        self._again = SecondaryButton(tr("Ask again (F5)"))
        self._again.clicked.connect(lambda: self.refresh_requested.emit(self._name))
        self._http = FactGrid()
        self._no_checks = Paragraph(tone="muted")
        self._checks = StatusList(badge_width_px=96)
        self._readiness = Paragraph(tone="muted")
        self._certificate = FactGrid()
        self._no_certificate = Paragraph(tr("No certificate has been read yet."), tone="muted")
        self._lay_out()
        self._http.setVisible(False)
        key = add_key(self, Qt.Key.Key_D, tr("Details"))
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(self._details.click)

    @property
    def facts(self) -> dict[str, str]:
        """The named facts as shown, the certificate's and, while they are open, the error's details included."""
        details = self._http.words() if not self._http.isHidden() else {}
        return self._facts.words() | self._certificate.words() | details

    def show_service(self, row: ServiceRow, now: datetime) -> None:
        """Draw one service as seen at `now`."""
        self._name = row.name
        self.show_title(row.name)
        self.show_age(age_words(row.age_s))
        self._badge.show_status(row.condition.shape, row.condition.word)
        since = "" if row.since is None else tr("since {since} UTC", since=since_words(row.since, now))
        because = "" if row.error is not None and row.because == row.error.what else row.because.rstrip(".")
        self._facts.show_facts(
            (
                NamedFact(tr("Address"), row.url, fixed=True),
                NamedFact(tr("State"), ", ".join(filter(None, (because, since)))),
                NamedFact(tr("Last error"), row.error.what if row.error else tr("none", "an error")),
                NamedFact(tr("What to do"), row.what_to_do),
            )
        )
        self._details.setVisible(row.failure is not None)
        self._http.show_facts(_http_facts(row.failure))
        self._http.setVisible(row.failure is not None and self._details.isChecked())
        self._show_health(row)
        self._show_certificate(row.certificate, row.certificate_days, now)

    def _show_health(self, row: ServiceRow) -> None:
        self._no_checks.setVisible(not row.checks)
        self._no_checks.show_text(_health_words(row.health))
        self._checks.setVisible(bool(row.checks))
        self._checks.show_lines([_check_line(check) for check in row.checks])
        self._readiness.show_text(_readiness_words(row.readiness))

    def _show_certificate(self, certificate: Certificate | None, days: int | None, now: datetime) -> None:
        self._no_certificate.setVisible(certificate is None)
        self._certificate.setVisible(certificate is not None)
        self._certificate.show_facts(() if certificate is None else _certificate_facts(certificate, days, now))

    def _on_details(self, shown: bool) -> None:
        self._http.setVisible(shown)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._again)
        buttons.addWidget(self._details)
        buttons.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(SPACE_S)
        left.addWidget(self._badge)
        left.addWidget(self._facts)
        left.addLayout(buttons)
        left.addWidget(self._http)
        right.addWidget(Label(tr("Health checks"), role="strong"))
        right.addWidget(self._no_checks)
        right.addWidget(self._checks)
        right.addWidget(self._readiness)
        right.addSpacing(SPACE_M)
        right.addWidget(Label(tr("Certificate"), role="strong"))
        right.addWidget(self._no_certificate)
        right.addWidget(self._certificate)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XL)
        for column in (left, right):
            column.addStretch(1)
            row.addLayout(column, 1)
        self.body.addLayout(row)


def _health_words(words: str) -> str:
    if words == NONE_YET:
        return tr("Its health is not known.")
    if words == NOT_PROVIDED:
        return tr("Its health is not provided.")
    return tr('By its own word its health is "{words}".', words=words)


def _readiness_words(words: str) -> str:
    if words == NONE_YET:
        return tr("Its readiness is not known.")
    if words == NOT_PROVIDED:
        return tr("Its readiness is not provided.")
    return tr('By its own word its readiness is "{words}".', words=words)


def _check_line(check: HealthCheck) -> StatusLine:
    return StatusLine(*_CHECKED[check.status], check.name, check.error or "")


def _http_facts(failure: Failure | None) -> tuple[NamedFact, ...]:
    if failure is None:
        return ()
    return (
        NamedFact(tr("Kind"), f"{failure.kind.words}{f' ({failure.reason})' if failure.reason else ''}"),
        NamedFact(tr("HTTP status"), tr("none arrived") if failure.status is None else str(failure.status)),
        NamedFact(tr("Its own words"), failure.detail or tr("none")),
        NamedFact(tr("At", "a path"), failure.path, fixed=True),
    )


def _certificate_facts(certificate: Certificate, days: int | None, now: datetime) -> tuple[NamedFact, ...]:
    left = NONE_YET if days is None else tr("{days} days left", days=days)
    ends = certificate.not_after
    if ends < now:
        left = tr("expired")
    return (
        NamedFact(
            tr("Ends"),
            tr("{ends:%Y-%m-%d} {clock} UTC, {left}", ends=ends, clock=clock_words(ends), left=left),
            certificate_tone(days),
        ),
        NamedFact(tr("Subject", "of a certificate"), certificate.subject),
        NamedFact(tr("Names"), ", ".join(certificate.names)),
        NamedFact(tr("Issuer"), certificate.issuer),
        NamedFact(tr("Protocol"), certificate.tls_version),
        NamedFact("SHA-256", _grouped(certificate.sha256), fixed=True),
    )


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
