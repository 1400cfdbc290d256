"""What the documents show of calls is run against a service, in each of the languages."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.serving import serving

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "integrations/python/src"
DOCUMENTS = (
    "README.md",
    "docs/integrate.md",
    "integrations/python/README.md",
    "integrations/wagtail/README.md",
)
ADDRESS = "localhost:8000"  # as the documents have it
NOBODY = "http://127.0.0.1:9"

STORY = (
    "<p>“We will not sell the site before 2030,” said Joan Tell, the leader of Harwick council.</p>"
)
WRONG = "Tell: “We will not close the site before 2030”"


def blocks(language: str, document: str) -> list[str]:
    text = (ROOT / document).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def shown(language: str, pattern: str) -> list[object]:
    """The blocks that have the pattern, each with the name of its document."""
    return [
        pytest.param(found[0], id=document)
        for document in DOCUMENTS
        for block in blocks(language, document)
        if (found := re.search(pattern, block, re.MULTILINE | re.DOTALL))
    ]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("state"), workers=1) as server:
        yield server.url


def run(service: str, *command: str) -> str:
    """What it prints; in the project's folder, with the variables that the documents name."""
    environment = {name: v for name, v in os.environ.items() if not name.startswith("NUTGRAF_")}
    environment |= {"NUTGRAF_URL": service, "NUTGRAF_API_KEY": "key", "PYTHONPATH": str(CLIENT)}
    done = subprocess.run(
        command,
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
@pytest.mark.parametrize("command", shown("sh", r"^curl .*?(?<!\\)\n"))
def test_a_curl_command_is_answered(command: str, service: str) -> None:
    asked = f"--silent --fail {command.removeprefix('curl')}".replace(ADDRESS, service)
    answer = json.loads(run(service, "bash", "-c", f"curl {asked}"))
    assert answer.keys() & {"claims", "verdict"}


@pytest.mark.parametrize("program", shown("python", r".*\bClient\(.*"))
def test_a_python_program_runs(program: str, service: str) -> None:
    run(service, sys.executable, "-c", program)


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
@pytest.mark.parametrize("program", shown("javascript", r".*"))
def test_a_javascript_program_is_answered(program: str, service: str) -> None:
    told = f"{program.replace(f'http://{ADDRESS}', service)}\nconsole.log(answer.status);"
    assert run(service, "node", "--input-type=module", "--eval", told).split()[-1] == "200"


def recipe(heading: str, language: str = "python") -> str:
    text = (ROOT / "docs/integrate.md").read_text("utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    (program,) = re.findall(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return str(program)


SEND = f"""
from fastapi.testclient import TestClient
with TestClient(app) as sender:
    story = dict(id="1", version="2", body_html={STORY!r}, headline={WRONG!r})
    answers = [sender.post("/saved", json=story).json() for _ in range(2)]
    print(answers[0] == answers[1] and answers[0]["verdict"])
"""
CHECK = f"""
item = check_item({{"body_html": {STORY!r}, "headline": {WRONG!r}}})
print(item.get("ednote"))
"""


def test_the_webhook_answers_with_the_findings(service: str) -> None:
    told = recipe("A bare webhook") + SEND
    assert run(service, sys.executable, "-c", told).strip() == "fail"
    assert run(NOBODY, sys.executable, "-c", told).strip() == "unchecked"


def test_the_macro_notes_the_findings_for_the_editor(service: str) -> None:
    told = recipe("Superdesk") + CHECK
    assert "the article has “sell”" in run(service, sys.executable, "-c", told)
    assert run(NOBODY, sys.executable, "-c", told).strip() == "None"


# WordPress' own functions, as far as the recipe calls them.
WORDPRESS = f"""
define('NUTGRAF_URL', getenv('NUTGRAF_URL'));
define('NUTGRAF_API_KEY', getenv('NUTGRAF_API_KEY'));
$actions = $events = [];
function add_action($name, $act, $priority = 10, $takes = 1) {{
    global $actions;
    $actions[$name] = fn(...$given) => $act(...array_slice($given, 0, $takes));
}}
function wp_is_post_revision($id) {{ return false; }}
function wp_is_post_autosave($id) {{ return false; }}
function wp_schedule_single_event($time, $name, $given) {{
    global $events;
    $events[] = [$name, $given];
}}
function apply_filters($name, $content) {{ return $content; }}
function wp_json_encode($value) {{ return json_encode($value); }}
function wp_slash($value) {{ return addslashes($value); }}
function get_post($id) {{
    return (object) ['post_content' => '{STORY}', 'post_title' => '{WRONG}'];
}}
function wp_remote_post($url, $named) {{
    $lines = [];
    foreach ($named['headers'] as $name => $value) $lines[] = "$name: $value";
    $http = ['method' => 'POST', 'header' => $lines, 'content' => $named['body']];
    $http += ['timeout' => $named['timeout'], 'ignore_errors' => true];
    $body = @file_get_contents($url, false, stream_context_create(['http' => $http]));
    return [$body === false ? '' : (int) explode(' ', $http_response_header[0])[1], $body];
}}
function wp_remote_retrieve_response_code($answer) {{ return $answer[0]; }}
function wp_remote_retrieve_body($answer) {{ return $answer[1]; }}
function update_post_meta($id, $name, $value) {{
    echo json_decode(stripslashes($value))->verdict;
}}
"""
SAVE = """
$actions['save_post_post'](3, get_post(3), true);
foreach ($events as [$name, $given]) $actions[$name](...$given);
"""


@pytest.mark.skipif(not shutil.which("php"), reason="PHP is not installed")
def test_the_plugin_keeps_the_answer_with_the_post(service: str) -> None:
    told = WORDPRESS + recipe("WordPress", "php") + SAVE
    assert run(service, "php", "-r", told).strip() == "fail"
    assert run(NOBODY, "php", "-r", told).strip() == ""
