"""Where the public pages of the demonstration lie, one of each kind."""

SLUG = "cchc-cap-xa"
PUBLIC = {
    "home": "/",
    "rankings": "/xep-hang",
    "ranking": f"/xep-hang/{SLUG}/2025/xa",
    "ranking as a map": f"/xep-hang/{SLUG}/2025/xa?xem=ban-do",
    "ranking as a chart": f"/xep-hang/{SLUG}/2025/phuong?xem=bieu-do",
    "ranking of a region": f"/xep-hang/{SLUG}/2025/xa?vung=Miền+núi&sap=-ten",
    "ranking with an erratum": f"/xep-hang/{SLUG}/2024/xa",
    "ranking as stated": "/xep-hang/cchc-binh-phuoc-cap-huyen/2022/huyen",
    "embedded ranking": f"/xep-hang/{SLUG}/2025/phuong?nhung=1",
    "units": "/don-vi",
    "unit": "/don-vi/C029",
    "merged unit": "/don-vi/C062",
    "unit as stated": "/don-vi/695",
    "unit of the register": "/don-vi/01",
    "unknown unit": "/don-vi/khong-co",
    "criterion": f"/tieu-chi/{SLUG}/2025/7.1.2",
    "number": f"/so/{SLUG}:2025:C029:7.1.2",
    "corrected number": f"/so/{SLUG}:2024:C029:total",
    "trace of a domain": f"/truy-vet/{SLUG}/2025/C029/7",
    "trace of an item": f"/truy-vet/{SLUG}/2025/C029/7.1.3",
    "compare": "/so-sanh",
    "comparison": f"/so-sanh?chi-so={SLUG}&dv=C029&dv=C062&nam=2025&nam=2024",
    "change of a unit": f"/so-sanh?chi-so={SLUG}&dv=C029&nam=2025&nam=2024",
    "method": "/phuong-phap",
    "method page": "/phuong-phap/so-sanh",
    "edition": f"/phuong-phap/{SLUG}/2025",
    "open data": "/du-lieu",
    "search": "/tim?q=dong+phu",
    "search without a hit": "/tim?q=zzzz",
    "accessibility": "/kha-nang-tiep-can",
    "privacy": "/quyen-rieng-tu",
    "help": "/tro-giup",
    "display": "/hien-thi",
    "sign-in": "/tai-khoan/dang-nhap",
    "lost password": "/tai-khoan/quen-mat-khau",
}


def at(language, path):
    """The address in a language."""
    return path if language == "vi" else f"/en{path}"
