"""Files of each test lie in a folder of its own; nobody is told about uses of another test."""

import pytest

from tests.factories.reading import answered_here
from thuocdo.apps.documents.selectors import using


@pytest.fixture(autouse=True)
def _files(settings, tmp_path, monkeypatch):
    """Where files are kept, drawn and received; they are read in this process, which is quick."""
    settings.DATA = tmp_path
    monkeypatch.setattr(using, "FINDERS", [])
    monkeypatch.setattr("thuocdo.lib.storing.asking.ask", answered_here)
