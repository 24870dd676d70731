"""What is put into the text of a PDF's page where it stands: values that are filled in, and addresses of links."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from common.knowledge.parsers.addresses import address_beside
from common.knowledge.parsers.pdf_notes import Link
from common.knowledge.parsers.pdf_values import Value

Centre = Callable[[int], tuple[float, float] | None]


class Linked(NamedTuple):
    """The text of a link, and the number of its last character."""

    text: str
    last: int


class Insertions:
    """What stands before which of a page's `count` characters. `centre` tells where a character is, if anywhere."""

    def __init__(self, centre: Centre, last_within: Callable[[Link], Linked | None], count: int) -> None:
        self._centre = centre
        self._last_within = last_within
        self._count = count
        self._before: dict[int, str] = defaultdict(str)

    def fill(self, values: Iterable[Value]) -> list[Value]:
        """Put the values beside the text of their row; return those that have none."""
        alone = []
        for value in values:
            row = [(x, index) for index, (x, down) in self._centres if value.top <= down <= value.bottom]
            left = max((found for found in row if found[0] <= value.left), default=None)
            right = min((found for found in row if found[0] >= value.right), default=None)
            if left:
                self._before[left[1] + 1] += f" {value.text} "
            elif right:
                self._before[right[1]] += f"{value.text} "
            else:
                alone.append(value)
        return alone

    def link(self, links: Iterable[Link]) -> None:
        """Put the address of each link behind its text, where that doesn't tell it; behind the last line of several."""
        found = list(links)
        for link, following in zip_longest(found, found[1:]):
            if following and following.address == link.address:
                continue
            if (linked := self._last_within(link)) and (address := address_beside(linked.text, link.address)):
                self._before[linked.last + 1] += address

    def inserted(self, begin: int, told: str, start: int, end: int) -> str:
        """Return a line, whose characters begin at `begin`, from `start` to `end`, with what belongs there."""
        part = told[start:end]
        places = [place for place in self._before if begin + start <= place <= begin + end]
        for place in sorted(places, reverse=True):
            cut = place - begin - start
            part = part[:cut] + self._before[place] + part[cut:]
        return part

    @cached_property
    def _centres(self) -> list[tuple[int, tuple[float, float]]]:
        return [(index, centre) for index in range(self._count) if (centre := self._centre(index))]
