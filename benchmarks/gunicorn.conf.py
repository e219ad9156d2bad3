"""The dashboard's gunicorn for whom the dashboard is measured against, without pages of ours."""

import runpy

OURS = runpy.run_path("gunicorn.conf.py")
globals().update(OURS)


def post_worker_init(worker: object) -> None:
    OURS["keep_what_is_loaded"]()
