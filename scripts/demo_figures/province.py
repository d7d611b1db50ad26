"""The units of Tỉnh mẫu: names, blocks, regions, populations, and what 2025 did to them."""

import unicodedata
from typing import NamedTuple

from demo_figures.chance import normal, uniform

SINCE, UNTIL, FROM = "2020-01-01", "2025-06-30", "2025-07-01"
# The beginning of its row in units.csv: the province is not scored itself.
PROVINCE = (*("TM", "Tỉnh mẫu", "The model province", "province", "", "", "", "", "không", SINCE),)
MOUNTAIN, PLAIN, COAST = "Miền núi", "Đồng bằng", "Ven biển"
DEPARTMENT_NAMES = [
    ("Văn phòng UBND tỉnh", "Office of the People's Committee", 900),
    ("Sở Nội vụ", "Department of Home Affairs", 4200),
    ("Sở Tư pháp", "Department of Justice", 21000),
    ("Sở Tài chính", "Department of Finance", 9800),
    ("Sở Công Thương", "Department of Industry and Trade", 16500),
    ("Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment", 38500),
    ("Sở Xây dựng", "Department of Construction", 24400),
    ("Sở Khoa học và Công nghệ", "Department of Science and Technology", 1300),
    ("Sở Văn hóa và Thể thao", "Department of Culture and Sports", 1900),
    ("Sở Du lịch", "Department of Tourism", 700),
    ("Sở Giáo dục và Đào tạo", "Department of Education and Training", 5200),
    ("Sở Y tế", "Department of Health", 7600),
    ("Sở Dân tộc và Tôn giáo", "Department of Ethnic and Religious Affairs", 240),
    ("Sở Ngoại vụ", "Department of Foreign Affairs", 310),
    ("Thanh tra tỉnh", "Provincial Inspectorate", 0),
    ("Ban Quản lý các khu công nghiệp", "Industrial Zones Authority", 2700),
    ("Ban Quản lý khu kinh tế cửa khẩu", "Border Economic Zone Authority", 820),
    ("Ban Quản lý an toàn thực phẩm", "Food Safety Authority", 3400),
    ("Sở Quy hoạch và Kiến trúc", "Department of Planning and Architecture", 1150),
    ("Trung tâm Xúc tiến đầu tư", "Investment Promotion Centre", 160),
]
UNRANKED = "S01"  # it carries out the assessment
WARDS = {
    *("An Khê", "Ân Thi", "Bắc Hà", "Dĩ An", "Duy Tiên", "Gia Lộc", "Ngọc Lâm", "Quang Trung"),
    *("Tân Lập", "Trung Chính", "Bình Minh", "Đà Giang", "Đông Hải", "Hải An", "Tam Thanh"),
}
COMMUNE_NAMES = {
    MOUNTAIN: (
        "An Khê, Ăn Sơn, Bắc Lĩnh, Bình Sơn, Cao Phong, Đá Bạc, Đại Sơn, Đèo Gia, Hòa Sơn, "
        "Khe Mo, Lũng Vân, Mường Động, Nậm Khao, Phú Sơn, Sơn Hà, Sơn Kỳ, Suối Tre, Tân Sơn, "
        "Thượng Hà, Trà Giác, Vạn Linh, Yên Sơn"
    ),
    PLAIN: (
        "Ân Thi, Bắc Hà, Cẩm Giang, Dĩ An, Duy Tiên, Đông Hòa, Đồng Phú, Đồng Tâm, Đức Hòa, "
        "Gia Lộc, Hưng Đạo, Kim Bảng, Lương Tài, Mỹ Lộc, Nam Trực, Ngọc Lâm, Phú Cát, Quang "
        "Trung, Tân Lập, Thanh Bình, Tiên Lữ, Trung Chính, Vĩnh Tường, Xuân Trường"
    ),
    COAST: (
        "Bình Minh, Cửa Lạch, Đà Giang, Đông Hải, Hải An, Hải Yến, Hòn Trà, Lạch Bạng, Long "
        "Hải, Phước Hải, Quỳnh Lập, Sa Cần, Tam Thanh, Vạn Ninh, Ý Yên"
    ),
}
MERGED = ("Cao Phong", "Lũng Vân", "Thượng Hà")  # into Vân Phong
FIXED_POPULATION = {"Long Hải": 12500, "Cao Phong": 4300, "Lũng Vân": 3150, "Thượng Hà": 3650}
SPLIT_POPULATION = {"Long Hải Đông": 7250, "Long Hải Tây": 5250}
KINDS = {"commune": ("Xã", "commune"), "ward": ("Phường", "ward")}


class Unit(NamedTuple):
    """A row of units.csv, with what the figures are made from."""

    code: str
    name: str
    name_en: str
    type: str
    block: str
    region: str
    population: int | None
    area_km2: str
    is_ranked: bool
    valid_from: str
    valid_to: str
    short: str  # the bare name
    dossiers: int  # settled in 2022
    roots: tuple[str, ...]  # codes of the units it comes from; itself where it is old


