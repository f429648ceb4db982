"""Texts of the sources that read as words and are in no tr(), with the reason why they stay as they are."""

from __future__ import annotations

from typing import Final

from tests.languages.sources import Untold

ENUMS: Final = frozenset(
    {
        "AlertAction", "AlertSource", "Area", "BlindReason", "Cause", "Comparison", "Damage", "DutyCondition",
        "FailureKind", "How", "Kind", "LineKind", "ModeTarget", "Nothing", "Phase", "Presence", "ReadingKind",
        "RungId", "RungState", "SessionPhase", "ShotPhase", "Step", "TextKind", "Unit", "Verdict",
    }
)  # fmt: skip
"""Enums whose values are keys: of files, of the journal, of comparisons. What is shown of them they say elsewhere."""

CALLS: Final = {
    "tasks by their names, which only the log and the guard against doing it twice see": (
        "start 1", "start name", "_start 1", "run 0", "_run 0", "partial 2", "Thread name", "_read_review 1",
        "OneAtATime name",
    ),
    "records of the journal and outcomes by their kinds, which are looked up when they are read back": (
        "note 0", "record 0", "_record 0", "_journal 0", "told 0", "Wish 1", "_decide 0", "_take_back 0", "_say 0",
    ),
    "notices and alarms by their keys": (
        "notice 0", "_notice 0", "report 0", "_report 0", "alert_key 0", "setdefault 0", "KillRow 0",
    ),
    "words that are looked for in reviews": ("KnownFinding 2",),
    "reviews in Markdown, which are read by programs": (
        "RemediationTask owner", "RemediationTask severity", "RemediationTask status", "ReviewSection 0",
        "SectionText 0",
    ),
    "what keyrings, databases and desktops are asked": (
        "execute 0", "get_password 1", "set_password 1", "createMethodCall 1", "setStyle 0",
    ),
    "what goes to the log or, before a language is chosen, to the terminal": (
        "_tell 0", "error 0", "exit 1", "print 0", "_Parser description",
        "_command 2",
    ),
}  # fmt: skip

