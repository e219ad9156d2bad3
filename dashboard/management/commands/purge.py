from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from dashboard.agents import sessions
from dashboard.findability.stored_sweeps import FRESH
from dashboard.models import (
    BrowserSession,
    CreateAttempt,
    Draft,
    EceSession,
    Search,
    SignInAttempt,
    StoredSweep,
)

# Long after what was typed is gone, the same form still makes one customer.
ATTEMPT_STAYS = timedelta(days=7)


class Command(BaseCommand):
    help = (
        "Delete what is past its time: sessions, searches, drafts, creates and counted sign-ins. "
        "Run it once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        session_limit = now - timedelta(hours=settings.SESSION_HOURS)
        sessions.end_all(filter(sessions.is_over, sessions.usable_sessions()))
        past_their_time = [
            BrowserSession.objects.filter(expire_date__lt=now),
            EceSession.objects.filter(signed_in__lt=session_limit),
            Search.objects.filter(expires__lt=now),
            Draft.objects.filter(expires__lt=now),
            SignInAttempt.objects.filter(at__lt=session_limit),
            CreateAttempt.objects.filter(sent_at__lt=now - ATTEMPT_STAYS),
            StoredSweep.objects.filter(started__lt=now - FRESH),
        ]
        for rows in past_their_time:
            rows.delete()
        typed_limit = now - timedelta(hours=settings.DRAFT_HOURS or 1)
        CreateAttempt.objects.filter(sent_at__lt=typed_limit).update(sealed="")
