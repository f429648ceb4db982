"""The Prometheus series of the sandbox services: names, types, labels and buckets as the platform declares them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from app.sandbox.context import Profile

UNKNOWN = "unknown"
MS_BUCKETS = (5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0)
SECONDS_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)

_IMPORTED_SERVICES = ("account-service", "risk-correlation-service", "backpressure-controller", "policy-service")
_ALSO_IMPORTED = {
    "admin-platform": ("risk-service", "portfolio-risk-service"),
    "service": ("risk-service",),
}

_SEGMENT = ("service", "account_segment", "symbol_tier")
_ACCOUNT = ("service", "account_id")
_ORDER = ("service", "account_id", "account_segment", "symbol_tier")


MetricT = TypeVar("MetricT", Counter, Gauge, Histogram)


@dataclass(frozen=True, slots=True)
class MetricSpec:
    """One metric family as it is declared. ``name`` is what a caller passes to `ServiceMetrics`.

    Counters carry their exposed name without the ``_total`` suffix that the exposition adds.
    """

    kind: Literal["counter", "gauge", "histogram"]
    name: str
    help: str
    labels: tuple[str, ...]
    buckets: tuple[float, ...] = ()
    starts_at_zero: bool = True


def _counter(name: str, text: str, *labels: str, starts_at_zero: bool = True) -> MetricSpec:
    return MetricSpec("counter", name, text, labels, starts_at_zero=starts_at_zero)


def _gauge(name: str, text: str, *labels: str, starts_at_zero: bool = True) -> MetricSpec:
    return MetricSpec("gauge", name, text, labels, starts_at_zero=starts_at_zero)


KILL_SWITCH_STATE = _gauge(
    "kill_switch_state", "Binary indicator of whether the kill switch is engaged for an account.", "account_id"
)
KILL_SWITCH_SPECS = (
    KILL_SWITCH_STATE,
    MetricSpec(
        "histogram",
        "kill_switch_response_seconds",
        "Duration of kill-switch responses in seconds.",
        ("status",),
        (5.0, 10.0, 20.0, 30.0, 45.0, 60.0, 90.0),
        starts_at_zero=False,
    ),
)
RATE_LIMIT_SPECS = (
    _counter("api_calls", "Calls made to the exchange by endpoint.", "endpoint", starts_at_zero=False),
    _gauge(
        "rate_limit_remaining",
        "Calls left in the current rate limit window.",
        "account",
        "transport",
        starts_at_zero=False,
    ),
)

_COUNTERS = (
    _counter("trades_submitted", "Total number of trades successfully submitted.", "service"),
    _counter("trades_rejected", "Total number of trades rejected during validation.", "service", "reason"),
    _counter("trade_rejections", "Total number of trades rejected by risk evaluation.", *_ORDER),
    _counter(
        "rejected_intents",
        "Number of intents rejected during the sequencing pipeline.",
        "service",
        "stage",
        "reason",
    ),
    _counter("safe_mode_triggers", "Number of times safe mode has been engaged.", "service", "reason"),
    _counter("oms_errors", "Total number of errors returned by the OMS.", *_SEGMENT, "transport"),
    _counter(
        "oms_auth_failures",
        "Number of authentication or authorization failures encountered by the OMS API.",
        "service",
        "reason",
    ),
    _counter("oms_child_orders", "Total number of child orders sent by the OMS.", *_SEGMENT, "transport"),
    _counter("oms_stale_feed", "Number of stale market feed events seen by the OMS.", *_SEGMENT, "source", "action"),
    _counter("order_gateway_requests", "Requests received by the order gateway.", *_ACCOUNT),
    _counter("order_gateway_request_errors", "Requests failed by the order gateway.", *_ACCOUNT, "reason"),
    _counter("order_gateway_orders", "Orders accepted by the order gateway.", *_ORDER, "side"),
    _counter("order_gateway_filled_notional_usd", "Filled notional in US dollars.", *_ORDER, "side", "liquidity"),
    _counter("order_gateway_fee_spend_usd", "Fees spent in US dollars.", *_ORDER, "liquidity", "source"),
    _counter("scaling_evaluations", "Number of scaling evaluations performed.", "service"),
    _counter("late_events", "Number of events that arrived too late.", "service", "stream"),
)
_GAUGES = (
    _gauge(
        "order_gateway_circuit_breaker_engaged",
        "Whether the circuit breaker of an instrument is engaged.",
        *_ACCOUNT,
        "symbol",
    ),
    _gauge("oms_latency_ms", "Latest OMS latency in milliseconds.", *_SEGMENT, "transport"),
    _gauge("pipeline_latency_ms", "Latest end-to-end pipeline latency in milliseconds.", "service"),
    _gauge("scaling_oms_replicas", "Replicas of the OMS wanted by the scaling controller.", "service"),
    _gauge("scaling_gpu_nodes", "GPU nodes held by the scaling controller.", "service"),
    _gauge("scaling_pending_training_jobs", "Training jobs waiting for a GPU node.", "service"),
    _gauge("policy_abstention_rate", "Share of decisions in which the policy abstained.", *_ORDER),
    _gauge("policy_drift_score", "Drift score of the policy model.", *_ORDER),
    _gauge("fees_nav_pct", "Fees as a percentage of net asset value.", *_ORDER),
    _gauge("account_daily_realized_pnl_usd", "Realised profit and loss of the day in US dollars.", *_ACCOUNT),
    _gauge("account_daily_unrealized_pnl_usd", "Unrealised profit and loss of the day in US dollars.", *_ACCOUNT),
    _gauge("account_daily_net_pnl_usd", "Net profit and loss of the day in US dollars.", *_ACCOUNT),
    _gauge("account_drawdown_pct", "Drawdown of the account in percent.", *_ACCOUNT),
    _gauge("account_exposure_usd", "Exposure of the account in US dollars.", *_ACCOUNT, "symbol", "symbol_tier"),
    _gauge("reorder_buffer_depth", "Events waiting in the reorder buffer.", "service", "stream"),
    KILL_SWITCH_STATE,
    _gauge(
        "risk_marketdata_latest_timestamp_seconds", "Unix time of the newest market data seen, in seconds.", "service"
    ),
)
_HISTOGRAMS = (
    MetricSpec("histogram", "policy_inference_latency", "Policy inference latency (ms).", ("service",), MS_BUCKETS),
    MetricSpec("histogram", "policy_latency_ms", "Policy latency (ms).", _SEGMENT, MS_BUCKETS),
    MetricSpec("histogram", "risk_validation_latency", "Risk validation latency (ms).", ("service",), MS_BUCKETS),
    MetricSpec("histogram", "risk_latency_ms", "Risk latency (ms).", _SEGMENT, MS_BUCKETS),
    MetricSpec("histogram", "oms_submit_latency", "OMS submit latency (ms).", ("service", "transport"), MS_BUCKETS),
    MetricSpec(
        "histogram",
        "http_request_duration_seconds",
        "Duration of HTTP requests in seconds.",
        ("service", "method", "status_code"),
        (*SECONDS_BUCKETS, 10.0),
    ),
    MetricSpec(
        "histogram",
        "oms_order_latency_seconds",
        "Latency of OMS orders in seconds.",
        (*_SEGMENT, "transport"),
        SECONDS_BUCKETS,
    ),
    MetricSpec(
        "histogram",
        "scaling_evaluation_duration_seconds",
        "Duration of scaling evaluations in seconds.",
        ("service",),
        (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0),
    ),
)
PLATFORM_SPECS = (*_COUNTERS, *_GAUGES, *_HISTOGRAMS)


class ServiceMetrics:
    """The registry of one service process.

    ``profile`` tells what feeds the series. ``service`` is the value of the ``service`` label: it is added to every
    call whose metric has that label.
    An undeclared metric name is a KeyError, a wrong label a ValueError.
    """

    def __init__(self, service: str, profile: Profile, specs: Sequence[MetricSpec]) -> None:
        self.service = service
        self.profile = profile
        self.registry = CollectorRegistry()
        self._specs = {spec.name: spec for spec in specs}
        self._counters: dict[str, Counter] = {}
        self._gauges: dict[str, Gauge] = {}
        self._histograms: dict[str, Histogram] = {}
        for spec in specs:
            self._declare(spec)

    def has(self, name: str) -> bool:
        """Whether the service declares the metric, named without ``_total``."""
        return name in self._specs

    def increment(self, name: str, amount: float = 1.0, /, **labels: str) -> None:
        """Add ``amount`` (>= 0) to a counter, named without ``_total``."""
        _series(self._counters[name], self._with_service(name, labels)).inc(amount)

    def set_gauge(self, name: str, value: float, **labels: str) -> None:
        """Set a gauge, in the unit that its name says."""
        _series(self._gauges[name], self._with_service(name, labels)).set(value)

    def bind_gauge(self, name: str, read: Callable[[], float], **labels: str) -> None:
        """Let a gauge be read from ``read`` at every scrape."""
        self._gauges[name].labels(**self._with_service(name, labels)).set_function(read)

    def forget_gauge(self, name: str) -> None:
        """Drop every series of a gauge but those that exist from the start."""
        self._gauges[name].clear()
        self._start_at_zero(self._specs[name], self._gauges[name])

    def observe(self, name: str, value: float, **labels: str) -> None:
        """Count one sample in a histogram, in the unit that its name says."""
        _series(self._histograms[name], self._with_service(name, labels)).observe(value)

    def observe_request(self, method: str, status_code: int, duration_s: float) -> None:
        """Count one answered HTTP request in ``http_request_duration_seconds``."""
        self.observe("http_request_duration_seconds", duration_s, method=method, status_code=str(status_code))

    def _declare(self, spec: MetricSpec) -> None:
        metric: Counter | Gauge | Histogram
        if spec.kind == "counter":
            metric = self._counters[spec.name] = Counter(spec.name, spec.help, spec.labels, registry=self.registry)
        elif spec.kind == "gauge":
            metric = self._gauges[spec.name] = Gauge(spec.name, spec.help, spec.labels, registry=self.registry)
        else:
            metric = self._histograms[spec.name] = Histogram(
                spec.name, spec.help, spec.labels, registry=self.registry, buckets=spec.buckets
            )
        self._start_at_zero(spec, metric)

    def _start_at_zero(self, spec: MetricSpec, metric: Counter | Gauge | Histogram) -> None:
        if not spec.starts_at_zero:
            return
        services = emitting_services(self.service) if "service" in spec.labels else (self.service,)
        for service in services:
            metric.labels(**{label: service if label == "service" else UNKNOWN for label in spec.labels})

    def _with_service(self, name: str, labels: dict[str, str]) -> dict[str, str]:
        return {"service": self.service, **labels} if "service" in self._specs[name].labels else labels


def _series(metric: MetricT, labels: dict[str, str]) -> MetricT:
    """One series of a metric; a metric without labels is its own."""
    return metric.labels(**labels) if labels else metric


def emitting_services(service: str) -> tuple[str, ...]:
    """The ``service`` label values a process exposes: its own, and (with zero samples) those of what it imports."""
    return (*_IMPORTED_SERVICES, *_ALSO_IMPORTED.get(service, ()), service)


def make_registry(service_label: str, profile: Profile) -> ServiceMetrics:
    """Make the series of a service that uses the platform's shared set-up, all at zero.

    The OMS additionally exposes its exchange rate limits. Both profiles declare the same series; the profile decides
    which of them ever move.
    """
    own = RATE_LIMIT_SPECS if service_label == "service" else ()
    return ServiceMetrics(service_label, profile, (*PLATFORM_SPECS, *own))


def make_kill_switch_registry(profile: Profile) -> ServiceMetrics:
    """Make the two series of the kill switch, the only service that stays outside the shared set-up."""
    return ServiceMetrics("kill-switch", profile, KILL_SWITCH_SPECS)
