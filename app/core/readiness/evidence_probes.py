"""Judges what a person attached: test reports, records of backups and drills; what nobody attached blocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from app.core.areas import Area
from app.core.attempts import attempted_at
from app.core.evidence import Evidence, EvidenceFile
from app.core.freshness import Slice
from app.core.junit import JUnitReport
from app.core.language import tr
from app.core.present import age_words
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import Opinion, Probe, ProbeView, SubjectFinding
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind

DAY_S: Final = 86_400.0
ENDING_DAYS: Final = 14
DRILL_DAYS: Final = 92
DRILL_WARN_DAYS: Final = 78
RELEASE_WARN_DAYS: Final = 14
RELEASE_FAIL_DAYS: Final = 45
STORE_WARN_DAYS: Final = 7
STORE_FAIL_DAYS: Final = 31
AHEAD_S: Final = 300.0

Look = Callable[[ProbeView, Evidence, EvidenceFile], Opinion]
NOBODY: Final = tr("nobody attached evidence, and no workstation can observe this")


def attached(view: ProbeView, evidence_id: str) -> Evidence | None:
    """The evidence that the environment names under this id."""
    return next((item for item in view.state.environment.evidence if item.id == evidence_id), None)


def judge_evidence(
    view: ProbeView, evidence_id: str, look: Look, *, note_is_enough: bool = False
) -> tuple[SubjectFinding, ...]:
    """One row: absent, ended, unreadable, or what `look` makes of its file.

    A note without a file is a claim. It counts only where `note_is_enough`: taking the file's line out of
    environments.toml must not mend what the file shows.
    """
    item = attached(view, evidence_id)
    if item is None:
        return (SubjectFinding("", Verdict.NOT_CONFIGURED, NOBODY),)
    fact = view.state.reading(ReadingKind.EVIDENCE, item.service)
    opinion = _opinion(view, item, fact, look, note_is_enough=note_is_enough)
    words = opinion.words + _vouched(item)
    source = fact.source or "environments.toml"
    return (SubjectFinding("", opinion.verdict, words, source, attempted_at(fact), opinion.weight),)


def _opinion(
    view: ProbeView, item: Evidence, fact: Slice[EvidenceFile], look: Look, *, note_is_enough: bool
) -> Opinion:
    if item.until is not None and item.until <= view.now:
        return Opinion(
            Verdict.UNKNOWN, tr("the evidence ended on {until:%Y-%m-%d} and counts no more", until=item.until)
        )
    if not item.file:
        if not note_is_enough:
            return Opinion(Verdict.UNKNOWN, tr("a note without a file is a claim, no evidence"))
        return _ending(view, item, Opinion(Verdict.PASS, tr("attested by a note")))
    if fact.read_at is None or fact.value is None:
        return Opinion(Verdict.UNKNOWN, tr("the file was not read yet"))
    if view.expired(fact.read_at) or fact.failure is not None:
        return Opinion(Verdict.UNKNOWN, tr("the file was not read lately enough to count"))
    if fact.value.problem:
        return Opinion(Verdict.UNKNOWN, tr("no evidence: {problem}", problem=fact.value.problem))
    return _ending(view, item, look(view, item, fact.value))


def _ending(view: ProbeView, item: Evidence, opinion: Opinion) -> Opinion:
    """Warn of evidence that is good and about to end."""
    if opinion.verdict is not Verdict.PASS or item.until is None:
        return opinion
    left = item.until - view.now
    if left > timedelta(days=ENDING_DAYS):
        return opinion
    words = tr("{words}; it ends in {age}", words=opinion.words, age=age_words(left.total_seconds()))
    return Opinion(Verdict.WARN, words, opinion.weight)


def _vouched(item: Evidence) -> str:
    note = f' "{item.note}"' if item.note else ""
    return f" ({item.who}:{note})" if note else f" ({item.who})"


def numbers_opinion(report: JUnitReport) -> Opinion:
    """What the numbers of a test report amount to."""
    if report.broken:
        named = f": {', '.join(report.failed)}" if report.failed else ""
        unnamed = report.broken - len(report.failed) if report.failed else 0
        more = tr(" and {count} more", count=unnamed) if unnamed > 0 else ""
        words = tr("{broken} of {tests} tests failed", broken=report.broken, tests=report.tests)
        return Opinion(Verdict.FAIL, f"{words}{named}{more}", report.broken)
    if report.contradicts:
        words = tr("the report contradicts itself: it {contradicts}", contradicts=report.contradicts)
        return Opinion(Verdict.FAIL, words)
    if not report.passed:
        what = (
            tr("all {tests} tests were skipped", tests=report.tests) if report.tests else tr("the report holds no test")
        )
        return Opinion(Verdict.FAIL, what)
    skipped = tr(", {skipped} skipped", skipped=report.skipped) if report.skipped else ""
    return Opinion(Verdict.PASS, tr("{passed} tests passed{skipped}", passed=report.passed, skipped=skipped))


def _numbers(_view: ProbeView, _item: Evidence, file: EvidenceFile) -> Opinion:
    if file.report is None:
        return Opinion(Verdict.UNKNOWN, tr("the file {not_junit}", not_junit=file.not_junit))
    opinion = numbers_opinion(file.report)
    return Opinion(opinion.verdict, f"{opinion.words}, {file.mark}", opinion.weight)


def aged(what: str, warn_days: int, fail_days: int) -> Look:
    """Judge a record by the age of its file."""

    def look(view: ProbeView, _item: Evidence, file: EvidenceFile) -> Opinion:
        return _age(view, what, file.modified_at, file.mark, warn_days, fail_days)

    return look


def _age(view: ProbeView, what: str, at: datetime | None, mark: str, warn_days: int, fail_days: int) -> Opinion:
    age_s = None if at is None else (view.now - at).total_seconds()
    if age_s is None or age_s < -AHEAD_S:
        return Opinion(Verdict.UNKNOWN, tr("{what} is dated in the future, {mark}", what=what, mark=mark))
    days = age_s / DAY_S
    words = tr("{what} is {age} old, {mark}", what=what, age=age_words(max(0.0, age_s)), mark=mark)
    if days > fail_days:
        return Opinion(Verdict.FAIL, tr("{words}: {most} days are allowed", words=words, most=fail_days), days)
    return Opinion(Verdict.WARN if days > warn_days else Verdict.PASS, words, days)


def _probe(probe_id: str, area: Area, question: str, threshold: str, advice: str, look: Look, source: str) -> Probe:
    return Probe(
        id=probe_id,
        area=area,
        question=question,
        reads=(ReadingKind.EVIDENCE,),
        services=(),
        ttl_s=TTL.slow,
        threshold=threshold,
        advice=advice,
        judge=lambda view: judge_evidence(view, source, look),
    )


def _store(evidence_id: str, name: str) -> Probe:
    return _probe(
        evidence_id,
        Area.DATA,
        tr("Is there a recent backup of {name}?", name=name),
        tr(
            "a record of at most {most} days; more than {too_many} fails",
            most=STORE_WARN_DAYS,
            too_many=STORE_FAIL_DAYS,
        ),
        tr('Attach the record of the last good backup as evidence with id = "{evidence_id}".', evidence_id=evidence_id),
        aged(tr("the backup record"), STORE_WARN_DAYS, STORE_FAIL_DAYS),
        evidence_id,
    )


EVIDENCE_PROBES: Final = (
    _probe(
        "junit",
        Area.TESTING,
        tr("Did every test of the suite pass?"),
        tr("a JUnit XML report without a failure or an error, and with at least one test that ran"),
        tr('Attach the CI run\'s JUnit XML as evidence with id = "junit"; repair what it names.'),
        _numbers,
        "junit",
    ),
    _probe(
        "release-tests",
        Area.TESTING,
        tr("Are the attached test results recent enough to be the running release's?"),
        tr(
            "at most {most} days old; more than {too_many} fails",
            most=RELEASE_WARN_DAYS,
            too_many=RELEASE_FAIL_DAYS,
        ),
        tr('Attach the JUnit XML of the deployed revision as evidence with id = "junit".'),
        aged(tr("the test report"), RELEASE_WARN_DAYS, RELEASE_FAIL_DAYS),
        "junit",
    ),
    _probe(
        "release-evidence",
        Area.TESTING,
        tr("Is there a record of what was released, and that it was approved?"),
        tr("a record that somebody vouches for and that has not ended"),
        tr('Attach the release\'s record as evidence with id = "release-evidence".'),
        aged(tr("the release record"), RELEASE_FAIL_DAYS, 4 * DRILL_DAYS),
        "release-evidence",
    ),
    _store("store-timescale", "Timescale"),
    _store("store-redis", "Redis"),
    _store("store-feast", tr("the Feast registry", "after a backup of")),
    _store("store-mlflow", "MLflow"),
    _store("store-dr-log", tr("the disaster recovery log", "after a backup of")),
    _probe(
        "restore-drill",
        Area.DATA,
        tr("Was a restore from backup rehearsed recently?"),
        tr("at most {most} days ago", most=DRILL_DAYS),
        tr('Rehearse a restore, and attach its record as evidence with id = "restore-drill".'),
        aged(tr("the drill's record"), DRILL_WARN_DAYS, DRILL_DAYS),
        "restore-drill",
    ),
)
OWN_EVIDENCE_IDS: Final = frozenset(probe.id for probe in EVIDENCE_PROBES) - {"release-tests"}
"""The ids of evidence that these probes ask for; any other id is a question of the environment's own."""


