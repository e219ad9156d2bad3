"""The dashboard as Django's application."""

from django.apps import AppConfig
from django.conf import settings

from dashboard.storage.files import make_private


class Dashboard(AppConfig):
    name = "dashboard"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        make_private(settings.DATABASES["default"])
