from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dashboard.agents.identities import one_spelling
from dashboard.models import Agent
from dashboard.storage import audit


class Command(BaseCommand):
    help = (
        "End all sessions of one login and delete everything that is stored for this agent: name, "
        "departments, preferences, searches, drafts, creates and notes. Events of the audit stay, "
        "without the name."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("login")

    def handle(self, *args: Any, **options: Any) -> None:
        login = one_spelling(options["login"])
        agents = Agent.objects.filter(server=settings.ECE_URL, login=login)
        if not agents:
            raise CommandError("No agent with this login has signed in here.")
        try:
            call_command("end_sessions", login, stdout=self.stdout)
        finally:
            for agent in agents:
                audit.record_command(audit.Action.OBLIVION, agent=agent)
            agents.delete()
        self.stdout.write("The agent is forgotten.")
