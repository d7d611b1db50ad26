"""The type of a unit by the word its name begins with, and its name in English."""

import unicodedata

# Word, type in the register, the type in English. "Thành phố" is two things; see `level`.
TYPE_WORDS = (
    ("Tỉnh", "province", "Province"),
    ("Thành phố", "province", "City"),
    ("Quận", "district", "District"),
    ("Huyện", "district", "District"),
    ("Thị xã", "district", "Town"),
    ("Thị trấn", "township", "Township"),
    ("Phường", "ward", "Ward"),
    ("Xã", "commune", "Commune"),
    ("Đặc khu", "special_zone", "Special Zone"),
)


def tidy(name: str) -> str:
    """The name with its type word written one way: Thành phố for Thành Phố."""
    for word, _, _ in TYPE_WORDS:
        if name.casefold().startswith(f"{word} ".casefold()):
            return word + name[len(word) :]
    raise SystemExit(f"no type word in the name {name}")


def plain(name: str) -> str:
    """The name without marks, as English texts write it."""
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def read_name(name: str, level: str) -> tuple[str, str]:
    """Type and English name: ("ward", "Ha Tu Ward"), ("district", "District 7").

    Args:
        name: With the type word.
        level: Where it stands: province, district or commune; a "Thành phố" may be either of two.
    """
    for word, kind, english in TYPE_WORDS:
        if name.startswith(f"{word} "):
            proper = plain(name.removeprefix(word).strip())
            in_english = f"{english} {proper}" if proper.isdigit() else f"{proper} {english}"
            return ("district" if level == "district" else kind), in_english
    raise SystemExit(f"no type word in the name {name}")


def proper_name(name: str) -> str:
    """The name without its type word."""
    words = [word for word, _, _ in TYPE_WORDS if name.startswith(f"{word} ")]
    return name.removeprefix(words[0]).strip()
