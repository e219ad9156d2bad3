"""The XML namespaces that ECE prints, and which of its schemas an element belongs to."""

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
    "attributes": "common",
    "cases": "interaction/case",
    "case": "interaction/case",
    "note": "interaction/notes",
    "notes": "interaction/notes",
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

type Path = tuple[str, ...]


def area_of(path: Path, inherited: str) -> str:
    """Return the schema of the element at the end of `path`; `inherited` is its parent's."""
    tag = path[-1]
    if len(path) == 1:
        return ROOT_AREAS[tag]
    if tag in CHILD_AREAS:
        return CHILD_AREAS[tag]
    parent = path[-2]
    if parent in PLATFORM_PARENTS:
        return "platform"
    is_own = path[-3:-1] in OWN_VALUE_PARENTS or parent == "identification"
    if tag in ("value", "displayValue") and not is_own:
        return "common"
    return inherited


def prefix_of(area: str, root: str) -> str:
    """Return what stands before the name of an element, in a document with this root."""
    if area == ROOT_AREAS[root]:
        return ""
    return f"{PREFIXES[area]}:"


def namespace(area: str, version: str) -> str:
    return NAMESPACE.format(version=version, area=area)


def declarations(root: str, version: str) -> str:
    """Return the namespaces as attributes of the root element."""
    own = ROOT_AREAS[root]
    spaces = {"xmlns": own}
    if own == "platform":
        spaces["xmlns:ns3"] = "common"
    elif own != "common":
        spaces |= {f"xmlns:{prefix}": area for area, prefix in PREFIXES.items()}
    written = [f' {name}="{namespace(area, version)}"' for name, area in spaces.items()]
    return "".join(written)
