"""Forms of index sets: the sandbox, uploads, issue and retirement."""

from thuocdo.apps.indexsets.forms.deciding import IssueForm, RetireForm
from thuocdo.apps.indexsets.forms.sandbox import SandboxForm
from thuocdo.apps.indexsets.forms.uploading import UploadForm

__all__ = ["IssueForm", "RetireForm", "SandboxForm", "UploadForm"]
