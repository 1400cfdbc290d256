"""The setting NUTGRAF, read anew each time, so that tests can override it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from django.conf import settings

Gate = Literal["block", "warn", "off"]
GATES = ("block", "warn", "off")
SEVERITIES = ("error", "warning")


@dataclass(frozen=True)
class Fields:
    """Which fields of a page are its title, its introduction and, in order, its body."""

    body: tuple[str, ...]
    title: str | None = "title"
    introduction: str | None = None

    def __post_init__(self) -> None:
        names = (self.body,) if isinstance(self.body, str) else tuple(self.body)
        object.__setattr__(self, "body", names)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.title, self.introduction, *self.body) if name)


@dataclass(frozen=True)
class Conf:
    """Times are in seconds. `publish_timeout` is the longest that publishing waits."""

    pages: Mapping[str, Fields] = field(default_factory=dict)
    url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    model: str | None = None
    gate: Gate = "block"
    hold_on: Literal["error", "warning"] = "error"
    read_timeout: float = 20.0
    publish_timeout: float = 5.0

    def fields_of(self, model: type) -> Fields | None:
        """None for a page that is no article: it is neither read nor kept from anybody."""
        for kind in model.__mro__:
            options = getattr(kind, "_meta", None)
            if options and (found := self.pages.get(options.label_lower)):
                return found
        return None


def conf() -> Conf:
    """Raises TypeError or ValueError for a setting that is wrong; `checks` says so at the start."""
    given: dict[str, Any] = {
        name.lower(): value for name, value in getattr(settings, "NUTGRAF", {}).items()
    }
    if unknown := given.keys() - {each.name for each in fields(Conf)}:
        raise ValueError(f"NUTGRAF has no {', '.join(sorted(unknown)).upper()}")
    pages = {
        label.lower(): Fields(**{name.lower(): value for name, value in named.items()})
        for label, named in given.pop("pages", {}).items()
    }
    made = Conf(pages=pages, **given)
    if made.gate not in GATES:
        raise ValueError(f"NUTGRAF['GATE'] is one of {', '.join(GATES)}")
    if made.hold_on not in SEVERITIES:
        raise ValueError(f"NUTGRAF['HOLD_ON'] is one of {', '.join(SEVERITIES)}")
    for timeout in (made.read_timeout, made.publish_timeout):
        if not isinstance(timeout, int | float) or timeout <= 0:
            raise ValueError("NUTGRAF's time-outs are seconds, above 0")
    return made
