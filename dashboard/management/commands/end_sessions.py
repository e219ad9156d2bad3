from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dashboard.agents.endings import end_and_wait
from dashboard.agents.identities import one_spelling
from dashboard.agents.sessions import usable_sessions
from dashboard.storage import audit


class Command(BaseCommand):
    help = "End all sessions of one login, here and at ECE."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("login")

    def handle(self, *args: Any, **options: Any) -> None:
        login = one_spelling(options["login"])
        rows = list(usable_sessions().filter(agent__login=login))
        for agent in {row.agent for row in rows}:
            audit.record_command(audit.Action.SESSIONS_END, agent=agent)
        untold = [row for row in rows if not end_and_wait(row)]
        self.stdout.write(f"Sessions that were ended here: {len(rows)}.")
        if untold:
            raise CommandError(f"ECE could not be told about {len(untold)} of them.")
