"""The list of public pages for search engines."""

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from thuocdo.lib.pages import public_page
from thuocdo.web.portal.addresses import addresses
from thuocdo.web.portal.present import present_shelf

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
@public_page
def show_sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that stands by itself, in both languages."""
    found = (request.build_absolute_uri(address) for address in addresses(present_shelf()))
    lines = "\n".join(f"<url><loc>{escape(address)}</loc></url>" for address in found)
    return HttpResponse(
        f'{HEAD}<urlset xmlns="{SCHEMA}">\n{lines}\n</urlset>\n', content_type="application/xml"
    )
