"""Archives to upload."""

import io
import zipfile


def packed(files, top="", how=zipfile.ZIP_DEFLATED):
    """An archive of files; a folder above them where one is named."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for path, text in files.items():
            archive.writestr(f"{top}{path}", text)
    return stream.getvalue()
