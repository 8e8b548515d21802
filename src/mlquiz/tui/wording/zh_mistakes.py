"""Mistakes in notes, as the reader of notes tells them, in simplified Chinese."""

_FILES = {
    "cannot be read: {why}": "无法读取：{why}",
    "the folder cannot be opened: {why}": "无法打开文件夹：{why}",
    "is UTF-16 text; save it as UTF-8": "是 UTF-16 文本；请另存为 UTF-8",
    "is not UTF-8 text (byte 0x{byte:02X}); save it as UTF-8": (
        "不是 UTF-8 文本（字节 0x{byte:02X}）；请另存为 UTF-8"
    ),
    "has {size} MB and is not read; split it (at most {most} MB)": (
        "有 {size} MB，没有读取；请拆分（最多 {most} MB）"
    ),
    "its name is not UTF-8 and it is not read; rename it": "文件名不是 UTF-8，没有读取；请改名",
    "a link that leads back to a folder around it is not followed": "指回上级文件夹的链接没有打开",
    "is no ordinary file and is not read": "不是普通文件，没有读取",
    "two documents have the id {id}: this one and {other}": "两个文档的 id 都是 {id}：本文件和 {other}",
    "two cards are named {name}: here and at {place}": "两张卡片都叫 {name}：这里和 {place}",
    "a picture without an address": "图片没有地址",
    "the figure {figure} lies outside the content folder": "图 {figure} 不在内容文件夹内",
    "no figure {figure}; write / between folders": "没有图 {figure}；文件夹之间请写 /",
    "no figure {figure}": "没有图 {figure}",
}
_FRONT_MATTER = {
    "front matter: {why}": "文件头：{why}",
    "front matter: id must be one word of letters, digits, - _ and ., such as ch16p1": (
        "文件头：id 必须是由字母、数字、- _ 和 . 组成的一个词，例如 ch16p1"
    ),
    "front matter: needs must be a list of ids, such as [ch09, ch15]": (
        "文件头：needs 必须是 id 的列表，例如 [ch09, ch15]"
    ),
    "not YAML: {what}": "不是 YAML：{what}",
    "there must be keys here, such as `title: …`": "这里必须有键，例如 `title: …`",
    "a second document begins here (`---`); write one a file": (
        "这里开始了第二个文档（`---`）；一个文件只写一个"
    ),
    "not understood: {what}": "无法理解：{what}",
    "nested more than {most} deep": "嵌套超过 {most} 层",
    "anchors (`&`) and aliases (`*`) are not understood here; write it out": (
        "这里不支持锚点（`&`）和别名（`*`）；请直接写出"
    ),
    "tags (`{tag}`) are not understood here; leave it out": "这里不支持标签（`{tag}`）；请去掉",
    "a key must be one word": "键必须是一个词",
    "{key}: stands here and on line {line}; keep one": "{key}：这里和第 {line} 行都有；请保留一个",
}
_COMMENTS = {
    "the card comment is not closed; --> is missing": "卡片注释没有结束；缺少 -->",
    "a comment begins here and never ends; --> is missing": "注释从这里开始，一直没有结束；缺少 -->",
    "code begins here with {mark} and never ends": "代码从这里的 {mark} 开始，一直没有结束",
    "code cannot begin behind {marker}; begin it with {fence} on the next line": (
        "代码不能写在 {marker} 后面；请在下一行以 {fence} 开始"
    ),
    "this is no comment, and names no card; write <!-- card: some-name -->": (
        "这不是注释，没有给卡片命名；请写 <!-- card: some-name -->"
    ),
    "a comment that begins with {word} names no card; did you mean card:?": (
        "以 {word} 开头的注释没有给卡片命名；是否指 card:？"
    ),
    "a comment cannot hold a card comment; it ends at the first -->": (
        "注释里不能再有卡片注释；它到第一个 --> 就结束"
    ),
    "{text} stands behind --> and is not read; begin a new line": (
        "{text} 写在 --> 后面，不会读取；请另起一行"
    ),
    "{text} stands behind a comment and is not read; begin a new line": (
        "{text} 写在注释后面，不会读取；请另起一行"
    ),
    "a card comment belongs to {block} around it; leave a blank line before it": (
        "卡片注释被算进了{block}；请在它前面空一行"
    ),
    "a card comment belongs to {block} around it; begin it at column 0": (
        "卡片注释被算进了{block}；请从行首开始写"
    ),
    "{marker} belongs to {block} above it; leave a blank line before it": (
        "{marker} 被算进了上面的{block}；请在它前面空一行"
    ),
    "the list": "列表",
    "the quotation": "引用",
    "the table": "表格",
    "the HTML": "HTML",
    "the card comment has no name; write <!-- card: some-name -->": (
        "卡片注释没有名称；请写 <!-- card: some-name -->"
    ),
    "{name} is no card name; use small letters, digits and single hyphens{example}": (
        "{name} 不能作卡片名称；请用小写字母、数字和单个连字符{example}"
    ),
    ", such as {name}": "，例如 {name}",
    "the option {option} stands here twice": "选项 {option} 在这里出现了两次",
    "the option reverse has no value; options are parted by |": "选项 reverse 没有值；选项之间用 | 隔开",
    "hide: {value} is none of all, one": "hide：{value} 不是 all、one 之一",
    "tier: {value} is none of {tiers}{hint}": "tier：{value} 不是 {tiers} 之一{hint}",
    "(nothing)": "（空）",
    "en: needs the eight letters and digits that mlquiz check names in L02": (
        "en：需要 mlquiz check 在 L02 中给出的八位字母和数字"
    ),
    "an option is empty; a | stands too much": "有一个选项是空的；多了一个 |",
    "unknown option {option}{hint}": "未知选项 {option}{hint}",
    "; the options are {options}, parted by |": "；可用的选项有 {options}，用 | 隔开",
    "tags: names no tag": "tags：没有写标签",
    "the tag {tag} holds a space; part tags by commas, or write {joined}": (
        "标签 {tag} 中有空格；请用逗号隔开各标签，或写 {joined}"
    ),
    "waive: needs a rule's code and a reason, such as waive: A02 a worked derivation": (
        "waive：需要规则代码和理由，例如 waive: A02 a worked derivation"
    ),
}
_CARDS = {
    "{marker} without Q:": "有 {marker} 但没有 Q:",
    "{marker} without Q:; a card begins with Q: or C:": "有 {marker} 但没有 Q:；卡片以 Q: 或 C: 开头",
    "a card comment without a card under it; Q: or C: begins one": (
        "卡片注释下面没有卡片；卡片以 Q: 或 C: 开头"
    ),
    "a second {marker} in one card; a card has one": "一张卡片里有第二个 {marker}；只能有一个",
    "{marker} is empty": "{marker} 后面是空的",
    "text stands between the card comment and its Q: or C:{cause}": (
        "卡片注释和它的 Q: 或 C: 之间有文字{cause}"
    ),
    "; {marker} must stand at the beginning of its line": "；{marker} 必须写在行首",
    "text stands below the Source: of a card and belongs to nothing; put Source: last, and a heading or --- "
    "before text that is not of the card": (
        "卡片的 Source: 下面有不属于任何部分的文字；请把 Source: 放在最后，不属于卡片的文字之前请写标题或 ---"
    ),
    "{dashes} directly below text it makes the text a heading; leave a blank line above it": (
        "{dashes} 紧跟在文字下面会让文字变成标题；请在它上面空一行"
    ),
    "Q: without A:{cause}": "有 Q: 但没有 A:{cause}",
    "; {marker} on line {line} must stand at the beginning of its line": (
        "；第 {line} 行的 {marker} 必须写在行首"
    ),
    "; or give it N:, or options - [ ] and - [x]": "；也可以写 N:，或选项 - [ ] 和 - [x]",
    "Q: and C: in one card; the first has no A:": "一张卡片里既有 Q: 又有 C:；第一个没有 A:",
    "two Q: in one card; the first has no A:": "一张卡片里有两个 Q:；第一个没有 A:",
    "N: and options in one card; it is a number or a choice": (
        "一张卡片里既有 N: 又有选项；只能是数值题或选择题"
    ),
    "N: and parts of a figure in one card; it is a number or a figure": (
        "一张卡片里既有 N: 又有图的部分；只能是数值题或图"
    ),
    "N: goes with Q:, not with C:": "N: 与 Q: 搭配，不与 C: 搭配",
    "N: {number} is no number; write it in digits, such as 26, 0.731 ± 0.001 or 1e-3, and a unit in the "
    "question": ("N: {number} 不是数值；请用数字书写，例如 26、0.731 ± 0.001 或 1e-3，单位写在问题里"),
    "text stands below N: {number}; a worked solution begins with A:": (
        "N: {number} 下面有文字；解题过程以 A: 开头"
    ),
    "the option reverse is for a question with an answer, not for a {kind}": (
        "选项 reverse 用于有答案的问答题，不用于{kind}"
    ),
    "choice": "选择题",
    "number": "数值题",
    "cloze": "填空题",
    "figure with parts": "有遮挡部分的图",
    "the option hide is for a figure with parts": "选项 hide 用于有遮挡部分的图",
    "C: without a deletion; {cause}": "C: 里没有挖空；{cause}",
    "== within code or maths hides nothing; hide a whole formula by ==1;;$…$==": (
        "代码或公式里的 == 不起作用；要隐藏整个公式请写 ==1;;$…$=="
    ),
    "one is not closed by ==": "有一个没有用 == 结束",
    "hide words by ==1;;words==": "隐藏词语请写 ==1;;词语==",
    "a deletion has the number {number}; numbers are 1 to {last}": (
        "挖空的编号是 {number}；编号为 1 到 {last}"
    ),
    "a deletion is not closed by ==, or hides nothing": "有一个挖空没有用 == 结束，或没有隐藏任何内容",
}
_CHOICES = {
    "options stand below Q:, before any other marker": "选项应在 Q: 下面、其他标记之前",
    "Q: has options but no question": "Q: 有选项但没有问题",
    "text stands below the options; an explanation begins with A:": "选项下面有文字；解释以 A: 开头",
    "no option is right; mark it with [x]": "没有正确的选项；请用 [x] 标出",
    "one option is no choice; two or more are needed": "只有一个选项不成选择题；至少要两个",
    "an option without [ ] or [x]; every option begins so": "有选项没有 [ ] 或 [x]；每个选项都要这样开头",
    "an option without [ ] or [x]; write [x] or [ ] and a space, not {written}": (
        "有选项没有 [ ] 或 [x]；请写 [x] 或 [ ] 再加一个空格，不要写 {written}"
    ),
    "an option is empty": "有一个选项是空的",
}
_FIGURES = {
    "parts without a figure; ![what it shows](address) stands above them": (
        "有部分但没有图；请在它们上面写 ![图中内容](地址)"
    ),
    "two figures in one card with parts; make a card for each": (
        "一张有遮挡部分的卡片里有两张图；请各做一张卡片"
    ),
    "the figure of a card with parts stands on a line of its own": "有遮挡部分的卡片，图要单独占一行",
    "a figure on the web cannot be covered; save it beside the notes": (
        "网上的图无法遮挡；请把它保存在笔记旁边"
    ),
    "Q: has a figure but no question": "Q: 有图但没有问题",
    "text stands below the parts; what the back adds begins with A:": (
        "各部分下面有文字；背面补充的内容以 A: 开头"
    ),
    "a part without a box; it begins with `left top width height` in per cent, then ==1;;its name==": (
        "有部分没有框；开头写百分比 `左 上 宽 高`，然后写 ==1;;名称=="
    ),
    "a list within a part; its clue is one sentence": "部分里面有列表；线索应是一句话",
    "a part without a name; behind its boxes stands ==1;;its name==": (
        "有部分没有名称；请在框后面写 ==1;;名称=="
    ),
    "a name has no hint; the clue stands behind ==": "名称不带提示；线索写在 == 后面",
    "the name is not closed by ==": "名称没有用 == 结束",
    "two names in one part; each part is an item of the list": "一个部分有两个名称；每个部分各占列表的一项",
    "a part has the number {number}; numbers are 1 to {last}": "部分的编号是 {number}；编号为 1 到 {last}",
    "the part {name} has no clue; say behind == what it does, for those who do not see the figure": (
        "部分 {name} 没有线索；请在 == 后面说明它的作用，给看不到图的人"
    ),
    "two parts have the number {number}; each has its own, and several boxes of one part stand before its "
    "name": "两个部分的编号都是 {number}；每个部分有自己的编号，同一部分的几个框写在它的名称之前",
    "`{box}` is no box; write left, top, width and height in per cent of the figure, such as "
    "`12.5 30 18 9`": ("`{box}` 不是框；请按图的百分比写左、上、宽、高，例如 `12.5 30 18 9`"),
    "`{box}` {fault}": "`{box}` {fault}",
    "covers nothing; width and height are more than 0": "什么也没遮住；宽和高要大于 0",
    "is smaller than one per cent; write per cent, 12.5 and not 0.125": (
        "小于百分之一；请写百分数，12.5 而不是 0.125"
    ),
    "lies off the figure; the numbers are per cent of its width and height, not pixels": (
        "在图的外面；数字是宽和高的百分比，不是像素"
    ),
    "sticks out on the right: {left:g} + {width:g} is over 100; the third number is the width": (
        "超出右边：{left:g} + {width:g} 大于 100；第三个数是宽"
    ),
    "sticks out below: {top:g} + {height:g} is over 100; the fourth number is the height": (
        "超出下边：{top:g} + {height:g} 大于 100；第四个数是高"
    ),
}
_SOURCES = {
    "Source: names nothing; the forms are {forms}": "Source: 没有写来源；格式有 {forms}",
    "{source}: the course's videos are p1 to p{last}": "{source}：课程的视频是 p1 到 p{last}",
    "Source: {source} is not understood; write {example}": "Source: {source} 无法理解；请写 {example}",
    "Source: {source} is not understood; the forms are {forms}": (
        "Source: {source} 无法理解；格式有 {forms}"
    ),
}

MISTAKES = _FILES | _FRONT_MATTER | _COMMENTS | _CARDS | _CHOICES | _FIGURES | _SOURCES
