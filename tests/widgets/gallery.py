"""Renders the chrome offscreen to PNGs, for a person to look at: `python -m tests.widgets.gallery OUT [FONT]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.state import AppState, EnvironmentKind
from tests.widgets import states
from widgets import fonts, shapes, theme
from widgets.annunciator import Annunciator
from widgets.buttons import DisabledReason, PrimaryButton, SecondaryButton
from widgets.empty_state import EmptyState
from widgets.frame import EnvironmentFrame
from widgets.icons import icon
from widgets.lock_screen import LockScreen
from widgets.navigation import NavigationRail, PageRow
from widgets.outcome_strip import OutcomeStrip
from widgets.page_heading import PageHeading
from widgets.section import SectionCard
from widgets.sign_in_sheet import SignInPurpose, SignInSheet
from widgets.status_badge import StatusBadge
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView

PAGES = (
    PageRow("board", "Watch", "Board", "Ctrl+1"),
    PageRow("services", "Watch", "Services", "Ctrl+2"),
    PageRow("metrics", "Watch", "Metrics", "Ctrl+3"),
    PageRow("journal", "Look up", "Journal", "Ctrl+9"),
)
Row = tuple[str, str, str, str, str]
ROWS: tuple[Row, ...] = (
    (
        "■",
        "FAIL",
        "Reliability & Observability",
        "Blind alerts: three rules watch series that nobody emits at all",
        "6 s",
    ),
    (
        "▲",
        "WARN",
        "Security & Compliance",
        "MFA header is required, but it is a constant, not a proof of anything",
        "41 s",
    ),
    ("◆", "UNKNOWN", "Data Integrity & Backup", "Restore drill: evidence expired 3 days ago", "3 d"),
    ("◌", "STALE", "Architecture & Deployment", "risk: certificate has 17 days left", "9 min"),
    ("○", "NOT CONFIGURED", "UI Integration & Frontend Connectivity", "No address", "–"),
    ("⊘", "WAIVED", "ML & Simulation Logic", "Waived until 09:00 by company", "1 s"),
    ("●", "PASS", "Account Isolation & Governance", "Foreign account refused; auditor refused", "12 min"),
)
COLUMNS = (
    Column[Row]("Verified", lambda row: row[1], shape=lambda row: row[0], width=170),
    Column[Row]("Area", lambda row: row[2], bold=True, width=300),
    Column[Row]("Because", lambda row: row[3]),
    Column[Row]("Age", lambda row: row[4], width=90, figures=True, fixed=True, tone=lambda _: "faint"),
)


def table_page() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 20, 20, 20)
    column.setSpacing(16)
    heading = PageHeading("Board", SecondaryButton("Choose a review…"), PrimaryButton("Export"))
    heading.show_words("Claimed: review of 11 Oct, signed off by Production Engineering")
    column.addWidget(heading)
    verdict = SectionCard()
    badge = StatusBadge("verdict")
    badge.show_status("■", "NO GO")
    verdict.body.addWidget(badge)
    column.addWidget(verdict)
    model: SnapshotTableModel[Row] = SnapshotTableModel(COLUMNS, lambda row: row[2], page)
    model.show_rows(ROWS)
    table = TableView(model, "Areas", framed=True)
    table.selectRow(1)
    column.addWidget(table, 1)
    cards = QHBoxLayout()
    cards.addWidget(_widget_card())
    empty = SectionCard("Metrics")
    empty.show_age("9 min", stale=True)
    words = EmptyState(SecondaryButton("Choose a review…"))
    words.show_words(
        "No review loaded", "The board shows what a review claims beside what was verified.", "Drop a file."
    )
    empty.body.addWidget(words)
    cards.addWidget(empty)
    column.addLayout(cards)
    return page


def _widget_card() -> SectionCard:
    card = SectionCard("Remediation tasks")
    card.show_title("Remediation tasks", "30")
    card.show_age("6 s")
    for shape, word in zip(
        shapes.TONES, ("PASS", "WARN", "FAIL", "UNKNOWN", "STALE", "NOT CONFIGURED", "WAIVED"), strict=True
    ):
        badge = StatusBadge()
        badge.show_status(shape, word)
        card.body.addWidget(badge)
    gate = DisabledReason(PrimaryButton("Continue to Rotate"))
    gate.show_reason("Rotate needs a second director")
    card.body.addWidget(gate, 0, Qt.AlignmentFlag.AlignLeft)
    line = QHBoxLayout()
    for name in ("lock", "renew", "sign-in", "notice", "up", "down", "back", "close", "refresh", "review", "details"):
        picture = QLabel()
        picture.setPixmap(icon(name).pixmap(16, 16))
        line.addWidget(picture)
    card.body.addLayout(line)
    return card


def window(state: AppState, page: QWidget, drawer: str = "") -> QWidget:
    frame = EnvironmentFrame(state.environment.kind)
    bar, rail, strip = Annunciator(state.environment), NavigationRail(PAGES), OutcomeStrip()
    rail.show_page("board")
    bar.show_state(state, states.NOW)
    strip.show_state(state, states.NOW)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(rail)
    middle.addWidget(page, 1)
    frame.contents.addWidget(bar)
    frame.contents.addLayout(middle, 1)
    frame.contents.addWidget(strip)
    frame.resize(1440, 900)
    frame.show()
    if drawer:
        getattr(strip, f"open_{drawer}")()
    return frame


def lock_page(state: AppState) -> LockScreen:
    screen = LockScreen()
    screen.show_state(state, states.NOW)
    return screen


def shoot(widget: QWidget, path: Path) -> None:
    widget.show()
    QApplication.sendPostedEvents()
    widget.grab().save(str(path))
    widget.close()


def sheets(out: Path, name: str) -> None:
    for label, state, purpose in (
        ("sandbox", states.unknown(), SignInPurpose.SIGN_IN),
        ("skewed", states.troubled(), SignInPurpose.RENEW),
        ("failed", states.calm(), SignInPurpose.UNLOCK),
    ):
        sheet = SignInSheet(state.environment)
        sheet.open_for(purpose, "ops@example.com" if label != "sandbox" else "")
        sheet.show_state(state, states.NOW)
        if label == "failed":
            sheet.show_failure("The password was right; the code was not accepted. Wait for the next code.")
            sheet._password.setText("typed text")
            sheet._code.setText("123 456")
        shoot(sheet, out / f"sheet-{label}-{name}.png")


def bars(out: Path, name: str) -> None:
    for label, state in (
        ("calm", states.calm()),
        ("troubled", states.troubled(EnvironmentKind.STAGING)),
        ("unknown", states.unknown()),
    ):
        for width in (1440, 1280, 960, 720):
            bar = Annunciator(state.environment)
            bar.show_state(state, states.NOW)
            bar.resize(width, 48)
            shoot(bar, out / f"bar-{label}-{width}-{name}.png")


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    if len(sys.argv) > 2:
        fonts._SANS = (sys.argv[2],)  # type: ignore[misc]
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    for name in ("dark", "light"):
        theme.apply(app, name)
        label = f"{name}-{scale}x"
        calm, troubled = states.calm(), states.troubled(EnvironmentKind.STAGING)
        shoot(window(calm, table_page()), out / f"window-calm-{label}.png")
        shoot(window(troubled, table_page(), "notices"), out / f"window-troubled-{label}.png")
        shoot(window(states.unknown(), lock_page(calm), "outcomes"), out / f"window-lock-{label}.png")
        sheets(out, label)
        bars(out, label)


if __name__ == "__main__":
    main()
