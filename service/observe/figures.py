"""Every figure there is, in the order they are shown."""

from service.observe.tally import Figure

QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)
"""Seconds: from an answer out of the store to a slow model's deadline."""

REQUESTS = Figure(
    "counter",
    "nutgraf_requests_total",
    "HTTP requests answered",
    ("method", "route", "status"),
)
REQUEST_SECONDS = Figure(
    "histogram",
    "nutgraf_request_seconds",
    "Time from a request's first byte to its answer's last",
    ("method", "route"),
    QUICK,
)
REQUESTS_IN_FLIGHT = Figure(
    "gauge", "nutgraf_requests_in_flight", "HTTP requests that are being answered"
)

EXTRACTIONS = Figure(
    "counter",
    "nutgraf_extractions_total",
    "Extractions asked for; the outcome is made, kept, shared, cancelled, or a problem's slug",
    ("engine", "alias", "outcome"),
)
EXTRACTION_SECONDS = Figure(
    "histogram",
    "nutgraf_extraction_seconds",
    "Time that making an extraction took",
    ("engine", "alias"),
    QUICK,
)
ACCEPTED = Figure(
    "counter",
    "nutgraf_accepted_total",
    "Items that passed verification, by who found them",
    ("alias", "what", "origin"),
)
REJECTED = Figure(
    "counter",
    "nutgraf_rejected_total",
    "Items that an engine proposed and the article does not bear out",
    ("alias", "what", "reason"),
)
MENDED = Figure(
    "counter", "nutgraf_mended_total", "Faulty items that a re-ask put right", ("alias",)
)
WARNINGS = Figure("counter", "nutgraf_warnings_total", "Warnings on extractions", ("alias", "code"))

CALLS = Figure(
    "counter",
    "nutgraf_calls_total",
    "Calls to a model's service; the outcome is answered, cancelled, or a problem's slug",
    ("alias", "outcome"),
)
CALL_SECONDS = Figure(
    "histogram", "nutgraf_call_seconds", "Time for one call to a model's service", ("alias",), QUICK
)
CALLS_IN_FLIGHT = Figure(
    "gauge", "nutgraf_calls_in_flight", "Calls that a model's service is answering", ("alias",)
)
CALLS_WAITING = Figure(
    "gauge", "nutgraf_calls_waiting", "Calls that wait for their turn at a model", ("alias",)
)
TOKENS = Figure(
    "counter",
    "nutgraf_tokens_total",
    "Tokens that models read (in) and wrote (out)",
    ("alias", "direction"),
)
COST = Figure(
    "counter",
    "nutgraf_cost_dollars_total",
    "US dollars by the prices of the table of models",
    ("alias",),
)
REASKS = Figure(
    "counter",
    "nutgraf_reasks_total",
    "Drafts sent back to the model, for their faults or for not having the shape",
    ("alias", "reason"),
)
RETRIES = Figure(
    "counter",
    "nutgraf_retries_total",
    "Calls made again, by what was wrong with the one before",
    ("alias", "reason"),
)
FALLBACKS = Figure(
    "counter",
    "nutgraf_fallbacks_total",
    "Extractions that went on to another model",
    ("alias", "fallback"),
)
CIRCUIT = Figure(
    "gauge",
    "nutgraf_circuit_state",
    "1 for the state that a model's circuit is in, 0 for the others",
    ("alias", "state"),
)

STEPS_WAITING = Figure(
    "gauge", "nutgraf_steps_waiting", "Steps of extractions that wait for a worker process"
)
WORKERS_READY = Figure(
    "gauge", "nutgraf_workers_ready", "1 while a worker process is there to read an article"
)
BUILD = Figure("gauge", "nutgraf_build_info", "Always 1; the version is in the label", ("version",))

FIGURES = tuple(value for value in list(globals().values()) if isinstance(value, Figure))
