"""The comment above a card: `<!-- card: NAME | reverse | tier: core | tags: a, b | waive: A02 reason -->`."""

import re
from dataclasses import dataclass, field

from mlquiz.errors import did_you_mean
from mlquiz.model.note import Tier, Waiver

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
OPTIONS = ("reverse", "hide", "tier", "tags", "waive", "en")

_CARD = re.compile(r"card\s*[:：]", re.IGNORECASE)
_BROKEN = re.compile(r"\s*<!?\s*[-–—]*\s*card\s*[:：]", re.IGNORECASE)
_MISSPELT = re.compile(r"([A-Za-z]{3,6})(\s*[:：]\s*|\s+)[\w-]+\s*(?:[|｜].*)?", re.DOTALL)
_DIGEST = re.compile(r"[0-9a-f]{8}")
_WAIVER = re.compile(r"([A-Z][0-9]{2})\s+(\S.*)", re.DOTALL)


@dataclass(slots=True)
class CardComment:
    """What a card comment says; `faults` says what is wrong with it."""

    name: str = ""
    reverse: bool = False
    hide: str = ""
    tier: Tier = Tier.FULL
    tags: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    english: str = ""
    faults: list[str] = field(default_factory=list)


def is_card_comment(inside: str) -> bool:
    """Whether the inside of a comment is meant to name a card."""
    return _CARD.match(inside.strip()) is not None


def is_broken_comment(line: str) -> bool:
    """Whether a line of text was most likely meant as a card comment: `<!- card: x -->`, `<!— card: x —>`."""
    return "<" in line and _BROKEN.match(line) is not None


def misspelt(inside: str) -> str:
    """What stands where `card:` was most likely meant, or an empty string."""
    match = _MISSPELT.fullmatch(inside.strip())
    if match is None:
        return ""
    word, between = match[1].lower(), match[2].strip()
    meant = bool(did_you_mean(word, ["card"])) if between else word == "card"
    return f"{match[1]}{between}" if meant else ""


def read_card_comment(inside: str) -> CardComment:
    """Read what stands between `<!--` and `-->`."""
    text = inside.strip()
    opening = _CARD.match(text)
    name, *options = re.split(r"[|｜]", text[opening.end() if opening else 0 :])
    comment = CardComment(name=name.strip())
    _check_name(comment)
    said: set[str] = set()
    for option in options:
        key, _, value = option.strip().replace("：", ":").partition(":")
        key, value = key.strip(), value.strip()
        if key in said and key != "waive":
            comment.faults.append(f"the option {key} stands here twice")
        said.add(key)
        _read_option(comment, key, value)
    return comment


def _check_name(comment: CardComment) -> None:
    if not comment.name:
        comment.faults.append("the card comment has no name; write <!-- card: some-name -->")
    elif not NAME.fullmatch(comment.name):
        proposed = re.sub(r"[^a-z0-9]+", "-", comment.name.lower()).strip("-")
        hint = f", such as {proposed}" if proposed else ""
        comment.faults.append(
            f"{comment.name} is no card name; use small letters, digits and single hyphens{hint}"
        )
        comment.name = ""


def _read_option(comment: CardComment, key: str, value: str) -> None:  # noqa: C901 - one case an option
    match key:
        case "reverse" if not value:
            comment.reverse = True
        case "reverse":
            comment.faults.append("the option reverse has no value; options are parted by |")
        case "hide" if value in {"all", "one"}:
            comment.hide = value
        case "hide":
            comment.faults.append(f"hide: {value or '(nothing)'} is none of all, one")
        case "tier" if value in set(Tier):
            comment.tier = Tier(value)
        case "tier":
            tiers, said = ", ".join(Tier), value or "(nothing)"
            comment.faults.append(f"tier: {said} is none of {tiers}{did_you_mean(value, Tier)}")
        case "tags":
            _read_tags(comment, value)
        case "waive":
            _read_waiver(comment, value)
        case "en" if _DIGEST.fullmatch(value):
            comment.english = value
        case "en":
            comment.faults.append("en: needs the eight letters and digits that mlquiz check names in L02")
        case "":
            comment.faults.append("an option is empty; a | stands too much")
        case _:
            known = f"; the options are {', '.join(OPTIONS)}, parted by |"
            near = did_you_mean(key, OPTIONS) if "," not in key else ""
            comment.faults.append(f"unknown option {key}{near or known}")


def _read_tags(comment: CardComment, value: str) -> None:
    tags = [tag.strip().removeprefix("#") for tag in re.split(r"[,，、]", value)]
    comment.tags = tuple(dict.fromkeys(tag for tag in tags if tag))
    if not comment.tags:
        comment.faults.append("tags: names no tag")
    for tag in comment.tags:
        if re.search(r"\s", tag):
            comment.faults.append(
                f"the tag {tag} holds a space; part tags by commas, or write {'-'.join(tag.split())}"
            )


def _read_waiver(comment: CardComment, value: str) -> None:
    match = _WAIVER.fullmatch(value)
    if match is None:
        comment.faults.append(
            "waive: needs a rule's code and a reason, such as waive: A02 a worked derivation"
        )
        return
    comment.waivers = (*comment.waivers, Waiver(match[1], " ".join(match[2].split())))
