"""XML: the same trees that JSON shows, written and read by one set of rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from dashboard.sandbox.trees import Tree, listed
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.namespaces import Path, area_of, declarations, namespace, prefix_of

ATTRIBUTES = ("id", "date", "rel", "href")
LISTS = ("contactPerson", "contactPoint", "customAttribute", "attribValue", "contact")
LISTS_OF_CONTACT = ("email", "phone", "postal", "website", "social")
DEEPEST = 50
LONGEST_NAME = 100
LONGEST_PATH = 200
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>'


def write(tree: Tree, root: str, version: str) -> str:
    area = area_of((root,), "")
    spaces = declarations(root, version)
    return PROLOGUE + _element(tree, (root,), area, spaces)


def read(body: bytes, root: str, version: str) -> Tree:
    """Return the tree under an element `root`.

    Raises 400-152: not well-formed, a DOCTYPE, an unexpected namespace.
    """
    reader = _Reader(root, version)
    try:
        reader.parse(body)
    except (expat.ExpatError, ValueError, LookupError):
        raise problems.bad_element(root, "It is not well-formed.") from None
    return reader.tree


def _element(value: Any, path: Path, area: str, spaces: str = "") -> str:
    name = prefix_of(area, path[0]) + path[-1]
    opening = name + spaces
    if not isinstance(value, dict):
        return f"<{opening}>{_text(value)}</{name}>"
    attributes = {key: each for key, each in value.items() if _is_attribute(key, each)}
    for key, each in attributes.items():
        opening += f" {key}={_quoted(each)}"
    inner = "".join(_children(value, path, area))
    if not inner:
        return f"<{opening}/>"
    return f"<{opening}>{inner}</{name}>"


def _children(value: Tree, path: Path, area: str) -> Iterator[str]:
    for key, content in value.items():
        if _is_attribute(key, content):
            continue
        inner_path = (*path, key)
        inner_area = area_of(inner_path, area)
        for each in listed(content):
            yield _element(each, inner_path, inner_area)


def _is_attribute(key: str, value: Any) -> bool:
    return key in ATTRIBUTES and not isinstance(value, dict | list)


def _text(value: Any) -> str:
    text = str(value)
    if isinstance(value, bool):
        text = text.lower()
    return escape(NOT_XML.sub("", text))


def _quoted(value: Any) -> str:
    return quoteattr(NOT_XML.sub("", str(value)))


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    tag: str
    area: str
    children: Tree
    texts: list[str] = field(default_factory=list)

    @property
    def content(self) -> Any:
        return self.children or "".join(self.texts)


class _Reader:
    """Builds a tree from expat's events.

    XML tools add attributes of their own; of all attributes only ids count.
    """

    def __init__(self, root: str, version: str) -> None:
        self.tree: Tree = {}
        self._root = root
        self._versions = {version, "v12"}
        self._open: list[_Open] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.CharacterDataHandler = self._characters
        self._parser.EndElementHandler = self._end

    def parse(self, body: bytes) -> None:
        self._parser.Parse(body, True)

    def _refuse_doctype(self, *_: object) -> NoReturn:
        raise problems.bad_element(self._root, "A DOCTYPE is not allowed.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        path = (*(each.tag for each in self._open), tag)
        if len(path) > DEEPEST or path[0] != self._root:
            tag = tag[:LONGEST_NAME]
            raise problems.bad_element(self._root, "Element '{tag}' is not expected here.", tag=tag)
        area = area_of(path, self._area)
        self._check_namespace(space, area, path)
        children = {}
        if "id" in attributes:
            children["id"] = attributes["id"]
        self._open.append(_Open(tag, area, children))

    @property
    def _area(self) -> str:
        if not self._open:
            return ""
        return self._open[-1].area

    def _check_namespace(self, space: str, area: str, path: Path) -> None:
        known = {namespace(area, version) for version in self._versions}
        if space not in known:
            raise problems.bad_element(
                ".".join(path)[:LONGEST_PATH],
                "Its namespace has to be {namespace}.",
                namespace=namespace(area, "v12"),
            )

    def _characters(self, text: str) -> None:
        self._open[-1].texts.append(text)

    def _end(self, name: str) -> None:
        ended = self._open.pop()
        if not self._open:
            self.tree = ended.children
            return
        parent = self._open[-1]
        is_listed = ended.tag in LISTS
        if parent.tag == "contact" and ended.tag in LISTS_OF_CONTACT:
            is_listed = True
        if is_listed:
            parent.children.setdefault(ended.tag, []).append(ended.content)
        else:
            parent.children[ended.tag] = ended.content
