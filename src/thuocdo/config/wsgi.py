"""Entry point for web servers."""

import gc
import os

from django.core.wsgi import get_wsgi_application

gc.set_threshold(50_000, 20, 50)  # as config.command says, for servers that come in here
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuocdo.config.settings")
application = get_wsgi_application()
