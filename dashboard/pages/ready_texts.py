"""Templates whose fixed texts are ready: translated once for each language, not once for each page.

A page of the dashboard holds about 150 fixed texts, and most of what it cost was to look them up
again. So a template is compiled once for each language in use, with its texts, the addresses of
pages and of static files, and the templates that it includes and extends written into it.
"""

from collections.abc import Iterator, Mapping

from django.template import (
    Context,
    Engine,
    Node,
    NodeList,
    Origin,
    Template,
    TemplateSyntaxError,
)
from django.template.base import FilterExpression, TextNode, TokenType
from django.template.defaulttags import IfNode, LoadNode, URLNode, WithNode
from django.template.library import SimpleNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.template.loaders import cached
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.urls import get_script_prefix
from django.utils.translation import get_language
from django_htmx.templatetags.django_htmx import htmx_script


class Loader(cached.Loader):
    """Django's cached loader, with a template of its own for each language, and for each path below
    which the pages are."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        name = super().cache_key(template_name, skip)
        return f"{get_language()} {get_script_prefix()} {name}"

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        is_new = self.cache_key(template_name, skip) not in self.get_template_cache
        template = super().get_template(template_name, skip)
        if is_new:
            write_texts_into(template)
        return template


def write_texts_into(template: Template) -> None:
    context = Context()
    with context.bind_template(template):
        template.nodelist = with_texts(template.nodelist, context)
        for partial in template.extra_data.get("partials", {}).values():
            partial.nodelist = with_texts(partial.nodelist, context)


def with_texts(nodes: NodeList, context: Context) -> NodeList:
    """Return these nodes with what is fixed among them as text, and as few of them as possible."""
    ready = NodeList()
    for node in written_out(nodes):
        text = fixed_text(node, context)
        if text is None:
            write_into_children(node, context)
            ready.append(node)
        elif ready and isinstance(ready[-1], TextNode):
            ready[-1] = TextNode(ready[-1].s + text)
        else:
            ready.append(TextNode(text))
    ready.contains_nontext = nodes.contains_nontext
    return ready


def written_out(nodes: NodeList) -> Iterator[Node]:
    """Yield the nodes, in the place of a plain include or of an extended template its own nodes."""
    for node in nodes:
        match node:
            case IncludeNode() if is_plain(node):
                yield from included(node)
            case ExtendsNode(parent_name=FilterExpression(var=str(name))):
                yield from extended(name, node.blocks)
            case _:
                yield node


def included(node: IncludeNode) -> Iterator[Node]:
    """Yield the nodes of the other template, below one that adds to the context where this does."""
    nodes = Engine.get_default().get_template(node.template.var).nodelist
    if node.extra_context:
        yield WithNode(None, None, nodes, extra_context=node.extra_context)
    else:
        yield from nodes


def extended(name: str, blocks: Mapping[str, BlockNode]) -> Iterator[Node]:
    """Yield the nodes of the other template, those blocks filled that this one has something for.

    Errors: TemplateSyntaxError for a block that the other template has not, or not at its top.
    """
    nodes = Engine.get_default().get_template(name).nodelist
    known = {each.name for each in nodes if isinstance(each, BlockNode)}
    if unknown := blocks.keys() - known:
        raise TemplateSyntaxError(f"no such blocks: {', '.join(sorted(unknown))}")
    for each in nodes:
        if isinstance(each, BlockNode):
            yield from written_out(blocks.get(each.name, each).nodelist)
        else:
            yield each


def is_plain(node: IncludeNode) -> bool:
    """Whether the other template sees what this one sees, and is known by now."""
    if node.isolated_context or node.template.is_var:
        return False
    return "#" not in node.template.var


def write_into_children(node: Node, context: Context) -> None:
    if isinstance(node, IfNode):
        node.conditions_nodelists = [
            (condition, with_texts(nodes, context))
            for condition, nodes in node.conditions_nodelists
        ]
        return
    for name in node.child_nodelists:
        nodes = getattr(node, name, None)
        if nodes:
            setattr(node, name, with_texts(nodes, context))


def fixed_text(node: Node, context: Context) -> str | None:
    """Return what the node says on every page in this language, or None where that differs."""
    if isinstance(node, TextNode):
        return node.s
    return node.render(context) if is_fixed(node) else None


def is_fixed(node: Node) -> bool:
    match node:
        case TranslateNode():
            return not node.asvar and is_constant(node.filter_expression)
        case BlockTranslateNode():
            return not node.asvar and not node.countervar and has_no_gaps(node)
        case URLNode():
            return not (node.asvar or node.args or node.kwargs) and is_constant(node.view_name)
        case StaticNode():
            return not node.varname and is_constant(node.path)
        case SimpleNode():
            return node.func is htmx_script
        case LoadNode():
            return True
    return False


def is_constant(expression: FilterExpression) -> bool:
    if expression.filters:
        return False
    return not expression.is_var or expression.var.literal is not None


def has_no_gaps(node: BlockTranslateNode) -> bool:
    return all(token.token_type == TokenType.TEXT for token in node.singular)
