"""Numbers of the resolutions behind the state of 1 July 2025, as published lists give them.

The list of the 34 resolutions was compared between two public lists; no resolution was read here,
so every edge that cites one says that it is not confirmed.
"""

PROVINCES = "202/2025/QH15"  # of the National Assembly, 12 June 2025
DISTRICTS = "72/2025/QH15"  # Law on the Organisation of Local Government, 16 June 2025
HUE = "175/2024/QH15"  # Thành phố Huế, from 1 January 2025
COMMUNES = {  # code of the new province → number before /NQ-UBTVQH15, 16 June 2025
    "01": 1656, "04": 1657, "08": 1684, "11": 1661, "12": 1670, "14": 1681, "15": 1673,
    "19": 1683, "20": 1672, "22": 1679, "24": 1658, "25": 1676, "31": 1669, "33": 1666,
    "37": 1674, "38": 1686, "40": 1678, "42": 1665, "44": 1680, "46": 1675, "48": 1659,
    "51": 1677, "52": 1664, "56": 1667, "66": 1660, "68": 1671, "75": 1662, "79": 1685,
    "80": 1682, "82": 1663, "86": 1687, "91": 1654, "92": 1668, "96": 1655,
}  # fmt: skip


def of_communes(province: str) -> str:
    """The resolution on the communes of a new province."""
    return f"{COMMUNES[province]}/NQ-UBTVQH15"
