"""Two kinds of pages: an article made of blocks, and a note in one rich text."""

from django.db import models
from nutgraf_wagtail.panels import NutgrafPanel
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page


class FrontPage(Page):
    subpage_types = ("newsroom.ArticlePage", "newsroom.NotePage")


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock()
    who = blocks.CharBlock(required=False)

    class Meta:
        icon = "openquote"


class ArticlePage(Page):
    introduction = models.TextField(blank=True)
    body = StreamField(
        [
            ("paragraph", blocks.RichTextBlock()),
            ("heading", blocks.CharBlock()),
            ("quotation", QuoteBlock()),
            ("list", blocks.ListBlock(blocks.TextBlock())),
            ("address", blocks.URLBlock()),
        ],
        blank=True,
    )
    content_panels = (
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        NutgrafPanel(),
    )


class NotePage(Page):
    text = RichTextField(blank=True)
    content_panels = (*Page.content_panels, FieldPanel("text"), NutgrafPanel())
