# ruff: noqa: S603 - starts pip and what it installed
"""Builds a wheel of each distribution, and uses them in one new environment, beside Django.

The requirements are the pinned ones; `pip check` then says whether they are what the wheels want.
"""

import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

DISTRIBUTIONS = (".", "integrations/python", "integrations/wagtail")
PINNED = ("requirements.txt", "integrations/wagtail/requirements-dev.txt")
UNTRACKED = shutil.ignore_patterns(".*", "build", "dist", "__pycache__", "*.egg-info")

# Run in another folder, so that what is missing from a wheel is missed.
USE = """
import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=[
        "nutgraf_wagtail", "wagtail.users", "wagtail.documents", "wagtail.images", "wagtail.admin",
        "wagtail.search", "wagtail", "taggit", "django.contrib.auth",
        "django.contrib.contenttypes", "django.contrib.staticfiles",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    STATIC_URL="/static/",
    WAGTAIL_FINISH_WORKFLOW_ACTION="nutgraf_wagtail.workflows.publish_unless_held",
)
django.setup()

from django.contrib.staticfiles.finders import find
from django.template.loader import get_template
from nutgraf_client import AsyncClient, Client
from nutgraf_wagtail import gate, panels, views, wagtail_hooks
from service.app import create_app

create_app()
assert find("nutgraf_wagtail/panel.js") and find("nutgraf_wagtail/panel.css")
for name in ("panel", "place", "review"):
    get_template(f"nutgraf_wagtail/{name}.html")
print(f"All three are imported beside Django {django.__version__}.")
"""


def main() -> None:
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        wheels, environment = Path(folder, "wheels"), Path(folder, "environment")
        # Built from a copy, since setuptools packs what an older build has left behind.
        sources = shutil.copytree(".", Path(folder, "sources"), ignore=UNTRACKED)
        for each in DISTRIBUTIONS:
            build = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels))
            pip(sys.executable, *build, str(sources / each))
        venv.create(environment, with_pip=True)
        python = str(environment / "bin/python")
        for each in PINNED:
            pip(python, "install", "--no-deps", "--require-hashes", "--no-compile", "-r", each)
        built = sorted(map(str, wheels.iterdir()))
        pip(python, "install", "--no-deps", "--no-index", *built)
        pip(python, "check")
        Path(folder, "story.txt").write_text("The baths could close in 2028, officials said.")
        subprocess.run([python, "-I", "-c", USE], cwd=folder, check=True)
        command = [str(environment / "bin/nutgraf"), "extract", "story.txt", "--format", "csv"]
        subprocess.run(command, cwd=folder, check=True)
    print(f"{len(built)} wheels, {time.monotonic() - begun:.0f} s")


def pip(python: str, *words: str) -> None:
    command = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", *words]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
