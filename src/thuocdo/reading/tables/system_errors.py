"""Why the operating system refuses a file, in both languages."""

import errno

from thuocdo.vietnamese.sentence import Sentence

REASONS = {
    errno.ENOENT: Sentence("không có tệp hoặc thư mục này", "no such file or folder"),
    errno.EACCES: Sentence("không có quyền", "no permission"),
    errno.EISDIR: Sentence("đây là thư mục", "this is a folder"),
    errno.ENOTDIR: Sentence(
        "một phần của đường dẫn không phải thư mục", "a part of the path is not a folder"
    ),
    errno.ENOSPC: Sentence("ổ đĩa đã đầy", "the disk is full"),
    errno.EROFS: Sentence("ổ đĩa chỉ cho đọc", "the disk is read-only"),
}


def reason_of(error: OSError) -> Sentence:
    """The reason in words; the bare name of a rarer error, which reads the same in both."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return REASONS.get(error.errno or 0, Sentence(name, name))
