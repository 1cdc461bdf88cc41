from networks.markdown.addresses import AddressError, href
from networks.markdown.rendering import as_text, links, problems, render

__all__ = ["AddressError", "as_text", "href", "links", "problems", "render"]