def judge_own_evidence(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """A question of the environment's own: good evidence passes, anything else is no evidence; it never fails.

    A row that could fail could be taken out of the file to turn NO GO into GO.
    """
    return tuple(
        SubjectFinding(one.subject, _at_worst_unknown(one.verdict), one.observed, one.source, one.read_at, one.weight)
        for one in judge_evidence(view, view.probe.id, _any_file, note_is_enough=True)
    )


def _any_file(view: ProbeView, item: Evidence, file: EvidenceFile) -> Opinion:
    if file.report is not None:
        return _numbers(view, item, file)
    return Opinion(Verdict.PASS, tr("{size} bytes, {mark}", size=file.size, mark=file.mark))


def _at_worst_unknown(verdict: Verdict) -> Verdict:
    return Verdict.UNKNOWN if verdict is Verdict.FAIL else verdict


def evidence_probe(item: Evidence) -> Probe:
    """The probe for a row of evidence that the environment asks about itself; it needs `area` and `question`."""
    return Probe(
        id=item.id,
        area=item.area or Area.GOVERNANCE,
        question=item.question or tr("Is the evidence {id} in order?", id=item.id),
        reads=(ReadingKind.EVIDENCE,),
        services=(),
        ttl_s=TTL.slow,
        threshold=tr("a file that can be read, or a note, until its end"),
        advice=tr("Attach the evidence anew in environments.toml."),
        judge=judge_own_evidence,
        required=item.required,
    )


@lru_cache(maxsize=8)
def own_evidence_probes(evidence: tuple[Evidence, ...]) -> tuple[Probe, ...]:
    """One probe for each row that no probe of the console's own asks for."""
    return tuple(evidence_probe(item) for item in evidence if item.id not in OWN_EVIDENCE_IDS)
