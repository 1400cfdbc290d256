"""Where Wagtail is told of all this."""

from django.urls import URLPattern, path
from wagtail import hooks

from nutgraf_wagtail import gate, log
from nutgraf_wagtail.views import show_review

hooks.register("before_publish_page", gate.before_publish_page)
hooks.register("before_bulk_action", gate.before_bulk_publish)
hooks.register("register_log_actions", log.register)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("nutgraf/<int:page_id>/", show_review, name="nutgraf_review")]
