"""The round of communes that are being appraised, for the journeys of appraisers."""


class Appraised:
    """A served site, and the round of its communes."""

    def __init__(self, played):
        self.url, self.ask, self.round = played.url, played.ask, played.told["round"]

    def column(self, code):
        """The address of a column."""
        return f"/lam-viec/danh-gia/tham-dinh/{self.round}/{code}"
