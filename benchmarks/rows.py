"""What an agent's day leaves in the database: `uv run --group test python -m benchmarks.rows`.
Prints figures, judges nothing.

One agent signs in and serves customers: an address that nobody has, a number that somebody has, the
customer and a case, with all that loads beside them; every tenth time a new customer is created.
Bytes are those of SQLite's pages, with indexes: of few rows they tell little.
"""

import argparse
import os
import re
import tempfile
from html import unescape
from pathlib import Path

from django.http import HttpResponse

from benchmarks.desk import Desk, signed_in_desk

SWITCHBOARD = "14082343456102"
FIRST_CUSTOMER = 1000
CUSTOMERS = 150  # of them frank sees most
LOADED = re.compile(r"<[^>]*hx-trigger=\"load[^>]*>")
ADDRESS = re.compile(r'hx-get="([^"]+)"')
BYTES = """
    SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_master USING (name) GROUP BY tbl_name
"""


def main() -> None:
    options = read_options()
    os.environ |= {"VIEWS_A_MINUTE": "0", "LOG_LEVEL": "ERROR"}
    with tempfile.TemporaryDirectory() as folder, signed_in_desk(Path(folder)) as desk:
        for number in range(options.customers):
            serve(desk, number)
        show(options.customers)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=200, help="whom the agent serves")
    return parser.parse_args()


def serve(desk: Desk, number: int) -> None:
    customer = f"/customers/{FIRST_CUSTOMER + number % CUSTOMERS}/"
    load_regions(desk, desk.find(f"nobody-{number}@example.com"))
    load_regions(desk, desk.find(SWITCHBOARD))
    load_regions(desk, desk.get(customer))
    load_regions(desk, desk.get("/cases/1000/"))
    if number % 10 == 0:
        desk.create(first_name="Ada", last_name=f"Number {number}")


def load_regions(desk: Desk, page: HttpResponse) -> None:
    """Ask, as a browser does, for the regions that load beside this page."""
    for tag in LOADED.findall(page.content.decode()):
        desk.get(unescape(ADDRESS.findall(tag)[0]))


def show(customers: int) -> None:
    from django.apps import apps
    from django.db import connection

    with connection.cursor() as cursor:
        sizes = dict(cursor.execute(BYTES).fetchall())
    print(f"an agent with {customers} customers")
    print(f"{'table':24} {'rows':>6} {'a customer':>10} {'bytes a row':>11}")
    for model in apps.get_app_config("dashboard").get_models():
        rows = model._default_manager.count()
        if rows:
            size = sizes[model._meta.db_table] / rows
            print(f"{model.__name__:24} {rows:6} {rows / customers:10.2f} {size:11.0f}")


if __name__ == "__main__":
    main()
