"""Names that a rule book gives to inputs, options and parts: each stands once."""

from collections.abc import Collection, Sequence

from thuocdo.core.documents.located import Mapping


def refuse_repeats(
    document: Mapping, key: str, names: Sequence[str], taken: Collection[str] = ()
) -> None:
    """Refuse a name that stands twice under ``key``, or that the rule itself uses."""
    seen = set(taken)
    for name in names:
        if name in seen:
            raise document.place_of(key).refusal(
                f"`{name}` trong `{key}` đã được dùng. Đặt một tên khác.",
                f"`{name}` under `{key}` is already in use. Give it another name.",
            )
        seen.add(name)
