"""A rate, made last and from whole numbers: with its n, its interval, or without a value."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from thuocdo.vietnamese.sentence import Sentence

NOT_ENOUGH = Sentence("chưa đủ dữ liệu", "not enough data")
NO_CASES = Sentence("không phát sinh", "no cases")
_EXACT = Context(prec=40, rounding=ROUND_HALF_UP)
_Z = Decimal("1.959963984540054")  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of a population in percent.

    Without a population there is no value: neither 0 % nor 100 %. Under ``minimum_n`` the value
    exists, for sums and for files, and ``is_enough`` says that it must not be shown as a finding.
    """

    numerator: int
    population: int
    n: int  # dossiers behind it; the population itself, unless that counts something else
    minimum_n: int = 1
    has_interval: bool = True  # false where the population is no sample of yes and no

    @property
    def is_enough(self) -> bool:
        """Whether there are as many cases as the indicator asks for."""
        return self.population > 0 and self.n >= self.minimum_n

    @property
    def percent(self) -> Decimal | None:
        """Exact to 40 digits; null without a population."""
        if self.population <= 0:
            return None
        with localcontext(_EXACT):
            return Decimal(100) * self.numerator / self.population

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """Wilson's 95 % interval in percent; null without a population or where it has no sense."""
        n, hits = self.population, self.numerator
        if n <= 0 or not self.has_interval or not 0 <= hits <= n:
            return None
        with localcontext(_EXACT):
            z2, share = _Z * _Z, Decimal(hits) / n
            middle = share + z2 / (2 * n)
            half = _Z * (share * (1 - share) / n + z2 / (4 * n * n)).sqrt()
            low = Decimal(0) if hits == 0 else (middle - half) / (1 + z2 / n)
            high = Decimal(1) if hits == n else (middle + half) / (1 + z2 / n)
            return 100 * low, 100 * high

    @property
    def lack(self) -> Sentence | None:
        """What to say in place of a value; null where the value may be shown."""
        if self.population <= 0:
            return NO_CASES
        return None if self.is_enough else NOT_ENOUGH
