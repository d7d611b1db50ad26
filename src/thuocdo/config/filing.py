"""Settings of evidence: how large a file may be, where it lies, what looks at it first."""

from thuocdo.config import environment as env

FILE_MEGABYTES = env.whole("THUOCDO_FILE_MB", 20, least=1, most=100)
CLAMD = env.text("THUOCDO_CLAMD")  # path of a socket, or host:port
FILE_SCANNER = env.text(  # a callable that takes a path and names what it found, or None
    "THUOCDO_SCANNER", "thuocdo.lib.storing.clamd.scan" if CLAMD else ""
)


def evidence_storage() -> dict[str, dict[str, object]]:
    """The S3-compatible store, where one is named; else files lie beside the database."""
    bucket = env.text("THUOCDO_S3_BUCKET")
    if not bucket:
        return {}
    options = {
        "bucket_name": bucket,
        "endpoint_url": env.text("THUOCDO_S3_ENDPOINT") or None,
        "region_name": env.text("THUOCDO_S3_REGION") or None,
        "access_key": env.text("THUOCDO_S3_ACCESS_KEY") or None,
        "secret_key": env.text("THUOCDO_S3_SECRET_KEY") or None,
        "addressing_style": env.text("THUOCDO_S3_ADDRESSING", "path"),
        "signature_version": "s3v4",
        "default_acl": None,
        "file_overwrite": True,
    }
    return {"evidence": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}}
