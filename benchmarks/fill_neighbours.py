"""The database of Django admin's list: as many rows as a page of ours shows, and a session to see
them with.

Prints nothing; the session's key is `SESSION`.
"""

from datetime import UTC, datetime, timedelta

from benchmarks import neighbours

SESSION = "benchmarksbenchmarksbenchmarksbe"
ROWS = 200


def main() -> None:
    neighbours.configure()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    User.objects.bulk_create(
        User(username=f"customer{n}", email=f"customer{n}@example.com", last_name=f"Name {n}")
        for n in range(ROWS)
    )
    admin = User.objects.create_superuser("admin", "admin@example.com", "admin")
    signed_in = {
        SESSION_KEY: str(admin.pk),
        BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        HASH_SESSION_KEY: admin.get_session_auth_hash(),
    }
    Session.objects.create(
        session_key=SESSION,
        session_data=SessionStore().encode(signed_in),
        expire_date=datetime.now(UTC) + timedelta(days=1),
    )


if __name__ == "__main__":
    main()
