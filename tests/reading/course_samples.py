"""A small course of two chapters, a unit and two lectures, and notes for it."""

from pathlib import Path

from mlquiz.model.document import Document, Section
from mlquiz.model.note import Cloze, Deletion, Note, Question, Tier
from mlquiz.model.place import Place

COURSE = """\
title: Machine Learning
video: https://www.bilibili.com/video/BV1Wv411h7kN?p={p}
closing:
  - p: 155
    title: 完结撒花
    year: 2021
history:
  - date: "2021-03-16"
    text: It begins
"""
CHAPTER_8 = """\
number: 8
title: Graph Neural Network
title_zh: 图神经网络
sections:
  - number: "1-3"
    title: What a graph is
    title_zh: 图
    depth: core
  - number: "4"
    title: References
    title_zh: 参考文献
    depth: ref
"""
CHAPTER_16 = """\
number: 16
title: Self-attention & Transformer
title_zh: 自注意力与Transformer
parts:
  - number: 1
    sections:
      - number: "1"
        title: How it works
        title_zh: 原理
      - number: "1.1"
        title: Query, key, value
        title_zh: QKV
        depth: core
      - number: "1.2"
        title: Heads
        title_zh: 多头
        depth: stub
      - number: "1.10"
        title: Positions
        title_zh: 位置编码
        depth: normal
        target: 4
  - number: 2
    title: The family
    title_zh: 家族
    sections:
      - number: "1"
        title: BERT
        title_zh: BERT
        depth: normal
"""
UNITS = """\
units:
  - id: lec04
    title: Self-attention against CNN
    title_zh: 与CNN的比较
    target: 6
"""
LECTURE_4 = """\
number: 4
title: Sequence as input
title_zh: 输入为序列
videos:
  required:
    - p: 38
      title: 自注意力(上)
      year: 2021
      sections: [ch16p1.1.1, ch16p1.1.2]
    - p: 39
      title: 自注意力(下)
      year: 2021
      sections: [ch16p1.1.10, lec04]
  optional:
    - p: 42
      title: GNN
      sections: [ch08]
  supplement:
    - p: 51
      title: 2022 - 变型
      year: 2022
      sections: [ch16p2]
  homework:
    - p: 45
      title: HW4
      year: 2022
homework:
  id: HW4
  title: Self-attention
  task: who is speaking?
  code: https://colab.example/4
slides:
  - name: xformer
    url: https://slides.example/xformer.pdf
"""
LECTURE_12 = """\
number: 12
title: Reinforcement Learning
title_zh: 增强式学习
videos:
  required:
    - p: 114
      title: RL
      year: 2021
"""
FILES = {
    "course.yaml": COURSE,
    "units.yaml": UNITS,
    "chapters/chapter-08.yaml": CHAPTER_8,
    "chapters/chapter-16.yaml": CHAPTER_16,
    "lecture-4.yaml": LECTURE_4,
    "lecture-12.yaml": LECTURE_12,
}


def write_course(root: Path, **changed: str) -> Path:
    """The small course in `root/decks`; `lecture_4="…"` puts another text into `lecture-4.yaml`."""
    for name, text in FILES.items():
        key = Path(name).stem.replace("-", "_")
        write(root / "decks" / name, changed.pop(key, text))
    assert not changed, changed
    return root / "decks"


def write(path: Path, text: str) -> Path:
    """A file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def note(  # noqa: PLR0913 - what tests vary
    name: str,
    section: str,
    file: str,
    *,
    line: int = 1,
    tier: Tier = Tier.FULL,
    tags: tuple[str, ...] = (),
    lang: str = "en",
    clozes: int = 0,
) -> Note:
    """A question, or a cloze with so many cards."""
    deletions = tuple(Deletion(number, "x") for number in range(1, clozes + 1))
    body = Cloze("text", deletions) if clozes else Question("q", "a")
    return Note(
        id=name,
        stamped=True,
        body=body,
        section=section,
        lang=lang,
        place=Place(file, line),
        tier=tier,
        tags=tags,
    )


def document(name: str, file: str, sections: list[Section], notes: list[Note], lang: str = "en") -> Document:
    """A document."""
    return Document(
        id=name, title=f"Title of {name}", lang=lang, file=file, sections=tuple(sections), notes=tuple(notes)
    )


def heading(name: str, number: str, level: int, *, prose: str = "Words.") -> Section:
    """A section of a document."""
    return Section(id=name, number=number, title=f"Heading {name}", level=level, line=1, end=2, prose=prose)


def course_documents(lang: str = "en") -> list[Document]:
    """Notes for the small course: one a section, two in `ch16p1.1.2`."""

    def path(name: str) -> str:
        return f"notes/{lang}/{name}.md"

    def one(name: str, section: str, file: str, tier: Tier = Tier.FULL, clozes: int = 0) -> Note:
        return note(name, section, path(file), tier=tier, lang=lang, clozes=clozes)

    return [
        document(
            "lec04", path("lec04"), [heading("lec04.1", "1", 2)], [one("cnn", "lec04.1", "lec04")], lang
        ),
        document(
            "ch16p1",
            path("ch16p1"),
            [
                heading("ch16p1", "", 0),
                heading("ch16p1.1", "1", 2, prose=""),
                heading("ch16p1.1.1", "1.1", 3),
                heading("ch16p1.1.2", "1.2", 3, prose=""),
                heading("ch16p1.1.10", "1.10", 3),
            ],
            [
                one("qkv", "ch16p1.1.1", "ch16p1", Tier.CORE, clozes=3),
                one("heads", "ch16p1.1.2", "ch16p1"),
                one("heads-why", "ch16p1.1.2", "ch16p1"),
                one("positions", "ch16p1.1.10", "ch16p1"),
            ],
            lang,
        ),
        document(
            "ch16p2", path("ch16p2"), [heading("ch16p2.1", "1", 2)], [one("bert", "ch16p2.1", "ch16p2")], lang
        ),
        document(
            "ch08", path("ch08"), [heading("ch08.1-3", "1-3", 2)], [one("graph", "ch08.1-3", "ch08")], lang
        ),
    ]
