"""A client for Nutgraf: who claims what in an article, and whether a headline says more."""

from nutgraf_client.async_client import AsyncClient
from nutgraf_client.calls import Subject
from nutgraf_client.client import Client
from nutgraf_client.errors import (
    Busy,
    Failed,
    NotAllowed,
    NotFound,
    NotNutgraf,
    NotValid,
    NutgrafError,
    Refused,
    TimedOut,
    Unreachable,
)
from nutgraf_client.models import (
    Article,
    Check,
    Claim,
    Comparison,
    Extraction,
    Finding,
    Item,
    Kept,
    KeyPoint,
    Model,
    Options,
    Rejected,
    Span,
    Usage,
)

__all__ = [
    "Article",
    "AsyncClient",
    "Busy",
    "Check",
    "Claim",
    "Client",
    "Comparison",
    "Extraction",
    "Failed",
    "Finding",
    "Item",
    "Kept",
    "KeyPoint",
    "Model",
    "NotAllowed",
    "NotFound",
    "NotNutgraf",
    "NotValid",
    "NutgrafError",
    "Options",
    "Refused",
    "Rejected",
    "Span",
    "Subject",
    "TimedOut",
    "Unreachable",
    "Usage",
]
