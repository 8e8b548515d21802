"""The comment above a card: `<!-- card: NAME | reverse | tier: core | tags: a, b | waive: A02 reason -->`."""

import re
from dataclasses import dataclass, field

from mlquiz.errors import Words, did_you_mean
from mlquiz.model.note import Tier, Waiver

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
OPTIONS = ("reverse", "hide", "tier", "tags", "waive", "en")

_CARD = re.compile(r"card\s*[:：]", re.IGNORECASE)
_BROKEN = re.compile(r"\s*<!?\s*[-–—]*\s*card\s*[:：]", re.IGNORECASE)
_MISSPELT = re.compile(r"([A-Za-z]{3,6})(\s*[:：]\s*|\s+)[\w-]+\s*(?:[|｜].*)?", re.DOTALL)
_DIGEST = re.compile(r"[0-9a-f]{8}")
_NOTHING = Words("(nothing)")
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
    faults: list[Words] = field(default_factory=list)


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
    comment = CardComment(name=_in_one_line(name))
    _check_name(comment)
    said: set[str] = set()
    for option in options:
        key, _, value = _in_one_line(option).replace("：", ":").partition(":")
        key, value = key.strip(), value.strip()
        if key in said and key != "waive":
            comment.faults.append(Words("the option {option} stands here twice", option=key))
        said.add(key)
        _read_option(comment, key, value)
    return comment


def _check_name(comment: CardComment) -> None:
    if not comment.name:
        comment.faults.append(Words("the card comment has no name; write <!-- card: some-name -->"))
    elif not NAME.fullmatch(comment.name):
        proposed = re.sub(r"[^a-z0-9]+", "-", comment.name.lower()).strip("-")
        example = Words(", such as {name}", name=proposed) if proposed else ""
        said = "{name} is no card name; use small letters, digits and single hyphens{example}"
        comment.faults.append(Words(said, name=comment.name, example=example))
        comment.name = ""


def _read_option(comment: CardComment, key: str, value: str) -> None:  # noqa: C901 - one case an option
    match key:
        case "reverse" if not value:
            comment.reverse = True
        case "reverse":
            comment.faults.append(Words("the option reverse has no value; options are parted by |"))
        case "hide" if value in {"all", "one"}:
            comment.hide = value
        case "hide":
            said = "hide: {value} is none of all, one"
            comment.faults.append(Words(said, value=value or _NOTHING))
        case "tier" if value in set(Tier):
            comment.tier = Tier(value)
        case "tier":
            said, near = "tier: {value} is none of {tiers}{hint}", did_you_mean(value, Tier)
            comment.faults.append(Words(said, value=value or _NOTHING, tiers=", ".join(Tier), hint=near))
        case "tags":
            _read_tags(comment, value)
        case "waive":
            _read_waiver(comment, value)
        case "en" if _DIGEST.fullmatch(value):
            comment.english = value
        case "en":
            said = "en: needs the eight letters and digits that mlquiz check names in L02"
            comment.faults.append(Words(said))
        case "":
            comment.faults.append(Words("an option is empty; a | stands too much"))
        case _:
            known = Words("; the options are {options}, parted by |", options=", ".join(OPTIONS))
            near = did_you_mean(key, OPTIONS) if "," not in key else ""
            comment.faults.append(Words("unknown option {option}{hint}", option=key, hint=near or known))


def _read_tags(comment: CardComment, value: str) -> None:
    tags = [tag.strip().removeprefix("#") for tag in re.split(r"[,，、]", value)]
    comment.tags = tuple(dict.fromkeys(tag for tag in tags if tag))
    if not comment.tags:
        comment.faults.append(Words("tags: names no tag"))
    for tag in comment.tags:
        if re.search(r"\s", tag):
            said = "the tag {tag} holds a space; part tags by commas, or write {joined}"
            comment.faults.append(Words(said, tag=tag, joined="-".join(tag.split())))


def _read_waiver(comment: CardComment, value: str) -> None:
    match = _WAIVER.fullmatch(value)
    if match is None:
        said = "waive: needs a rule's code and a reason, such as waive: A02 a worked derivation"
        comment.faults.append(Words(said))
        return
    comment.waivers = (*comment.waivers, Waiver(match[1], " ".join(match[2].split())))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
