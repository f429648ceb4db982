"""What people read in the files that are shipped in resources: they are written in English and said in any language."""

from __future__ import annotations

from typing import Final

from app.core.language import language, tr

# Nothing but a mark for the tool that collects texts: it reads Python, and these stand in TOML.
COLLECTED: Final = frozenset(
    {
        tr("Accounts"),
        tr("Net result of the day"),
        tr("Drawdown"),
        tr("Exposure by instrument"),
        tr("Fees, share of net asset value"),
        tr("Policy abstention"),
        tr("Policy drift score"),
        tr("Overview"),
        tr("Policy latency p95"),
        tr("Risk latency p95"),
        tr("OMS latency p95"),
        tr("OMS order latency p99"),
        tr("WebSocket delivery p99"),
        tr("Kill-switch response p99, by status"),
        tr("Canary promotion p95"),
        tr("promotions"),
        tr("Market data age"),
        tr("exchange heartbeat"),
        tr("Orders a minute"),
        tr("submitted"),
        tr("child orders"),
        tr("Filled notional, last 15 minutes"),
        tr("Fee spend, last hour"),
        tr("Circuit breaker, 1 is engaged"),
        tr("Rejected intents a minute, by stage"),
        tr("OMS errors a minute"),
        tr("Scaling"),
        tr("OMS replicas"),
        tr("GPU nodes"),
        tr("waiting training jobs"),
        tr("policy decisions"),
        tr("Open the plot: did it begin with a deployment, or with the market moving?"),
        tr("Compare policy_inference_latency in the Explorer: if it rose alike, the models are slow, not the service."),
        tr("Look at Services for the policy service's last error and at the board's Reliability area."),
        tr("If decisions stay slow, enter safe mode: orders must not wait for decisions that come too late."),
        tr("risk checks"),
        tr("Open the plot: one tier or account segment alone points to its positions, all of them to the service."),
        tr("Look at the Risk page: a throttle or a drain there explains waiting checks."),
        tr("Look at Services for the risk service's last error and latency."),
        tr("If checks stay slow, enter safe mode until they are fast again; never let orders go around them."),
        tr("orders"),
        tr("Open the plot and keep transports apart: slow over one transport only means the exchange's side of it."),
        tr("Look at the OMS page: rate limits that are used up, rejections and errors make orders wait."),
        tr("Compare Kraken's status page; while the exchange is degraded nothing here makes orders faster."),
        tr("If orders stay slow, enter safe mode; if they are wrong as well, use the kill switch."),
        tr("market data deliveries"),
        tr(
            "Open the plot and keep pairs apart: one pair alone is the exchange's feed, all of them "
            "the ingestor or its network."
        ),
        tr("Look for gaps in the board's Reliability area: late and missing messages come together."),
        tr("Restart the ingestor if its heartbeat is old; prices on screen are older than they look until then."),
        tr("If market data stays late, enter safe mode."),
        tr("kill switch responses"),
        tr(
            "Open the Halt page: its ladder says which step of the last kill took long, and whether it "
            "has got through at all."
        ),
        tr("Keep statuses apart in the plot: a failed channel answers late because it was waited for."),
        tr("Cancel at the exchange by hand, as the ladder's last rung says, while any order may still be open."),
        tr("Drill the kill switch in simulation after the cause is mended."),
        tr("canary promotions"),
        tr(
            "Open the plot: promotions that lengthen one after the other point to the drift service, a "
            "single one to its model."
        ),
        tr("Look at the drift probe on the board: flagged features hold a promotion back on purpose."),
        tr("Promote nothing by hand while features are flagged; keep simulation on for the accounts of that model."),
    }
)


def shipped(text: str) -> str:
    """A text of a shipped file in the reader's language."""
    return language().lookup(text, "")