def plain(name: str) -> str:
    """The name without marks, for English."""
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def departments() -> list[Unit]:
    """The twenty departments."""
    made = []
    for place, (name, english, dossiers) in enumerate(DEPARTMENT_NAMES, start=1):
        code = f"S{place:02d}"
        head = (code, name, english, "department", "sở, ngành", "", None, "")
        made.append(Unit(*head, code != UNRANKED, SINCE, "", name, dossiers, (code,)))
    return made


def first_communes() -> list[Unit]:
    """The 61 communes and wards of 2022 to 2024."""
    named = [(r, n.strip()) for r, names in COMMUNE_NAMES.items() for n in names.split(",")]
    return [commune(f"C{k:03d}", name, region) for k, (region, name) in enumerate(named, start=1)]


def commune(code: str, short: str, region: str) -> Unit:
    """One commune or ward of the old register; populations and dossiers have a heavy tail."""
    kind = "ward" if short in WARDS else "commune"
    middle = {MOUNTAIN: 5200, PLAIN: 9800, COAST: 8600}[region] * (2 if kind == "ward" else 1)
    drawn = int(middle * 2.718281828 ** (0.35 * normal(code, "population")) / 10) * 10
    people = FIXED_POPULATION.get(short, drawn)
    crowd = {MOUNTAIN: 62, PLAIN: 640, COAST: 480}[region] * (3 if kind == "ward" else 1)
    area = people / crowd * (0.7 + 0.6 * uniform(code, "area"))
    vi, en = KINDS[kind]
    block = "phường" if kind == "ward" else "xã"
    dossiers = int(people * 0.3 * 2.718281828 ** (0.45 * normal(code, "dossiers")))
    until = UNTIL if short in {*MERGED, "Long Hải", "Hòn Trà"} else ""
    head = (code, f"{vi} {short}", f"{plain(short)} {en}", kind, block, region, people)
    tail = (SINCE, until, short, dossiers, (code,))
    return Unit(*head, f"{area:.2f}", bool(people), *tail)


def successor(code: str, short: str, parents: list[Unit], people: int, **change: str) -> Unit:
    """A unit of 1 July 2025, from one old unit or several."""
    first, everyone = parents[0], sum(p.population or 0 for p in parents)
    share = people / everyone
    area = sum(float(p.area_km2) for p in parents) * share
    unit = first._replace(
        code=code,
        name=f"Xã {short}",
        name_en=f"{plain(short)} commune",
        population=people,
        area_km2=f"{area:.2f}",
        valid_from=FROM,
        valid_to="",
        short=short,
        dossiers=int(sum(p.dossiers for p in parents) * share),
        roots=tuple(p.code for p in parents),
    )
    return unit._replace(**change)  # type: ignore[arg-type]


def new_communes(old: list[Unit]) -> list[Unit]:
    """What began on 1 July 2025: one merged commune, two of a split one, one special zone."""
    named = {unit.short: unit for unit in old}
    merged = [named[short] for short in MERGED]
    island, split = named["Hòn Trà"], named["Long Hải"]
    parts = zip(("C063", "C064"), SPLIT_POPULATION.items(), strict=True)
    return [
        successor("C062", "Vân Phong", merged, sum(u.population or 0 for u in merged)),
        *(successor(code, short, [split], people) for code, (short, people) in parts),
        successor(
            "C065",
            "Hòn Trà",
            [island],
            island.population or 0,
            name="Đặc khu Hòn Trà",
            name_en="Hon Tra special zone",
            type="special_zone",
        ),
    ]


def communes(year: int) -> list[Unit]:
    """The communes that stand at the end of a year."""
    old = first_communes()
    return old if year < 2025 else [u for u in old if not u.valid_to] + new_communes(old)


class Event(NamedTuple):
    """A row of lineage.csv."""

    date: str
    kind: str
    old: str
    new: str
    share_of_old: str
    basis: str
    document: str


def lineage() -> list[Event]:
    """The three events of 2025; the shares of each old unit add to one."""
    old = {unit.code: unit for unit in first_communes()}
    kinds = {1: "split", 3: "merge"}
    documents = {
        "merge": "21/NQ-HĐND (trình diễn)",
        "split": "22/NQ-HĐND (trình diễn)",
        "rename": "23/NQ-HĐND (trình diễn)",
    }
    events = []
    for unit in new_communes([*old.values()]):
        kind = "rename" if unit.type == "special_zone" else kinds[len(unit.roots)]
        for root in unit.roots:
            part = (unit.population or 0) / (old[root].population or 1) if kind == "split" else 1
            share = f"{part:.4f}".rstrip("0").rstrip(".")
            events.append(Event(FROM, kind, root, unit.code, share, "population", documents[kind]))
    return events
