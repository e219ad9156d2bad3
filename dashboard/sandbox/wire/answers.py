"""A Reply on its way out: status, headers and bytes, in the form that the client takes."""

import gzip
import json

from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import markup
from dashboard.sandbox.wire.call import JSON, XML, Call, Reply
from dashboard.sandbox.wire.negotiation import accepted, takes_gzip
from dashboard.sandbox.wire.problems import Problem
from dashboard.sandbox.wire.sentences import ENGLISH
from dashboard.sandbox.wire.shapes import shaped

SMALLEST_ZIPPED = 1024
TEXT = "text/plain; charset=utf-8"
LONGEST_DEVELOPER_MESSAGE = 2048
LONGEST_USER_MESSAGE = 1024

type Answer = tuple[int, dict[str, str], bytes]


def answer(call: Call, reply: Reply) -> Answer:
    body, media = _written(call, reply)
    headers = {"Content-Type": media, **reply.headers}
    if call.session_id:
        headers["X-egain-session"] = call.session_id
    if len(body) >= SMALLEST_ZIPPED and takes_gzip(call):
        body = gzip.compress(body, 1)
        headers["Content-Encoding"] = "gzip"
        headers["Vary"] = "Accept-Encoding"
    if reply.status != 204:
        headers["Content-Length"] = str(len(body))
    return reply.status, headers, body


def refusal(call: Call, problem: Problem) -> Reply:
    """Return how the interaction APIs refuse; the web server before them does it in plain words."""
    if not problem.code:
        text = problem.sentence.written()
        return Reply(problem.status, text=text, media=TEXT, headers=problem.headers)
    tree = _error(call, problem)
    return Reply(problem.status, tree, "error", headers=problem.headers)


def _error(call: Call, problem: Problem) -> Tree:
    """`userMessage` is there for clients that ask for it by a header."""
    language = call.language
    if call.switches.developer_messages == "english":
        language = ENGLISH
    developer_message = problem.sentence.written(language)
    tree = {
        "code": problem.code,
        "developerMessage": developer_message[:LONGEST_DEVELOPER_MESSAGE],
    }
    if call.headers.get("X-egain-error-message", "").lower() == "yes":
        user_message = problem.sentence.written(call.language)
        tree["userMessage"] = user_message[:LONGEST_USER_MESSAGE]
    return tree


def _written(call: Call, reply: Reply) -> tuple[bytes, str]:
    media = reply.media or accepted(call) or XML
    if reply.tree is None:
        return reply.text.encode(), media
    if media == JSON:
        return _json(shaped(reply.tree, call.switches)), JSON
    return markup.write(reply.tree, reply.root, call.version).encode(), XML


def _json(tree: Tree) -> bytes:
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return text.encode()
