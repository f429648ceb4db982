"""What pages and actions are looked for as besides their names: what other consoles and other people call them."""

from __future__ import annotations

from typing import Final

from app.core.language import tr

_SESSION: Final = tr("log in, password, code, MFA, 2FA, TOTP, session, credentials, user, account", "search words")
FURTHER_WORDS: Final = {
    "page:board": tr("readiness, go, no go, verdict, probes, waiver, waive, vote, review, checklist", "search words"),
    "page:services": tr("health, status, latency, certificates, endpoints, up, down", "search words"),
    "page:metrics": tr("dashboards, graphs, charts, plots, Grafana", "search words"),
    "page:explorer": tr("Prometheus, PromQL, query, series, histogram, quantile, pin", "search words"),
    "page:slo": tr("objectives, error budget, burn rate, reliability", "search words"),
    "page:alerts": tr("alarms, pager, acknowledge, shelve, silence, Alertmanager, firing", "search words"),
    "page:tasks": tr("to do, duties, checklist, handover, review", "search words"),
    "page:simulation": tr("paper trading, dry run, live, mode, safe mode", "search words"),
    "page:halt": tr("stop trading, kill switch, emergency stop, ladder, pause", "search words"),
    "page:drill": tr("exercise, rehearsal, practice, training", "search words"),
    "page:keys": tr("API keys, secrets, credentials, age, expiry", "search words"),
    "page:rotation": tr("rotate, new key, secrets, replace, approvals", "search words"),
    "page:director": tr("approve, second person, approval, four eyes", "search words"),
    "page:oversight": tr("intents, approve, reject, limits, watchdog, override, human in the loop", "search words"),
    "page:risk": tr("exposure, drawdown, loss cap, VaR, CVaR, limits", "search words"),
    "page:compare": tr("claims, evidence, difference, earlier review", "search words"),
    "page:oms": tr("orders, fills, execution, budgets, slippage, impact", "search words"),
    "page:portfolio": tr("positions, balances, trades, holdings, profit and loss, PnL", "search words"),
    "page:journal": tr("log, audit, history, records, who did what", "search words"),
    "page:settings": tr("options, language, theme, notifications, sound, screen lock, files", "search words"),
    "arm": tr("stop trading, halt, emergency stop, panic", "search words"),
    "Ctrl+L": tr("screen lock, log out, away, password", "search words"),
    "F5": tr("refresh, reload, update, poll", "search words"),
    "F1": tr("help, documentation, handbook", "search words"),
    "?": tr("shortcuts, hotkeys, help", "search words"),
    "Ctrl+Shift+T": tr("theme, colours, appearance, mode, night, contrast", "search words"),
    "Ctrl+Shift+E": tr("support, diagnostics, logs, report, export", "search words"),
    "Ctrl+Shift+H": tr("sensitive, screen sharing, privacy, mask, balances, streaming, presentation", "search words"),
    "Ctrl+Shift+D": tr("DND, mute, quiet, notifications, silence", "search words"),
    tr("Sign in"): _SESSION,
    tr("Renew"): _SESSION,
    tr("Unlock…"): _SESSION,
    tr("Outcomes"): tr("results, what happened, commands, history", "search words"),
    tr("Notices"): tr("messages, bugs, warnings", "search words"),
}
"""By a page's identity, an action's key as Qt names it, or the name of one that has no key."""
