from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.errors import Problem
from mlquiz.reading.fields import Fields
from mlquiz.reading.yamlfile import Listing, Mapping, Scalar, YamlError, parse_yaml, read_yaml


def fields(text: str) -> Fields:
    return Fields(parse_yaml(text), "decks/some.yaml", [])


def said(about: Fields) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in about.problems]


@pytest.mark.parametrize(
    "value",
    [
        "no", "No", "off", "yes", "y", "true", "null", "~", "08", "010", "7", "-3", "1_000", "1.10", "1.",
        ".5", "1e3", "0x1F", "0o17", "0b11", "1:30", ".inf", ".NaN", "2022-02-17", "2022-02-17 12:00:00",
        "=", "<<", "",
    ],
)  # fmt: skip
def test_a_word_that_yaml_takes_for_something_else_is_no_text(value: str) -> None:
    top = fields(f"number: {value}\n")
    top.text("number")
    assert len(top.problems) == 1
    assert f'write "{value}"' in said(top)[0]


@pytest.mark.parametrize(
    "value", ["1-3", "5-6", "ch16p1.1.10", "none", "nope", "1.1.1", "2021 - (下)", "p38", "e5"]
)
def test_an_ordinary_word_needs_no_quotes(value: str) -> None:
    top = fields(f"number: {value}\n")
    assert top.text("number") == value
    assert not top.problems


@pytest.mark.parametrize("value", ["no", "08", "1.10", "2022-02-17"])
def test_in_quotes_everything_is_text(value: str) -> None:
    top = fields(f'number: "{value}"\n')
    assert top.text("number") == value
    assert not top.problems


@given(st.from_type(bool) | st.integers() | st.floats(allow_nan=True) | st.dates() | st.none())
def test_no_value_that_yaml_writes_plain_is_taken_for_a_text(value: object) -> None:
    written = yaml.safe_dump({"key": value})
    scalar = parse_yaml(written).entries["key"]
    assert isinstance(scalar, Scalar)
    assert scalar.trap


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=12)
    | st.text(alphabet="0123456789.-+_:eExXobnNtTyY~=<", max_size=8)
)
def test_a_text_is_a_trap_exactly_where_it_cannot_stand_for_itself(text: str) -> None:
    """What our reader takes without quotes, PyYAML takes for the same text."""
    try:
        scalar = parse_yaml(f"key: {text}").entries["key"]
    except YamlError:
        return
    if isinstance(scalar, Scalar) and scalar.plain and not scalar.trap:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        assert yaml.load(f"key: {text}", Loader=loader)["key"] == scalar.text  # noqa: S506 - both are safe


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    line = 1
    try:
        parse_yaml(text)
    except YamlError as error:
        line = error.line
    assert line >= 1


def test_a_key_that_stands_twice_is_refused_with_both_lines() -> None:
    with pytest.raises(YamlError, match="title: stands here and on line 1") as caught:
        parse_yaml("title: a\nnumber: 1\ntitle: b\n")
    assert caught.value.line == 3


def test_lines_are_those_of_the_file() -> None:
    top = parse_yaml("a: x\n\n# remark\nb:\n  - y\n  - c: z\n")
    assert top.lines == {"a": 1, "b": 4}
    listing = top.entries["b"]
    assert isinstance(listing, Listing)
    assert [item.line for item in listing.items] == [5, 6]
    assert isinstance(listing.items[1], Mapping)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x 1\nb: *x\n", "anchors"),
        ("a: !!python/object:os.system x\n", "tags"),
        ("a: b\n---\nc: d\n", "second document"),
        ("- a\n- b\n", "there must be keys"),
        ("just words\n", "there must be keys"),
        ("", "there must be keys"),
        ("? [a, b]\n: c\n", "a key must be one word"),
        ("a: [1, 2\n", "not YAML"),
        ("a:\n\tb: c\n", "not YAML"),
        ("a: " + "[" * 5000, "nested"),
    ],
)
def test_what_is_not_understood_is_refused(text: str, message: str) -> None:
    with pytest.raises(YamlError, match=message):
        parse_yaml(text)


def test_a_file_that_is_no_utf8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes("title: 机器学习".encode("gbk"))
    mapping, problems = read_yaml(tmp_path / "x.yaml", "decks/x.yaml")
    assert mapping is None
    assert "not UTF-8" in problems[0].message
    assert problems[0].file == "decks/x.yaml"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbftitle: a\r\n")
    mapping, problems = read_yaml(tmp_path / "x.yaml", "decks/x.yaml")
    assert mapping is not None
    assert list(mapping.entries) == ["title"]
    assert not problems


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    _, problems = read_yaml(tmp_path / "x.yaml", "decks/x.yaml")
    assert "cannot be read" in problems[0].message


def test_an_unknown_key_is_named_with_the_nearest_known_one() -> None:
    top = fields("title: a\ntitel_zh: b\n")
    top.text("title")
    top.text("title_zh", "")
    top.finish()
    assert top.problems == [
        Problem("decks/some.yaml", 2, "titel_zh: unknown key; did you mean title_zh?", "Y01"),
    ]


def test_a_missing_key_is_reported_at_its_mapping() -> None:
    top = fields("a: x\nvideos:\n  required:\n    - title: y\n")
    videos = top.table("videos")
    assert videos is not None
    (entry,) = videos.tables("required")
    assert entry.whole("p", 1, 155) is None
    assert said(top) == ["4: videos.required: p is missing"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("08", "p: must be a whole number, not 08; write 8"),
        ('"8"', 'p: must be a whole number, not "8"; write 8'),
        ("8.0", "p: must be a whole number, not 8.0"),
        ("no", "p: must be a whole number, not no"),
        ("[8]", "p: must be a whole number, not a list"),
        ("0", "p: 0 is outside 1 to 155"),
        ("156", "p: 156 is outside 1 to 155"),
        ("9" * 5000, "must be a whole number"),
    ],
)
def test_a_number_is_digits_without_quotes_within_its_range(value: str, message: str) -> None:
    top = fields(f"p: {value}\n")
    assert top.whole("p", 1, 155) is None
    assert message in said(top)[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x: yes\n", "x: must be true or false, not yes"),
        ('x: "true"\n', 'x: must be true or false, not "true"'),
        ("x: [true]\n", "x: must be true or false, not a list"),
    ],
)
def test_a_flag_is_true_or_false(text: str, message: str) -> None:
    top = fields(text)
    assert top.flag("x") is False
    assert message in said(top)[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x: a\n", "x: must be a list, such as [a, b], not a"),
        ("x: [a, [b]]\n", "x: must be a text, not a list"),
        ("x: [a, no]\n", 'x: no without quotes is no text to YAML; write "no"'),
    ],
)
def test_a_list_of_words_holds_texts(text: str, message: str) -> None:
    top = fields(text)
    top.words("x")
    assert message in said(top)[0]


def test_a_table_and_a_list_of_tables_have_keys() -> None:
    top = fields("x: a\ny: [b, {c: d}]\n")
    assert top.table("x") is None
    assert len(top.tables("y")) == 1
    assert said(top) == [
        "1: x: must have keys of its own, not a",
        "2: y: each entry must have keys of its own, not b",
    ]


def test_one_of_some_words_names_the_nearest() -> None:
    top = fields("depth: cor\n")
    top.choice("depth", ["core", "normal", "stub", "ref"])
    assert said(top) == ["1: depth: cor is not known; did you mean core?"]
