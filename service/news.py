"""Tells whoever listens of an extraction's items, each as soon as it is final."""

from collections import Counter

from service.ports import Item, News
from service.sharing import Call


class Telling:
    """First that the article is accepted; then items, none of them twice."""

    def __init__(self, call: Call[News], text: str) -> None:
        self._call = call
        self._text = text
        self._told: Counter[str] = Counter()
        call.tell(News(text))

    @property
    def is_heard(self) -> bool:
        return self._call.is_heard

    def tell(self, *items: Item) -> None:
        """Passes over what has been told; an item that reads otherwise than it did is told anew."""
        told, self._told = self._told, Counter(map(_written, items))
        new = [item for item in items if not (told and _strike(told, item))]
        self._call.tell(News(self._text, tuple(new)))


def _strike(told: Counter[str], item: Item) -> bool:
    """Whether the item is among those told; two that are the same need two to be."""
    written = _written(item)
    told[written] -= 1
    return told[written] >= 0


def _written(item: Item) -> str:
    return item.model_dump_json()
