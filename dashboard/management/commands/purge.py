from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.utils import timezone

from dashboard.models import CreateAttempt, Draft, EceSession, FailedSignIn, Search

ATTEMPT_KEPT = timedelta(
    days=7
)  # long after what was typed is gone, the same form still makes one customer


class Command(BaseCommand):
    help = "Delete what is past its time: sessions, searches, drafts, creates and counted sign-ins. Run it once a day."

    def handle(self, *args, **options) -> None:
        now = timezone.now()
        over = now - timedelta(hours=settings.SESSION_HOURS)
        gone = [
            Session.objects.filter(expire_date__lt=now),
            EceSession.objects.filter(signed_in__lt=over),
            Search.objects.filter(expires__lt=now),
            Draft.objects.filter(expires__lt=now),
            FailedSignIn.objects.filter(at__lt=over),
            CreateAttempt.objects.filter(sent_at__lt=now - ATTEMPT_KEPT),
        ]
        for rows in gone:
            rows.delete()
        typed_over = now - timedelta(hours=settings.DRAFT_HOURS or 1)
        CreateAttempt.objects.filter(sent_at__lt=typed_over).update(sealed="")
