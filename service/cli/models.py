"""`nutgraf models`: who can be asked to read, and whether they answer."""

from typing import TYPE_CHECKING

import click

from service.cli.refusal import refusals

if TYPE_CHECKING:
    from schemas.extraction import Extraction
    from service.ports import Services


@click.command()
@click.option("--try", "alias", metavar="ALIAS", help="Send a small article to this model.")
def models(alias: str | None) -> None:
    """List the models that can read an article, or try one.

    Those called local may read confidential articles.
    """
    from service.bootstrap import inline_services
    from service.settings import Settings

    with refusals():
        services = inline_services(Settings())
        if alias is not None:
            click.echo(_told(alias, _tried(alias, services)))
            return
    for name, engine in services.engines.items():
        reads = ", ".join(engine.languages) if engine.languages else "any language"
        local = ", local" if name in services.local else ""
        default = "  (default)" if name == services.default_model else ""
        click.echo(f"{name}  {engine.name}{local}, reads {reads}{default}")


def _tried(alias: str, services: "Services") -> "Extraction":
    import asyncio

    from schemas.submission import ArticleInput, Options, Submission
    from service.bootstrap import WARM_UP
    from service.extract import extract

    article = ArticleInput(text=WARM_UP, language="en")
    # Alone, so that what it answers is its own.
    options = Options(model=alias, second_reader=False)
    return asyncio.run(extract(Submission(article=article, options=options), services))


def _told(alias: str, extraction: "Extraction") -> str:
    how = extraction.provenance
    cost = "" if how.cost is None else f" for {how.cost.amount:.4f} {how.cost.currency}"
    rejected = "".join(
        f"\n  rejected a {each.what.replace('_', ' ')}: {each.reason}, {each.detail}"
        for each in extraction.rejected
    )
    return (
        f"{alias} answered as {how.answered_by} in {how.elapsed_ms / 1000:.1f} s, in {how.calls} "
        f"calls of {how.input_tokens} tokens in and {how.output_tokens} out{cost}: "
        f"{len(extraction.claims)} claims and {len(extraction.key_points)} key points stood, "
        f"{len(extraction.rejected)} items were rejected.{rejected}"
    )
