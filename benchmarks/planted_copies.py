"""Copies, versions, contradictions and leaks (NQ7xx, NQ8xx): each function makes records that are one defect, and clean
records of which nothing is to be found."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from planted_articles import OUTLETS, Record, articles

Group = Callable[[random.Random, int], Sequence[Record]]


def _one(rng: random.Random, number: int) -> Record:
    [record] = articles(rng, 1, start=1_000_000 + number)
    return record


def _again(record: Record, rng: random.Random, number: int, *, same_outlet: bool = True) -> Record:
    """The article once more, as another record: id, address, title and time are others."""
    other = _one(rng, number)
    outlet = record["outlet"] if same_outlet else rng.choice([name for name, _ in OUTLETS if name != record["outlet"]])
    return {**other, "text": record["text"], "outlet": outlet, "language": record["language"]}


def _copied(text: str, rng: random.Random) -> str:
    """The same words, as another program gives them."""
    ways = [text, text.replace("\n\n", "\n"), text.replace("\n\n", " "), f"  {text}\n", text.replace("’", "'"),
            text.upper() if "ß" not in text else text, text.replace("“", '"').replace("”", '"')]  # fmt: skip
    return rng.choice(ways)


def _nearly(text: str, rng: random.Random) -> str:
    """A word changed, a line more at the end, or a correction on top."""
    words = re.split(r"(?<=[\s，。])", text)
    at = rng.randrange(len(words) // 4, len(words) * 3 // 4)
    ways = [
        "".join([*words[:at], "31 ", *words[at + 1 :]]),
        f"{text}\n\n(Updated at {rng.randrange(1, 23)}:15)",
        f"Correction {rng.randrange(99)}.\n\n{text}",
        "".join(words[:-1]),
    ]
    return rng.choice(ways)


def _pair(same_outlet: bool, change: Callable[[str, random.Random], str]) -> Group:
    def make(rng: random.Random, number: int) -> Sequence[Record]:
        first = _one(rng, 2 * number)
        other = _again(first, rng, 2 * number + 1, same_outlet=same_outlet)
        return [first, {**other, "text": change(other["text"], rng)}]

    return make


def same_address(rng: random.Random, number: int) -> Sequence[Record]:
    first, other = _one(rng, 2 * number), _one(rng, 2 * number + 1)
    bare = first["url"].removeprefix("https://www.")
    ways = [first["url"], f"http://{bare}", f"https://www.{bare}/", f"https://m.{bare}", f"{first['url']}?utm_medium=1",
            f"{first['url']}#comments", f"https://{bare}?fbclid=IwAR1", f"{first['url']}/amp"]  # fmt: skip
    return [first, {**other, "url": rng.choice(ways)}]


def version(rng: random.Random, number: int) -> Sequence[Record]:
    """The page some hours later, with more text."""
    first = _one(rng, 2 * number)
    later = (datetime.fromisoformat(first["published"]) + timedelta(hours=rng.randint(1, 30))).isoformat()
    more = _one(rng, 2 * number + 1)["text"].partition("\n")[0]
    changed = rng.choice([f"{first['text']}\n\n{more[: len(first['text']) // 3]}", _nearly(first["text"], rng)])
    return [first, {**first, "id": f"{first['id']}-later", "text": changed, "published": later}]


def contradiction(rng: random.Random, number: int) -> Sequence[Record]:
    """Copies with two labels, or a date of another month under the same title."""
    first = _one(rng, 2 * number)
    other = {**_again(first, rng, 2 * number + 1, same_outlet=rng.random() < 0.5), "title": first["title"]}
    has_labels, is_near = rng.random() < 0.6, rng.random() < 0.5
    if is_near and (has_labels or other["outlet"] != first["outlet"]):  # else it is a later version
        other = {**other, "text": _nearly(other["text"], rng)}
    if has_labels:
        labels = rng.sample(["left", "right", "center"], 2)
        return [{**first, "label": labels[0]}, {**other, "label": labels[1], "published": first["published"]}]
    later = (datetime.fromisoformat(first["published"]) + timedelta(days=rng.randint(60, 400))).isoformat()
    return [first, {**other, "published": later}]


def _leak(make: Group, splits: Sequence[tuple[str, str]] = (("train", "test"), ("train", "validation"))) -> Group:
    """Two records that are alike, in two splits."""

    def leak(rng: random.Random, number: int) -> Sequence[Record]:
        first, other = make(rng, number)
        one, two = rng.choice([*splits, ("training", "dev"), ("random:train", "random:test"), ("validation", "test")])
        return [{**first, "split": one}, {**other, "split": two}]

    return leak


def same_title(rng: random.Random, number: int) -> Sequence[Record]:
    if rng.random() < 0.5:
        return same_address(rng, number)
    first, other = _one(rng, 2 * number), _one(rng, 2 * number + 1)
    return [first, {**other, "title": rng.choice([first["title"], first["title"].upper(), f" {first['title']}"])}]


def same_event(rng: random.Random, number: int) -> Sequence[Record]:
    first, other = _one(rng, 2 * number), _one(rng, 2 * number + 1)
    return [first, {**other, "event": first["event"]}]


COPIES: Mapping[str, Group] = {
    "NQ701": _pair(True, _copied),
    "NQ702": _pair(False, _copied),
    "NQ703": same_address,
    "NQ704": _pair(True, _nearly),
    "NQ705": _pair(False, _nearly),
    "NQ706": version,
    "NQ707": contradiction,
    "NQ801": _leak(_pair(False, _copied)),
    "NQ802": _leak(_pair(True, _nearly)),
    "NQ803": _leak(same_title),
    "NQ804": _leak(same_event),
}
