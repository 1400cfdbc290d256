"""What the service tells about itself, whoever reads it: figures, steps, and who is asking.

Nothing here knows Prometheus, OpenTelemetry or HTTP, so that any layer may report. Figures are kept
as plain numbers and rendered when somebody asks for them.
"""

from service.observe.request import note, noted, noting
from service.observe.watch import (
    Attribute,
    Call,
    CircuitState,
    Span,
    SpanKind,
    Tracer,
    Watch,
    outcome_of,
)

__all__ = [
    "Attribute",
    "Call",
    "CircuitState",
    "Span",
    "SpanKind",
    "Tracer",
    "Watch",
    "note",
    "noted",
    "noting",
    "outcome_of",
]
