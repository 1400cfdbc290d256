"""What is wrong with the setting NUTGRAF, said at the start."""

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist
from nutgraf_client import Client

from nutgraf_wagtail.conf import Fields, conf


@register()
def check_setting(**_: object) -> list[CheckMessage]:
    try:
        given = conf()
        Client(given.url, given.api_key).close()  # refuses an address or a key that cannot be
    except (AttributeError, TypeError, ValueError) as error:
        return [Error(f"The setting NUTGRAF cannot be read: {error}.", id="nutgraf.E001")]
    pages = given.pages.items()
    return [fault for label, fields in pages for fault in _check_page(label, fields)]


def _check_page(label: str, fields: Fields) -> list[CheckMessage]:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return [Error(f"NUTGRAF names {label}, which is no model.", id="nutgraf.E002")]
    faults: list[CheckMessage] = []
    for name in fields.names:
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist:
            faults.append(Error(f"NUTGRAF names {label}.{name}, no such field.", id="nutgraf.E003"))
    return faults
