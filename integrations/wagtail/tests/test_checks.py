"""What is said of a setting that is wrong, before the site starts."""

import pytest
from django.core.checks import run_checks
from newsroom.models import ArticlePage, FrontPage, NotePage
from nutgraf_wagtail.conf import Fields, conf
from pytest_django import Settings


@pytest.mark.parametrize(
    ("setting", "fault"),
    [
        ({}, None),
        ({"PAGES": {"newsroom.ArticlePage": {"body": "body"}}}, None),
        ({"PAGES": {"newsroom.NotePage": {"title": None, "body": ["text"]}}}, None),
        ({"PAGES": {"newsroom.ArticlePage": {}}}, "nutgraf.E001"),
        ({"PAGES": {"newsroom.ArticlePage": {"text": "body"}}}, "nutgraf.E001"),
        ({"PAGES": ["newsroom.ArticlePage"]}, "nutgraf.E001"),
        ({"GATES": "block"}, "nutgraf.E001"),
        ({"GATE": "shut"}, "nutgraf.E001"),
        ({"HOLD_ON": "info"}, "nutgraf.E001"),
        ({"READ_TIMEOUT": 0}, "nutgraf.E001"),
        ({"PUBLISH_TIMEOUT": "5"}, "nutgraf.E001"),
        ({"URL": "nutgraf.example"}, "nutgraf.E001"),
        ({"PAGES": {"newsroom.Nothing": {"body": "body"}}}, "nutgraf.E002"),
        ({"PAGES": {"ArticlePage": {"body": "body"}}}, "nutgraf.E002"),
        ({"PAGES": {"newsroom.ArticlePage": {"body": "lead"}}}, "nutgraf.E003"),
        (
            {"PAGES": {"newsroom.ArticlePage": {"introduction": "intro", "body": "body"}}},
            "nutgraf.E003",
        ),
    ],
    ids=repr,
)
def test_a_setting_that_is_wrong_is_an_error_of_the_system_check(
    setting: dict[str, object], fault: str | None, settings: Settings
) -> None:
    settings.NUTGRAF = setting
    found = [each.id for each in run_checks() if each.id.startswith("nutgraf.")]
    assert found == ([fault] if fault else [])


def test_a_key_is_not_told_to_who_prints_the_setting(settings: Settings) -> None:
    settings.NUTGRAF = {"API_KEY": "sk-very-secret"}
    assert "secret" not in repr(conf())


def test_fields_are_those_of_the_model_or_of_one_that_it_extends(
    settings: Settings,
) -> None:
    settings.NUTGRAF = {"PAGES": {"newsroom.articlepage": {"body": "body"}}}

    class Sports(ArticlePage):
        class Meta:
            app_label = "newsroom"
            proxy = True

    assert conf().fields_of(Sports) == conf().fields_of(ArticlePage) == Fields(body=("body",))
    assert conf().fields_of(FrontPage) is conf().fields_of(NotePage) is None
