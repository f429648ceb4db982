"""What leaves the console for a program or another desk: loaded only when the language has been chosen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.core.approvals import shown_digest, spoken_digest
from app.core.approvals_text import Desk, read_request, request_text
from app.core.areas import Area
from app.core.environment_draft import DraftService, EnvironmentDraft, draft_faults, draft_table, with_environment
from app.core.plot_export import csv_text as plot_csv
from app.core.plot_export import file_stem as plot_stem
from app.core.portfolio_export import file_stem as rows_stem
from app.core.portfolio_export import rows_csv
from app.core.preferences import PREFERENCES, checked
from app.core.readiness.board import assess
from app.core.readiness.report import board_json
from app.core.readiness.report_markdown import board_markdown
from app.core.readiness.votes import inputs_of
from app.core.review import parse_review
from app.core.review_markdown import review_markdown
from app.core.review_model import Review
from app.core.rotation_export import audit_text
from app.core.settings_exchange import Bundle, bundle_text, read_bundle
from tests.accessibility.rooms import HEALTHY, STATES
from tests.languages.decisions import codes, decisions, members
from tests.languages.records import kept
from tests.languages.sources import ROOT
from tests.widgets import key_states, page_states
from tests.widgets.page_states import NOW

REVIEWS = sorted((ROOT / "resources/reviews").glob("*.md"))
_SERVICES = (DraftService("auth", "https://auth.example.com"), DraftService("oms", "https://oms.example.com", "async"))
_DRAFT = EnvironmentDraft("eu", "production", "Europe/Berlin", "company, director-1", "/ca.pem", True, _SERVICES)
_WRONG = EnvironmentDraft("", "staging", "Nowhere", "company, Company")


def made() -> dict[str, Any]:
    """Each by its name."""
    subject = key_states.subject()
    text = request_text(subject)
    desk = Desk(subject.kind, (subject.account,))
    board = assess(HEALTHY, NOW)
    return {
        "approval": [text, shown_digest(subject.digest), spoken_digest(subject.digest)],
        "approval read": type(read_request(text, desk, (), NOW)).__name__,
        "areas": [[area.slug, area.value] for area in Area],
        "reviews": [_facts(parse_review(path.read_text("utf-8"))) for path in REVIEWS],
        "reviews again": [
            _facts(parse_review(review_markdown(parse_review(path.read_text("utf-8"))))) for path in REVIEWS
        ],
        "board as a review": [
            _facts(parse_review(board_markdown(assess(state, NOW), state, NOW, "0"))) for state in STATES.values()
        ],
        "board": _codes(board_json(board, HEALTHY, NOW, "0")),
        "votes": [inputs_of(area) for area in board.areas],
        "preferences": [[one.key, one.default, [key for key, _ in one.choices]] for one in PREFERENCES],
        "preferences read": checked({one.key: one.default for one in PREFERENCES})[0],
        "members": members(),
        "decisions": decisions(),
        "kept": kept(),
        **_files(),
    }


def _files() -> dict[str, Any]:
    """Files that a person carries away or that the console writes for itself."""
    defaults = {one.key: one.default for one in PREFERENCES}
    table = draft_table(_DRAFT)
    exported = bundle_text(Bundle(defaults, {"staging": "ops@example.com"}, {"eu": table}))
    data = page_states.plots()[0]
    csv = plot_csv(data, "staging", 0.0, 60.0)
    return {
        "settings exported": [line for line in exported.splitlines() if not line.startswith("#")],
        "settings imported": codes(read_bundle(exported)),
        "environments.toml": [
            with_environment("", "eu", table),
            draft_faults(_DRAFT, ()),
            sorted(draft_faults(_WRONG, ())),
        ],
        "plot": [line for line in csv.splitlines() if not line.startswith("#")],
        "rows": rows_csv(({"account_id": "company", "qty": Decimal("1234.5")},), "").splitlines()[1:],
        "rotations": [audit_text((key_states.entry(3.0),), form) for form in ("csv", "json")],
        "names": [plot_stem("staging", "p95", 0.0), rows_stem("staging", "company", "Orders", NOW)],
    }


def _facts(review: Review) -> Any:
    claims = [[claim.area.slug, claim.status.name, claim.stated] for claim in review.claims]
    tasks = [
        [task.task_id, task.files, task.severity, task.owner, task.status]
        for section in review.sections
        for task in section.tasks
    ]
    return [claims, tasks]


def _codes(document: dict[str, Any]) -> Any:
    """Of a board's document what is no sentence."""
    areas = [
        [area["id"], area["verdict"], (area["claimed"] or {}).get("status"), area["compared"]]
        + [[probe["id"], probe["verdict"], probe["found"], probe["required"]] for probe in area["probes"]]
        for area in document["areas"]
    ]
    return [document["verdict"], document["environment"], sorted(document), sorted(document["comparison"]), areas]
