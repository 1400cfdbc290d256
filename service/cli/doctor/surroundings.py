"""What the service runs on and with."""

import os
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from packaging.requirements import Requirement

from service.bootstrap import inline_services, warm_up
from service.cli.doctor.finding import Finding, fail, ok, warn
from service.cli.doctor.models import knock
from service.errors import Misconfigured, NutgrafError
from service.settings import Settings
from service.tracing import traces_to

DAY_SECONDS = 86_400


def reading(settings: Settings) -> Iterator[Finding]:
    """Reads a small article the whole way, so that everything an extraction needs is tried."""
    try:
        identity = inline_services(settings).parser.identity
    except Misconfigured as error:
        yield fail("reading", "The spaCy pipeline is missing.", error.detail)
        return
    begun = time.perf_counter()
    try:
        warm_up(settings)
    except NutgrafError as error:
        yield fail("reading", f"{error.title}. {error.detail}", "Install Nutgraf anew.")
    else:
        seconds = time.perf_counter() - begun
        yield ok("reading", f"{identity} read a small article in {seconds:.1f} s, loading it.")


def traces(settings: Settings, *, online: bool) -> Iterator[Finding]:
    address = traces_to(settings.otlp_endpoint)
    if address is None:
        yield ok("traces", "None; NUTGRAF_OTLP_ENDPOINT would name a collector.")
    elif not _can_send():
        yield fail("traces", "OpenTelemetry is missing.", "pip install 'nutgraf[otel]'")
    elif online and (reason := knock(address)):
        yield warn(
            "traces",
            f"{urlsplit(address).hostname} does not answer: {reason}.",
            "Start the collector, or take NUTGRAF_OTLP_ENDPOINT away.",
        )
    else:
        yield ok("traces", f"They go to {urlsplit(address).hostname}.")


def _can_send() -> bool:
    try:
        return find_spec("opentelemetry.exporter.otlp.proto.http") is not None
    except ModuleNotFoundError:  # of a package above it
        return False


def workers(settings: Settings) -> Iterator[Finding]:
    cores = os.cpu_count() or 1
    found = f"{settings.workers} for {cores} cores."
    if settings.workers > cores:
        yield warn("workers", found, "More than one a core only take each other's time and memory.")
    else:
        yield ok("workers", found)


def versions() -> Iterator[Finding]:
    """Whether what is installed is what this version of Nutgraf was tested with."""
    wrong = 0
    needed = [Requirement(each) for each in requires("nutgraf") or ()]
    for each in needed:
        if each.marker and not each.marker.evaluate({"extra": ""}):
            continue
        try:
            installed = version(each.name)
        except PackageNotFoundError:
            installed = None
        if installed is None or not each.specifier.contains(installed, prereleases=True):
            wrong += 1
            yield fail(
                "versions",
                f"{each.name} {installed or 'is missing'}, and {each.specifier} is needed.",
                "pip install --require-hashes -r requirements.txt brings what was tested.",
            )
    if not wrong:
        yield ok("versions", f"nutgraf {version('nutgraf')}, and all it needs.")


def clock() -> Iterator[Finding]:
    """A clock that stands before this program was installed makes kept extractions look new."""
    behind = Path(__file__).stat().st_mtime - time.time()
    if behind > DAY_SECONDS:
        yield warn(
            "clock",
            f"It is {behind / DAY_SECONDS:.0f} days behind the installation of Nutgraf.",
            "Set it; retention, budgets and audit go by it.",
        )
    else:
        yield ok("clock", f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC.")
