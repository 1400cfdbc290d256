"""Who may see an article that is confidential: nobody outside the house."""

import secrets
from dataclasses import replace

from schemas.extraction import Warning  # noqa: A004 - the answer's own word
from schemas.submission import Options
from service.errors import NotConfidential
from service.models import EMBEDDED
from service.ports import Services


def confided(services: Services, options: Options) -> Services:
    """The services for a request with these options: for a confidential one, local engines alone.

    The local default is the first of the default's own stand-ins that is local, or the embedded
    engine. Raises NotConfidential where the request names a model that is not local.
    """
    if not options.confidential:
        return services
    engines = {alias: each for alias, each in services.engines.items() if alias in services.local}
    if options.model in services.engines and options.model not in engines:
        raise NotConfidential(
            f"The model {options.model!r} is not local, and a confidential article stays in the"
            f" house. Local are: {', '.join(sorted(engines)) or 'none'}."
        )
    default = services.default_model
    candidates = (default, *services.fallbacks.get(default, ()), EMBEDDED)
    local = next((alias for alias in candidates if alias in engines), None)
    if local is None and options.model is None:
        raise NotConfidential("This service has no local model to read a confidential article.")
    return replace(
        services,
        engines=engines,
        default_model=local or default,
        fallbacks={
            alias: [other for other in others if other in engines]
            for alias, others in services.fallbacks.items()
        },
    )


def passed_over(asked: Services, given: Services, options: Options) -> tuple[Warning, ...]:
    """Says so where what `confided` has given puts another model in the place of the default."""
    if options.model or given.default_model == asked.default_model:
        return ()
    return (
        Warning(
            code="kept_local",
            detail=f"The article is confidential and the default model {asked.default_model!r} is"
            f" not local, so {given.default_model!r} was asked.",
        ),
    )


def passing_id() -> str:
    """An id that nothing is kept under, unlike any that something is."""
    return f"c_{secrets.token_hex(8)}"
