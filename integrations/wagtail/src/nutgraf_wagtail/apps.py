from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NutgrafConfig(AppConfig):
    name = "nutgraf_wagtail"
    label = "nutgraf_wagtail"
    verbose_name = _("Nutgraf")

    def ready(self) -> None:
        from nutgraf_wagtail import checks  # noqa: F401 - registers itself
