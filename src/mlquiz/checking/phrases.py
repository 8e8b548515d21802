"""Forms of questions and answers in English and Chinese, as patterns over plain text."""

import re

_AUXILIARY = (
    r"(?:is|are|was|were|am|do|does|did|can|could|will|would|should|shall|must|may|might|has|have|had)"
    r"(?:n['’]t)?"
)
_ASKING = r"(?:what|which|who|whom|whose|when|where|why|how)"
_ASKING_ZH = r"(?:什么|甚么|哪|谁|多少|几|如何|怎|为何|何时|何种|何处|何以)"

_YES_NO = re.compile(
    rf"^(?:(?:(?!\b{_ASKING}\b)[^?])*[,:;]\s+)?{_AUXILIARY}\b|\btrue or false\b", re.IGNORECASE
)
_YES_NO_ZH = re.compile(
    r"[吗嘛么][?？]|是否|是不是|能否|可否|能不能|会不会|可不可以|有没有|对不对|要不要|需不需要"
)
_WH = re.compile(rf"\b{_ASKING}\b", re.IGNORECASE)
_WH_ZH = re.compile(_ASKING_ZH)
_EITHER = re.compile(r"\b(?:or|versus|vs)\b|还是|或者?", re.IGNORECASE)

_SECOND = re.compile(
    rf"\band\s+(?:(?:why|how|when|where|what|who)\s+(?:\w+\s+){{0,2}}?|which\s+){_AUXILIARY}\b"
    rf"|\band\s+(?:why|how)\s*\?|^how\b.*\band\s+how\s+(?:long|many|much|large|big|often|far|deep|high)\b",
    re.IGNORECASE,
)
_SECOND_ZH = re.compile(
    rf"{_ASKING_ZH}.*(?:[，,；;]|以及|并且)\s*(?:又|还|它|他|其|并)?\s*(?:为什么|为何|如何|怎么|怎样|有什么|有何|有哪|是什么)"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|「[^」]*」|『[^』]*』|《[^》]*》")

_POINTING = re.compile(
    r"(?:it|its|it['’]s|this|these|those|they|their|them|the (?:above|former|latter|same))\b",
    re.IGNORECASE,
)
_POINTING_ZH = re.compile(
    r"它|他们?(?!人)|她|这(?!样一来)|该|此|上述|以上|上面|前者|后者|其(?![他它中实余次])"
)

_LISTING = re.compile(
    r"^(?:please\s+)?(?:list|enumerate)\b|[.,;:]\s+(?:please\s+)?(?:list|enumerate)\b"
    r"|\b(?:list|name|give|state)\s+(?:me\s+)?"
    r"(?:all|every|some|a few|several|the\s+(?:\w+\s+)?(?:types|kinds|steps))\b"
    r"|\bpros\s+(?:and|&)\s+cons\b|\b(?:dis)?advantages\s+(?:and|or|&)\s+(?:dis)?advantages\b"
    r"|\b(?:what|which)\s+are\s+(?:all|some)\b|\b(?:what|which)\s+are\s+(?:all\s+)?(?:the\s+)?(?:\w+\s+)?"
    r"(?:(?:dis)?advantages|benefits|drawbacks|pros|cons|limitations|types|kinds|ways|applications|use cases)"
    r"\b",
    re.IGNORECASE,
)
_LISTING_ZH = re.compile(
    r"有(?:哪些|哪几|那些)|(?:列出|列举|举出|罗列|说出所有|写出所有)|优缺点|(?:包括|包含|分为)(?:哪些|哪几)"
)

_VAGUE = re.compile(
    r"(?:^|[.?!,;:]\s+)(?:(?:please|briefly|can you|could you|and|then|also)\s+)*"
    r"(?:explain|describe|discuss|elaborate|comment|compare and contrast|summari[sz]e|outline|illustrate)\b"
    r"|\b(?:what|how)\s+about\b|\b(?:tell\s+me|talk|say\s+something|what\s+(?:do|can)\s+you\s+(?:know|say|tell))\b.*\babout\b"
    r"|\bwhat do you (?:know|understand|mean) (?:about|by)\b|\bwhat (?:do|does) you understand\b",
    re.IGNORECASE,
)
_VAGUE_ZH = re.compile(
    r"说说|谈谈|谈一谈|说一说|讲讲|讲一讲|聊聊|介绍一?下?|简述|阐述|概述|论述|描述一下|解释一下|讨论一下"
    r"|(?:^|请|[，。；])(?:你?(?:简要|简单|详细)?)(?:说明|描述|解释|讨论|分析)|谈.{0,6}(?:理解|看法|认识)|怎么看"
)
_ONLY_YES_NO = re.compile(
    r"(?:yes|no|true|false|correct|incorrect|it depends|that depends|depends|maybe|sometimes|both"
    r"|是的?|不是的?|对的?|不对|错的?|正确|错误|不?会|不?能|不?可以|有|没有|不一定|看情况|视情况而定)",
    re.IGNORECASE,
)
_LEADING_YES_NO = re.compile(
    r"^(?:yes|no|true|false)\b[,.;:!]*|^(?:不?是的?|对|不对|不?会|不?能|不?可以)[，。；,.;]", re.IGNORECASE
)


def unquoted(sentence: str) -> str:
    """A sentence without what stands in quotation marks."""
    return _QUOTED.sub("“”", sentence)


def asks_yes_or_no(sentence: str) -> bool:
    """Whether a question can be answered with yes or no. One that offers two alternatives cannot."""
    bare = unquoted(sentence)
    if _EITHER.search(bare.replace("true or false", "").replace("True or false", "")):
        return False
    english = _YES_NO.search(bare)
    return bool(english) or bool(_YES_NO_ZH.search(bare) and not _WH_ZH.search(bare) and not _WH.search(bare))


def asks_twice(sentence: str) -> bool:
    """Whether one sentence joins two questions."""
    bare = unquoted(sentence)
    first = _WH.search(bare) or re.match(_AUXILIARY, bare, re.IGNORECASE)
    second = _SECOND.search(bare)
    joined = first and second and (first.start() < second.start() or not second.start())
    return bool(joined) or bool(_SECOND_ZH.search(bare))


def points_elsewhere(plain: str) -> str:
    """The word at the beginning that speaks of something not on the card, or empty."""
    found = _POINTING.match(plain) or _POINTING_ZH.match(plain)
    return found[0] if found else ""


def asks_for_list(plain: str) -> str:
    """The words that ask for an enumeration, or empty."""
    found = _LISTING.search(plain) or _LISTING_ZH.search(plain)
    return found[0].strip(" ,.;:") if found else ""


def vague(plain: str) -> str:
    """The words that leave open what is asked, or empty."""
    found = _VAGUE.search(plain) or _VAGUE_ZH.search(plain)
    return found[0].strip(" ,.;:?!，。；") if found else ""


def only_yes_or_no(plain: str) -> bool:
    """Whether an answer is nothing but yes, no or it depends."""
    return bool(_ONLY_YES_NO.fullmatch(plain.strip(" .。!！,，\n")))


def without_yes_or_no(plain: str) -> str:
    """An answer without the yes or no that it begins with."""
    return _LEADING_YES_NO.sub("", plain.strip(), count=1)
