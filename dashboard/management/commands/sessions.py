from typing import Any

from django.core.management.base import BaseCommand

from dashboard.agents.sessions import usable_sessions


class Command(BaseCommand):
    help = "List who is signed in: the login, since when, and when the dashboard was last used."

    def handle(self, *args: Any, **options: Any) -> None:
        for session in usable_sessions().order_by("agent__login", "signed_in"):
            since, used = f"{session.signed_in:%F %R}", f"{session.last_used:%F %R}"
            self.stdout.write(f"{session.agent.login}\tsince {since}\tlast used {used}")
