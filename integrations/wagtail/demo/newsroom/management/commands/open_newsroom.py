# ruff: noqa: E501
"""Fills an empty newsroom: a front page, an article whose headline is wrong, an editor."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from wagtail.models import Page, Site

from newsroom.models import ArticlePage, FrontPage

TITLE = "“We will not close the baths before 2030”, says council leader"
INTRODUCTION = "All 140 jobs at the Marsh Lane baths are at risk."
PARAGRAPHS = (
    "<p>“We will not sell the site before 2030,” said Joan Tell, the leader of Harwick council,"
    " on Monday. Councillors meet again on Thursday.</p>",
    "<p>Officials in her finance department told the Harwick Courier that the Marsh Lane baths could"
    " close as early as 2028, and around 120 jobs are at risk, according to the union. The"
    " Courier could not verify the figure.</p><p>The council denied that it had decided anything.</p>",
)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):  # noqa: ANN001, ANN201 - Django's own
        parser.add_argument("--password", help="The editor's; one is made up without it.")

    def handle(self, *_, password, **__):  # noqa: ANN002, ANN003, ANN201, ANN001
        password = password or secrets.token_urlsafe(9)
        editor, _ = get_user_model().objects.get_or_create(
            username="editor", defaults={"is_staff": True, "is_superuser": True}
        )
        editor.set_password(password)
        editor.save()
        page = ArticlePage.objects.first() or self._fill()
        self.stdout.write(f"Log in as “editor” with the password {password}")
        self.stdout.write(f"An article with a wrong headline: /admin/pages/{page.pk}/edit/")

    def _fill(self) -> ArticlePage:
        root = Page.get_first_root_node()
        root.get_children().delete()
        root = Page.objects.get(pk=root.pk)
        front = root.add_child(instance=FrontPage(title="The Harwick Courier", slug="home"))
        site = Site.objects.first() or Site(is_default_site=True, hostname="127.0.0.1")
        site.site_name, site.root_page = "The Harwick Courier", front
        site.save()
        article = ArticlePage(
            title=TITLE,
            slug="baths",
            introduction=INTRODUCTION,
            body=[("paragraph", paragraph) for paragraph in PARAGRAPHS],
            live=False,
        )
        front.add_child(instance=article)
        article.save_revision()
        return article