OTHERS: Final = {
    "journal kinds and task names that have a name of their own": {
        "app/core/key_age.py": ("key reminder",),
        "app/core/markers.py": ("sign in", "renew session"),
        "app/core/mode_desk.py": ("mode switched", "mode reminder", "mode reminder dropped", "mode reminder due"),
        "app/core/oversight_policy.py": ("set limit", "decide intent \0"),
        "app/core/read_only.py": ("sign in", "renew session"),
        "app/core/readiness/decision_records.py": ("waiver withdrawn", "vote lapsed", "duty done"),
        "app/shell/alert_room.py": ("silence alert", "end silence"),
        "app/shell/alert_wiring.py": ("test notification",),
        "app/shell/board_room.py": ("export board",),
        "app/shell/director_room.py": ("approval given",),
        "app/shell/exchange_wiring.py": ("export settings", "import settings"),
        "app/shell/explorer_wiring.py": ("pin a plot",),
        "app/shell/import_wiring.py": ("import settings",),
        "app/shell/modes.py": ("leave \0",),
        "app/shell/objective_asking.py": ("counts for objectives",),
        "app/shell/oms_polls.py": ("oms order", "oms symbol"),
        "app/shell/portfolio_polls.py": ("portfolio range",),
        "app/shell/portfolio_wiring.py": ("export portfolio", "profit and loss"),
        "app/shell/rotation_proving.py": ("export key history",),
        "app/shell/rotation_sending.py": ("rotate key",),
        "app/shell/session.py": ("renew session", "sign in"),
        "app/shell/settings_wiring.py": ("open environment",),
    },
    "keys of conditions, rules and probes": {
        "app/core/drill_words.py": ("NOT PROVEN", "NOT MET"),
        "app/core/duty_calendar.py": ("\0restore-drill",),
        "app/core/present.py": ("NOT ENGAGED",),
        "app/core/readiness/rule_probes.py": ("rules files",),
        "app/core/services.py": ("not provided",),
        "app/shell/console.py": ("bug \0 \0",),
        "app/shell/journal_key.py": ("journal of \0 (\0)", "\0 key"),
    },
    "typed to confirm": {"app/core/leave_gate.py": ("LEAVE WITHOUT GO",)},
    "told to the platform, where everybody reads it": {
        "app/shell/modes.py": ("halt engaged, orders not seen to end",),
        "app/shell/halting.py": ("locked, by session of \0, person unproven",),
    },
    "said by the platform": {
        "app/core/mode_view.py": ("Not Found", "unknown trading account"),
        "app/core/readiness/governance_probes.py": ("Account is not authorized for administrative access.",),
        "app/core/readiness/guard_probes.py": (
            "Authentication session store is not configured.",
            "Account header does not match authenticated session.",
        ),
        "app/core/rotation_answer.py": ("invalid or expired session token",),
        "app/shell/notices.py": ("This plugin does not support propagateSizeHints",),
    },
    "written and read in reviews": {
        "app/core/readiness/report_markdown.py": (
            "Production Readiness Review (Generated from Evidence)", "⚠️ Needs Attention", "❌ Needs Fix",
            "⚠️ Follow Up", "Pending", "Skipped", "environment \0 (\0) • Aether console \0",
            "Reviewed on \0 at \0 • \0",
        ),
        "app/core/review.py": (
            "ready, hardened, mitigated, remediated, pass, passed, ok, done, complete",
            "warn, warning, partial, partially ready, at risk, attention, needs attention",
            "follow up, needs follow up, follow up required",
            "fail, failed, failing, needs fix, needs fixes, not ready, blocked, blocker, critical",
            "pending, skipped, not reviewed, in review, in progress, to be reviewed, tbd",
        ),
        "app/core/review_marks.py": (
            "pending, open, todo, to do, planned, not started, started, in progress, blocked, blocker",
            "needs fix, needs attention, follow up, skipped, deferred, reopened, not done",
            "done, complete, completed, closed, resolved, fixed, remediated, mitigated, verified",
            "hardened, ready, merged, shipped",
        ),
        "app/core/review_tasks.py": ("Files", "Severity", "Owner", "Status"),
    },
    "written in files and approval texts": {
        "app/core/approvals_text.py": ("AETHER ROTATION \0 \0", "-----BEGIN \0-----", "-----END \0-----"),
        "app/core/dashboard_text.py": (
            "# Each [plot.NAME] is one plot; its lines are questions to the scraped series.\ntitle = \0\n",
        ),
        "app/core/environment_draft.py": ("# Environments of the Aether operator console.\n\n",),
        "app/shell/incident.py": ("not installed",),
        "widgets/director_request.py": ("-----BEGIN AETHER ROTATION REQUEST 1-----",),
    },
    "PromQL, SQL, commands and requests": {
        "app/core/alert_syntax.py": ("Inf",),
        "app/core/burn_server.py": (
            "sum by (job, instance, le) (\0)", "sum by (job, instance, le) (increase(\0[\0]))",
            "count_over_time(count by (job) (\0)[\0:\0])", "max_over_time(max by (job) (timestamp(\0))[\0:\0])",
        ),
        "app/core/promql_text.py": ("sum by (\0) (\0)", "\0 by (\0) (\0)"),
        "app/core/readiness/api_probes.py": ("HTTP \0",),
        "app/core/readiness/guard_probes.py": ("HTTP \0",),
        "app/core/rotation_rungs.py": ("POST \0",),
        "app/shell/oms_polls.py": ("GET \0",),
        "app/shell/polls.py": ("GET \0",),
        "app/shell/trend_store.py": (
            "SELECT kind, name, since, until, verdict FROM stretch WHERE until >= ? ORDER BY since",
        ),
        "widgets/halt_page_words.py": (
            "kubectl --namespace aether-\0 scale deployment/oms-service-\0 --replicas=0", "--account \0",
            "aether-console kill --environment \0 \0 --reason \0",
        ),
        "widgets/rotation_words.py": ("\0 · POST \0",),
    },
    "names, the same everywhere": {
        "app/core/environment_draft.py": ("Prometheus", "Alertmanager"),
        "app/core/history_words.py": ("Prometheus",),
        "app/core/preferences.py": ("English", "Deutsch"),
        "app/core/readiness/evidence_probes.py": ("Timescale", "Redis"),
        "widgets/drill_page.py": ("Markdown",),
        "widgets/fonts.py": ("Inter", "Inter Variable", "JetBrains Mono", "IBM Plex Mono"),
        "widgets/palette_actions.py": ("Esc",),
        "widgets/rotation_footer.py": ("Esc",),
        "widgets/rotation_page.py": ("Esc",),
        "widgets/rotation_proof_step.py": ("Kraken",),
        "widgets/rotation_test_step.py": ("Kraken",),
        "widgets/wizard_steps.py": ("company, director-1, director-2",),
    },
    "a signal of the desktop's, and a kind of sheet": {
        "app/shell/desktop_notices.py": ("Update",),
        "app/shell/lock_cover.py": ("Palette",),
    },
    "units": {
        "app/core/risk_figures.py": ("\0\0 bps",),
        "app/core/risk_service_view.py": ("\0 min",),
        "app/core/rotation_grounds.py": ("\0 min",),
        "app/core/units.py": ("Ki", "Mi", "Gi"),
    },
    "the log, and the terminal before a language is chosen": {
        "app/shell/hardening.py": (
            "This system cannot be told to write no core dump.",
            "This system lets other programs of this user read the console's memory.",
            "aether-console: \0: \0.\n", "\0 at \0:\0",
        ),
        "app/cli.py": (
            "only this environment's journal", "which \0 service the sandbox platform runs",
            "instead of environments.toml in the user's configuration folder",
            "the sandbox platform with its known defects mended (the default), or with all of them", "Exit status: \0.",
        ),
    },
}  # fmt: skip

_CALLED: Final = frozenset(call for calls in CALLS.values() for call in calls)
_KEPT: Final = frozenset((path, text) for files in OTHERS.values() for path, texts in files.items() for text in texts)
WORDLIST: Final = "app/core/approvals_wordlist.py"
"""The words that two people read to each other over the telephone: both sides need the same ones."""
TOUR: Final = "app/shell/sheet_tour.py"
"""What the pictures of the sheets show as typed by a person."""


def is_kept(one: Untold) -> bool:
    """Whether somebody has decided that this text is no text for people, or the same for all."""
    return one.of in ENUMS or one.of in _CALLED or one.path in (WORDLIST, TOUR) or (one.path, one.text) in _KEPT
