"""Every operation of the sandbox with an example, as Markdown: docs/sandbox.md is made from it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.sandbox import examples
from dashboard.sandbox.cloud import routes as cloud
from dashboard.sandbox.cloud.grants import Grants
from dashboard.sandbox.cloud.id_tokens import SigningKeys
from dashboard.sandbox.cloud.oauth import OAuth
from dashboard.sandbox.control import control_routes
from dashboard.sandbox.examples import Example
from dashboard.sandbox.interaction import routes as interaction
from dashboard.sandbox.interaction.sessions import Sessions
from dashboard.sandbox.switches import Switches
from dashboard.sandbox.wire.paths import Route

HEAD = """\
# The operations of the sandbox

Made by `uv run python -m dashboard.sandbox --operations > docs/sandbox.md`; a test compares it.

Start `uv run python -m dashboard.sandbox --control-port 8061`, then paste into bash:

```sh
ECE=http://127.0.0.1:8060
CONTROL=http://127.0.0.1:8061
JSON="application/json"
SESSION=$(curl -fsi "$ECE/system/ws/v12/authentication/user/login" -H "Content-Type: $JSON" \\
  -d '{"userName": "frank", "password": "frank"}' | tr -d '\\r' | sed -n 's/^X-egain-session: //p')
FRANK=(-fsg -H "X-egain-session: $SESSION" -H "Accept: $JSON" -H "Content-Type: $JSON")
SCOPE="openid core.customermgr.read core.customermgr.manage core.casemgr.read core.casemgr.manage"
TOKEN=$(curl -fs "$ECE/system/auth/sandbox-U/oauth2/token" -u integration:integration-secret \\
  -d grant_type=password -d subject_username=frank --data-urlencode "scope=$SCOPE" \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
CLOUD=(-fsg -H "Authorization: Bearer $TOKEN" -H "Accept: $JSON" -H "Accept-Language: en-US" \\
  -H "Content-Type: $JSON")
```

Each example is answered without an error. A path with `v12` exists for `v20` as well.
"""
LONGEST_LINE = 96
VERSION = ("version", "v12")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the page: its routes, their examples, and how an example begins."""

    title: str
    text: str
    routes: Iterable[Route]
    examples: Mapping[str, Example]
    options: str
    address: str = "$ECE"


def chapters() -> tuple[Chapter, ...]:
    switches = Switches()
    oauth = OAuth(Grants(switches), SigningKeys(), lambda email: None)
    return (
        Chapter(
            "v12 and v20",
            "An agent's session stands in the header `X-egain-session`.",
            interaction.routes(Sessions(switches)),
            examples.INTERACTION_EXAMPLES,
            '"${FRANK[@]}"',
        ),
        Chapter(
            "v3",
            "A token stands in the header `Authorization`.",
            cloud.ROUTES,
            examples.CLOUD_EXAMPLES,
            '"${CLOUD[@]}"',
        ),
        Chapter(
            "OAuth 2.0",
            "Agents sign in at `sandbox-U`, customers, by e-mail address, at `sandbox-C`.",
            oauth.routes,
            examples.OAUTH_EXAMPLES,
            '-fsg -H "Authorization: Bearer $TOKEN"',
        ),
        Chapter(
            "Control",
            "With `--control-port`, for tests.",
            control_routes(),
            examples.CONTROL_EXAMPLES,
            "-fsg",
            "$CONTROL",
        ),
    )


def written() -> str:
    """Return the page."""
    parts = [HEAD]
    for chapter in chapters():
        parts.append(f"\n## {chapter.title}\n\n{chapter.text}\n")
        parts.extend(_operations(chapter))
    return "".join(parts)


def _operations(chapter: Chapter) -> Iterator[str]:
    for route in chapter.routes:
        example = chapter.examples[f"{route.method} {route.path}"]
        parts = dict((VERSION, *example.parts))
        path = _filled(route.path, parts)
        yield f"\n### {route.method} {path}\n\n{_summary(route)}\n\n"
        yield _parameters(route)
        yield f"```sh\n{_command(chapter, route, path, example)}\n```\n"


def _summary(route: Route) -> str:
    """Return what the docstring of the operation says first."""
    docstring = route.operation.__doc__ or ""
    return docstring.partition("\n\n")[0]


def _parameters(route: Route) -> str:
    """Return the sentence that names what the query may hold; for v3, of an agent."""
    names: tuple[str, ...] = ()
    if isinstance(route, interaction.Route):
        names = route.parameters
    if isinstance(route, cloud.Route):
        names = route.parameters[cloud.USER]
    if not names:
        return ""
    listed = ", ".join(f"`{name}`" for name in names)
    return f"Its query takes {listed}.\n\n"


def _filled(path: str, parts: Mapping[str, str]) -> str:
    for name, value in parts.items():
        path = path.replace(f"<{name}>", value)
    return path


def _command(chapter: Chapter, route: Route, path: str, example: Example) -> str:
    """Return the curl line, on several lines where it is long."""
    address = f"{chapter.address}{path}"
    if example.query:
        query = example.query.replace("$", "\\$")
        address += f"?{query}"
    words = [f'curl {_options(chapter, example)} "{address}"']
    if route.method in ("PUT", "DELETE"):
        words.append(f"-X {route.method}")
    words.extend(_content(route, example))
    command = " ".join(words)
    if len(command) <= LONGEST_LINE:
        return command
    return " \\\n  ".join(words)


def _options(chapter: Chapter, example: Example) -> str:
    if example.client:
        return f"-fsg -u {example.client}"
    return chapter.options


def _content(route: Route, example: Example) -> Iterator[str]:
    if example.body is not None:
        yield f"-d '{json.dumps(example.body)}'"
    for field in example.fields:
        yield f'-d "{field}"'
    if route.method == "POST" and example.body is None and not example.fields:
        yield "-d ''"
