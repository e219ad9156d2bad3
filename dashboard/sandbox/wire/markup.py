"""XML: the same trees that JSON shows, with the namespaces that ECE prints, written and read by one set of rules."""

import re
from typing import Any, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import problems

NAMESPACE = "http://bindings.egain.com/ws/model/{version}/gen/{area}"
PREFIXES = {
    "interaction/contactperson": "ns1",
    "platform": "ns2",
    "common": "ns3",
    "interaction/contactpoint": "ns4",
}
ROOT_AREAS = {
    "customer": "interaction/customer",
    "customers": "interaction/customer",
    "attributes": "interaction/customer",
    "cases": "interaction/case",
    "case": "interaction/case",
    "activities": "interaction/activity",
    "users": "platform",
    "login": "platform",
    "Error": "platform",
    "error": "common",
}
CHILD_AREAS = {
    "contactPerson": "interaction/contactperson",
    "contact": "interaction/contactperson",
    "contactPoint": "interaction/contactpoint",
    "customAttribute": "common",
    "link": "common",
    "paginationInfo": "common",
}
PLATFORM_PARENTS = ("department", "user")
OWN_VALUE_PARENTS = (("customer", "type"), ("contactPoint", "type"))
ATTRIBUTES = ("id", "date", "rel", "href")
LISTS = (
    "contactPerson",
    "contactPoint",
    "customAttribute",
    "attribValue",
    "contact",
)
LISTS_OF_CONTACT = ("email", "phone", "postal", "website", "social")
DEEPEST = 50
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(tree: Tree, root: str, version: str) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>' + _element(
        tree, (root,), _area((root,), ""), version
    )


def read(body: bytes, root: str, version: str) -> Tree:
    """The tree under an element `root`. Raises 400-152: not well-formed, a DOCTYPE, an unexpected namespace."""
    reader = _Reader(root, version)
    try:
        reader.parse(body)
    except (expat.ExpatError, ValueError, LookupError):
        raise problems.bad_element(root, "It is not well-formed.") from None
    return reader.tree


def _area(path: tuple[str, ...], inherited: str) -> str:
    """The schema that the element at the end of `path` belongs to."""
    tag, parent, grandparent = (
        path[-1],
        "".join(path[-2:-1]),
        "".join(path[-3:-2]),
    )
    if len(path) == 1:
        return ROOT_AREAS[tag]
    if tag in CHILD_AREAS:
        return CHILD_AREAS[tag]
    if parent in PLATFORM_PARENTS:
        return "platform"
    is_own = (
        grandparent,
        parent,
    ) in OWN_VALUE_PARENTS or parent == "identification"
    return "common" if tag in ("value", "displayValue") and not is_own else inherited


def _element(value: Any, path: tuple[str, ...], area: str, version: str) -> str:
    is_root = len(path) == 1
    prefix = "" if is_root or area == ROOT_AREAS[path[0]] else PREFIXES[area] + ":"
    name = prefix + path[-1]
    opening = name + (_declarations(area, version) if is_root else "")
    if not isinstance(value, dict):
        return f"<{opening}>{_text(value)}</{name}>"
    opening += "".join(
        f" {key}={_quoted(each)}" for key, each in value.items() if _is_attribute(key, each)
    )
    inner = "".join(_children(value, path, area, version))
    return f"<{opening}>{inner}</{name}>" if inner else f"<{opening}/>"


def _children(value: Tree, path: tuple[str, ...], area: str, version: str) -> list[str]:
    return [
        _element(each, (*path, key), _area((*path, key), area), version)
        for key, held in value.items()
        if not _is_attribute(key, held)
        for each in (held if isinstance(held, list) else [held])
    ]


def _declarations(area: str, version: str) -> str:
    spaces = {"xmlns": area} | {
        f"xmlns:{prefix}": each for each, prefix in PREFIXES.items() if each != area
    }
    if area in ("common", "platform"):
        spaces = {"xmlns": area} | ({"xmlns:ns3": "common"} if area == "platform" else {})
    return "".join(f' {name}="{_namespace(each, version)}"' for name, each in spaces.items())


def _namespace(area: str, version: str) -> str:
    return NAMESPACE.format(version=version, area=area)


def _is_attribute(key: str, value: Any) -> bool:
    return key in ATTRIBUTES and not isinstance(value, dict | list)


def _text(value: Any) -> str:
    return escape(NOT_XML.sub("", str(value).lower() if isinstance(value, bool) else str(value)))


def _quoted(value: Any) -> str:
    return quoteattr(NOT_XML.sub("", str(value)))


class _Reader:
    """Builds a tree from expat's events. A stack holds (tag, area, children so far, text so far); of the
    attributes, of which XML tools add some of their own, only ids count."""

    def __init__(self, root: str, version: str) -> None:
        self.tree: Tree = {}
        self._root = root
        self._versions = {version, "v12"}
        self._stack: list[tuple[str, str, Tree, list[str]]] = []
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
        namespace, _, tag = name.rpartition(" ")
        path = (*(each[0] for each in self._stack), tag)
        if len(path) > DEEPEST or path[0] != self._root:
            raise problems.bad_element(self._root, f"Element '{tag[:100]}' is not expected here.")
        area = _area(path, self._stack[-1][1] if self._stack else "")
        if namespace not in {_namespace(area, version) for version in self._versions}:
            raise problems.bad_element(
                ".".join(path)[:200],
                f"Its namespace has to be {_namespace(area, 'v12')}.",
            )
        held = {"id": attributes["id"]} if "id" in attributes else {}
        self._stack.append((tag, area, held, []))

    def _characters(self, text: str) -> None:
        self._stack[-1][3].append(text)

    def _end(self, name: str) -> None:
        tag, _, held, texts = self._stack.pop()
        if not self._stack:
            self.tree = held
            return
        parent, siblings = self._stack[-1][0], self._stack[-1][2]
        value = held or "".join(texts)
        if tag in LISTS or (parent == "contact" and tag in LISTS_OF_CONTACT):
            siblings.setdefault(tag, []).append(value)
        else:
            siblings[tag] = value
