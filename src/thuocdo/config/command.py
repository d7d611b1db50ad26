"""Entry point of the one command ``thuocdo``: the core's commands and those of the site."""

import gc
import sys
from collections.abc import Sequence

from thuocdo.cli import main
from thuocdo.cli.main import Command
from thuocdo.vietnamese.sentence import Sentence

PACKAGE = "thuocdo.config.commands"
RARELY = (50_000, 20, 50)  # looking for cycles after 700 objects takes a quarter of the time
PASSED_ON = "django"  # its words are Django's, options and all

# In the order in which a site is set up and kept; listed after the commands over the core.
SITE = {
    "serve": Command(
        Sentence("chạy trang web", "run the site"),
        f"{PACKAGE}.serve",
    ),
    "work": Command(
        Sentence(
            "chạy nền: hàng đợi việc, thư nhắc, ghi trang công khai, sao lưu hằng đêm",
            "beside the requests: queued tasks, mails, written pages, a backup every night",
        ),
        f"{PACKAGE}.work",
    ),
    "migrate": Command(
        Sentence(
            "tạo hoặc nâng cấp cơ sở dữ liệu, gom tệp tĩnh",
            "make or upgrade the database, gather static files",
        ),
        f"{PACKAGE}.migrate",
    ),
    "demo": Command(
        Sentence("nạp dữ liệu trình diễn", "load the demonstration"), f"{PACKAGE}.demo"
    ),
    "units": Command(
        Sentence(
            "nạp danh mục đơn vị, thêm nghị quyết sắp xếp",
            "load the register of units, add a later decree",
        ),
        f"{PACKAGE}.units",
    ),
    "people": Command(
        Sentence("tạo quản trị hệ thống đầu tiên", "make the first administrator"),
        f"{PACKAGE}.people",
    ),
    "audit": Command(
        Sentence("kiểm tra chuỗi nhật ký", "verify the chain of the log"), f"{PACKAGE}.audit"
    ),
    "publications": Command(
        Sentence(
            "liệt kê bản công bố, kiểm tra tệp đã khóa",
            "list publications, verify their frozen files",
        ),
        f"{PACKAGE}.publications",
    ),
    "backup": Command(
        Sentence("sao lưu toàn bộ vào một tệp", "write everything into one file"),
        f"{PACKAGE}.backup",
    ),
    "restore": Command(
        Sentence(
            "phục hồi bản sao lưu vào chỗ trống, đối chiếu từng tệp",
            "restore a backup into an empty place, checking every file",
        ),
        f"{PACKAGE}.restore",
    ),
    PASSED_ON: Command(
        Sentence("lệnh quản trị của Django", "Django's own commands"), f"{PACKAGE}.django"
    ),
}


def run(argv: Sequence[str] | None = None) -> int:
    """Run a command of the core or of the site; the exit codes are those of ``cli.exits``."""
    gc.set_threshold(*RARELY)
    words = sys.argv[1:] if argv is None else list(argv)
    if words and words[0] == PASSED_ON:
        from thuocdo.config.commands.django import pass_on  # noqa: PLC0415  (Django loads slowly)

        return pass_on(words[1:])
    return main.run(words, SITE)


if __name__ == "__main__":
    sys.exit(run())
