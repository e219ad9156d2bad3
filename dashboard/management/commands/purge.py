from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.utils import timezone

from dashboard.models import Draft, EceSession, FailedSignIn, Search


class Command(BaseCommand):
    help = "Delete what is past its time: sessions, searches, drafts and counted sign-ins. Run it once a day."

    def handle(self, *args, **options) -> None:
        now = timezone.now()
        over = now - timedelta(hours=settings.SESSION_HOURS)
        gone = [
            Session.objects.filter(expire_date__lt=now),
            EceSession.objects.filter(signed_in__lt=over),
            Search.objects.filter(expires__lt=now),
            Draft.objects.filter(expires__lt=now),
            FailedSignIn.objects.filter(at__lt=over),
        ]
        for rows in gone:
            rows.delete()
