"""Creates while ECE breaks: `uv run --group test python -m benchmarks.creates`. Prints figures,
judges nothing. `--creates 1000` sends more of them, `--api v3` sends them to the other API;
`--locks` keeps the database locked now and then.

Two processes of the dashboard share a database. Some agents press in two or three tabs at once,
some go back and press again, and each create meets one fault of a rotation. A name that begins with
"create_then" lets ECE create the customer and breaks the answer; "late" creates it a second after
the connection broke.

The form comes again with a refusal, or with who has the same address by now. A statement is wrong
if an agent is sent to another customer, is left with the form although the customer is there, or
sees an outcome that is not so. An input is lost if the form of a customer who was
not created does not come back as it was typed. A form that ECE itself refused may be sent again.
"""

import argparse
import time

import django

from tests import env

env.os.environ["DJANGO_SETTINGS_MODULE"] = "dashboard.settings"
django.setup()

from tests.creation.creates_under_faults import FAULTS, NOT_ASKED, Report, run  # noqa: E402

TOLD = ("created", "not confirmed", "form again")


def main() -> None:
    options = read_options()
    began = time.monotonic()
    report = run(options.creates, options.api, options.seed, locks=options.locks)
    seconds = time.monotonic() - began
    print(f"{options.creates} creates on {options.api}, seed {options.seed}, {seconds:.0f} s\n")
    print_faults(report)
    print_mistakes(report)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--creates", type=int, default=100)
    parser.add_argument("--api", choices=("v20", "v3"), default="v20")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--locks", action="store_true")
    return parser.parse_args()


def print_faults(report: Report) -> None:
    """Print what became of the creates that met a fault, and what the presses were told."""
    print(f"{'':32} {'customers':>9} {'created':>8} {'not confirmed':>14} {'form again':>11}")
    for fault in (*dict.fromkeys(FAULTS), "create_then_hang", NOT_ASKED):
        created, doubted, again = (report.told[fault, told] for told in TOLD)
        customers = report.customers[fault]
        print(f"{fault:32} {customers:9} {created:8} {doubted:14} {again:11}")


def print_mistakes(report: Report) -> None:
    found = {
        "sent again after ECE refused": len(report.sent_after_refusal),
        "sent again without a refusal": len(report.sent_twice),
        "duplicates": len(report.duplicates),
        "wrong statements": len(report.wrong),
        "inputs lost": len(report.lost),
        "answers with 500": len(report.crashes),
        "presses without an answer": len(report.unanswered),
    }
    print(f"\n{'creates that reached ECE':32} {report.sent:9}")
    for name, count in found.items():
        print(f"{name:32} {count:9}")
    for mistake in report.mistakes:
        print(f"  {mistake}")


if __name__ == "__main__":
    main()
