"""Texts that look like notes, and texts that look like nothing."""

from hypothesis import strategies as st

FRAGMENTS = (
    # what makes cards
    "Q: ", "A: ", "C: ", "N: ", "Hint: ", "Source: ", "Q：", "问：", "答：", "N: 3 ± 0.1",
    "Source: video p3; arXiv:1706.03762", "- [ ] a", "- [x] b",
    "<!-- card: a -->", "<!-- card: a | reverse | tier: core -->", "<!-- card: ", "<!--", "-->", "<!-- x -->",
    # code, formulas, deletions
    "```", "```python", "~~~", "    ", "`", "``",
    "$$", "$", "\\[", "\\]", "\\(", "\\)", "$x_i$", "$P(x|y)$", "\\",
    "==", "==1;;", ";;", "==1;;a==", "==1;;$a;;b$;;h==", "==b==",
    # blocks
    "# ", "## 1.2 Title", "---", "===", "***", "> ", "- ", "  - ", "1. ", "+ ",
    "|", "| a | b |", "|---|---|", "| $x|y$ | c |", "[a]: b", "id: x", "title: [",
    # pieces
    "![", "](", "![a](b.png)", "**", "*", "_", "~~", "&amp;", "&#0;",
    '<img src="a.png">', "< img src = b / >", "<br>", "<div>", "</div>", "<b>", "</b>", "<sub>", "</sub>",
    "<script>", "<table>",
    # words and signs
    "**重点：**", "\x85", "中文", "\u3000", "，", "한국", "\0", "\ufffd", "\ufeff", "\u2028", "\x0b", "\t",
    "a", " ", "word", "1", ".",
)  # fmt: skip

fragments = st.sampled_from(FRAGMENTS)
assembled = st.lists(
    st.one_of(
        fragments, fragments, fragments, st.sampled_from(("\n", "\n\n", "\r\n", "\r")), st.text(max_size=5)
    ),
    max_size=40,
).map("".join)
with_front_matter = st.builds("---\n{}\n---\n{}".format, assembled, assembled)
anything = st.one_of(st.text(), assembled, assembled, with_front_matter)
