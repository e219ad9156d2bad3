# Commands for those who change the dashboard: `uv run --group dev just --list`.

set shell := ["bash", "-euo", "pipefail", "-c"]

dev := "uv run --group dev"
test := "uv run --group test"
manage := "DJANGO_SETTINGS_MODULE=tests.settings uv run --group test manage.py"
templates := "$(git ls-files 'templates/*.html')"

# A server that reloads when a file changes, with the sandbox behind it
dev *options:
    uv run manage.py demo --reload {{ options }}

# Style, types, import contracts, templates, spelling
check:
    {{ dev }} ruff check
    {{ dev }} ruff format --check
    {{ dev }} mypy
    {{ dev }} lint-imports
    {{ dev }} djade --check {{ templates }}
    {{ dev }} typos

# The same as far as machines can mend it
mend:
    {{ dev }} ruff check --fix
    {{ dev }} ruff format
    {{ dev }} djade {{ templates }}

# What an installation needs, with hashes: `pip install --require-hashes -r var/requirements.txt`
requirements:
    mkdir -p var
    uv export -q --no-default-groups --extra postgres --no-emit-project --format requirements.txt -o var/requirements.txt

# Known weaknesses of it; fails where a package can't be looked up
audit: requirements
    uvx pip-audit --strict --disable-pip --require-hashes -r var/requirements.txt

# The bill of materials, as CycloneDX
sbom:
    mkdir -p var
    uv export -q --no-default-groups --extra postgres --format cyclonedx1.5 -o var/sbom.json

# All tests
test *options:
    {{ test }} pytest {{ options }}

# The tests of every day: no browser, no fault runs, no servers of operators
test-quick *options:
    {{ test }} pytest -m "not browser and not faults and not operators" {{ options }}

# Try every command line of the README in a fresh clone of what is committed
readme *options:
    {{ test }} python -m benchmarks.readme {{ options }}

# Write the documents that are made from the code
docs:
    {{ test }} python -m docs.fields
    {{ test }} python -m docs.asvs

# Collect the texts for translation, and compile what is translated
messages:
    mkdir -p dashboard/locale
    {{ manage }} makemessages --all --no-obsolete --no-location --ignore .venv --ignore tests --ignore var
    {{ manage }} compilemessages --ignore .venv

# Take the pictures of the README anew, or five pages in all languages: `--languages FOLDER`
screenshots *options:
    {{ test }} python -m docs.screenshots {{ options }}

# Any command of Django, with the environment of the tests: `just manage makemigrations`
manage *arguments:
    {{ manage }} {{ arguments }}
