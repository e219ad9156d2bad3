from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dashboard import ece
from dashboard.agents import clients
from dashboard.unread.nightly import Unfinished, known_departments, take_snapshot

NOT_ON_V20 = (
    "ECE's v20 knows no client applications, so nobody can be asked while nobody is signed in: the "
    "snapshot is taken while a supervisor has the unread list open."
)
NO_APPLICATION = "Set ECE_SNAPSHOT_CLIENT_ID and ECE_SNAPSHOT_CLIENT_SECRET to take snapshots."
NO_DEPARTMENT = "No department is known yet. Name them: manage.py snapshot Service Sales"


class Command(BaseCommand):
    help = (
        "Note for each department who has unread secure mail, with nobody signed in (v3 only). "
        "Run it once a day."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("departments", nargs="*", help="all that are known, if none is named")

    def handle(self, *args: Any, **options: Any) -> None:
        if not clients.signs_in_by_redirect():
            raise CommandError(NOT_ON_V20)
        if not settings.ECE_SNAPSHOT:
            raise CommandError(NO_APPLICATION)
        departments = options["departments"] or known_departments()
        if not departments:
            raise CommandError(NO_DEPARTMENT)
        problems = [problem for name in departments if (problem := self.take(name))]
        if problems:
            raise CommandError(" ".join(problems))

    def take(self, department: str) -> str:
        """Take the snapshot of a department. Return what went wrong, "" where nothing did."""
        try:
            take_snapshot(department)
        except ece.Error as error:
            return f"{department}: ECE gave no answer that can be used ({error.why})."
        except Unfinished:
            return f"{department}: ECE was too slow."
        self.stdout.write(f"{department}: taken.")
        return ""
