"""The screen in simplified Chinese. Names of things as Anki has them."""

from collections.abc import Mapping

from mlquiz.tui.wording.zh_mistakes import MISTAKES

_WORDS = {
    " ": "",
    ", ": "，",
    "; ": "；",
    "<1m": "<1分",
    "{}m": "{}分",
    "{}h": "{}小时",
    "{}d": "{}天",
    "{}mo": "{}月",
    "{}y": "{}年",
    "Monday": "星期一",
    "Tuesday": "星期二",
    "Wednesday": "星期三",
    "Thursday": "星期四",
    "Friday": "星期五",
    "Saturday": "星期六",
    "Sunday": "星期日",
    "Mon": "周一",
    "Tue": "周二",
    "Wed": "周三",
    "Thu": "周四",
    "Fri": "周五",
    "Sat": "周六",
    "Sun": "周日",
    "Jan": "1月",
    "Feb": "2月",
    "Mar": "3月",
    "Apr": "4月",
    "May": "5月",
    "Jun": "6月",
    "Jul": "7月",
    "Aug": "8月",
    "Sep": "9月",
    "Oct": "10月",
    "Nov": "11月",
    "Dec": "12月",
    "{weekday} {day} {month}": "{month}{day}日 {weekday}",
    "enter": "回车",
    "space": "空格",
    "escape": "Esc",
    "page down": "下翻页",
    "page up": "上翻页",
    "tomorrow": "明天",
    "{n} card": "{n} 张卡片",
    "{n} cards": "{n} 张卡片",
    "{n} answer": "{n} 次回答",
    "{n} answers": "{n} 次回答",
    "{n} day": "{n} 天",
    "{n} days": "{n} 天",
    "{n} lapse": "遗忘 {n} 次",
    "{n} lapses": "遗忘 {n} 次",
    "{n} mistake": "{n} 处错误",
    "{n} mistakes": "{n} 处错误",
    "{n} s": "{n} 秒",
    "{n} min": "{n} 分钟",
    "{n} h": "{n} 小时",
}
_COUNTS = {
    "new": "新卡片",
    "learn": "学习中",
    "due": "到期",
    "in learning": "学习中",
    "suspended": "已暂停",
    "leech": "难点",
    "{n} new": "{n} 新卡片",
    "{n} learning": "{n} 学习中",
    "{n} in learning": "{n} 学习中",
    "{n} due": "{n} 到期",
    "{n} learn": "{n} 学习",
    "{n} left": "剩 {n} 张",
    "{n} left, about {minutes} min": "剩 {n} 张，约 {minutes} 分钟",
    "{n} left ~{minutes} min": "剩 {n} 张~{minutes} 分钟",
    "~{minutes}m": "~{minutes}分",
    "{n} answered": "已答 {n}",
    "N{n}": "新{n}",
    "L{n}": "学{n}",
    "D{n}": "到{n}",
    "! leech": "! 难点",
    "{n} days in a row": "连续 {n} 天",
    "{n} tomorrow": "明天 {n}",
    "Today": "今天",
}
_KEYS = {
    "Again": "重来",
    "Hard": "困难",
    "Good": "良好",
    "Easy": "简单",
    "Again, Hard, Good, Easy; in an open choice: that option": (
        "重来、困难、良好、简单；选择题未揭晓时：选该选项"
    ),
    "In an open choice: that option": "选择题未揭晓时：选该选项",
    "Choose that option": "选该选项",
    "Choose that option; after the answer 1: I was wrong, 2: I was right": (
        "选该选项；揭晓后 1：我答错了，2：我答对了"
    ),
    "Show the answer; then give the marked grade": "显示答案；然后按标记的评分作答",
    "Show the answer; then: I was right, or the next question; at the end scroll down": (
        "显示答案；然后：我答对了，或下一题；结束后向下翻页"
    ),
    "Help": "帮助",
    "Explain all keys of this screen": "说明本界面的所有按键",
    "Undo": "撤销",
    "Undo: take back what was done last": "撤销：收回上一步操作",
    "Hint": "提示",
    "Show the hint": "显示提示",
    "Notes": "笔记",
    "Read the notes of this card's section": "阅读这张卡片所在小节的笔记",
    "After the answer: read the notes of its section": "揭晓后：阅读该小节的笔记",
    "Video": "视频",
    "Open the section's video in the browser": "在浏览器中打开该小节的视频",
    "Figure": "图",
    "Open the figure in the browser; again: the next figure": "在浏览器中打开图；再按一次：下一张图",
    "LaTeX": "LaTeX",
    "Show the LaTeX of the formulas; again: draw them": "显示公式的 LaTeX；再按一次：恢复公式",
    "Home": "主页",
    "Back to the decks": "回到牌组",
    "Back to the decks; every answer is saved": "回到牌组；每次回答都已保存",
    "Close a message, or back to the decks": "关闭消息，或回到牌组",
    "Close a message, or back to the card": "关闭消息，或回到卡片",
    "Close a message, or leave": "关闭消息，或离开",
    "Close a message, or the introduction": "关闭消息，或收起介绍",
    "Suspend": "暂停",
    "Suspend this card; `mlquiz suspended` brings it back": "暂停这张卡片；用 `mlquiz suspended` 恢复",
    "Suspend the card, or show it again in reviews": "暂停卡片，或恢复复习",
    "Bury": "搁置",
    "Bury: do not show this card again today": "搁置：今天不再显示这张卡片",
    "Edit": "编辑",
    "Edit the note in your editor (VISUAL or EDITOR)": "用你的编辑器编辑笔记（VISUAL 或 EDITOR）",
    "Tomorrow": "明天",
    "At the end: make the wrong cards due tomorrow": "结束时：让答错的卡片明天到期",
    "Leave": "离开",
    "Leave; the quiz can be gone on with": "离开；测验可以继续",
    "Scroll down": "向下滚动",
    "Scroll up": "向上滚动",
    "Scroll down a page": "向下滚动一页",
    "Scroll up a page": "向上滚动一页",
    "Go to the top": "到开头",
    "Go to the end": "到结尾",
    "Copy the text that the mouse selected": "复制鼠标选中的文字",
    "Back to the card": "回到卡片",
    "Page down": "下一页",
    "Search": "搜索",
    "Search all cards": "搜索所有卡片",
    "Type what to look for": "输入要找的内容",
    "Answer": "答案",
    "Show or hide the answer": "显示或隐藏答案",
    "To the cards": "到卡片列表",
    "To the cards, then to the decks": "到卡片列表，再回到牌组",
    "Next card": "下一张卡片",
    "Card before": "上一张卡片",
    "First card": "第一张卡片",
    "Last card": "最后一张卡片",
    "A page down": "下一页",
    "A page up": "上一页",
    "Start": "开始",
    "Start a sitting with the deck": "开始复习这个牌组",
    "Show what is below": "展开",
    "Hide what is below": "收起",
    "Show or hide what is below": "展开或收起",
    "Next deck": "下一个牌组",
    "Deck before": "上一个牌组",
    "First deck": "第一个牌组",
    "Last deck": "最后一个牌组",
    "Quiz": "测验",
    "Twenty questions over this deck, or the quiz that was left": "从这个牌组出二十题，或继续未完成的测验",
    "New quiz": "新测验",
    "Twenty questions, whatever was left": "二十题的新测验，不管未完成的",
    "Statistics": "统计",
    "Statistics of this deck, or of all cards": "这个牌组或所有卡片的统计",
    "All cards": "所有卡片",
    "All cards, or the deck alone again": "所有卡片，或只看这个牌组",
    "Quit": "退出",
    "Close": "关闭",
    "Down": "向下",
    "Up": "向上",
    "Commands, such as another theme": "命令，例如更换主题",
    "Keys of the decks": "牌组的按键",
    "Keys of the notes": "笔记的按键",
    "Keys of the quiz": "测验的按键",
    "Keys of the review": "复习的按键",
    "Keys of the search": "搜索的按键",
    "Keys of the statistics": "统计的按键",
    "{escape} closes": "{escape} 关闭",
}
_PALETTE = {
    "Search for commands…": "搜索命令…",
    "Search for themes…": "搜索主题…",
    "Review {deck}": "复习 {deck}",
    "Theme": "主题",
    "Other colours": "更换配色",
    "Figures": "图片",
    "Draw figures, or show their words": "画出图，或只显示文字",
    "not drawn: {why}": "没有画出：{why}",
    "it is damaged": "文件已损坏",
    "it loads other files": "它要载入别的文件",
    "it declares entities": "它声明了实体",
    "it is too large": "它太大",
    "it takes too long": "画它用时太长",
    "no font here has its letters": "本机没有能显示其中文字的字体",
    "it is no SVG, PNG, JPEG, GIF or WebP": "它不是 SVG、PNG、JPEG、GIF 或 WebP",
    "there is no room for temporary files": "临时文件没有空间",
    "Figures are not drawn: that needs more. In a shell: pip install 'mlquiz[images]'": (
        "没有画出图：还需要在命令行中运行 pip install 'mlquiz[images]'"
    ),
    "Figures are not drawn: this terminal does not say how large its letters are.": (
        "没有画出图：这个终端不说明字符的大小。"
    ),
    "Screenshot": "截图",
    "Save a picture of the screen": "保存屏幕图片",
    "Every answer is saved": "每次回答都已保存",
    "For this time": "仅这一次",
    "The settings name {theme}: it is back at the next start.": "设置文件指定了 {theme}：下次启动时恢复。",
    "Opened in the browser": "已在浏览器中打开",
    "No browser here; it is at": "这里没有浏览器；地址是",
}
_REVIEW = {
    "{space}  Show the answer": "{space}  显示答案",
    "{enter}  Check the number": "{enter}  检查数值",
    "{digits}  Choose      {space}  Show the answer": "{digits}  选择      {space}  显示答案",
    "{digits}  Choose all that are right      {space}  Done": "{digits}  选出所有正确的      {space}  完成",
    "type the number, {enter} checks it; empty: the answer": "输入数值，{enter}检查；留空则显示答案",
    "{typed} is no number; write it like 26, -0.5, 1e-3 or 1/3": (
        "{typed} 不是数值；请写成 26、-0.5、1e-3 或 1/3 这样"
    ),
    "✓ Right": "✓ 正确",
    "✗ Wrong": "✗ 错误",
    "You typed {number}": "你输入了 {number}",
    "Backwards: this is the answer. What was asked?": "反向：这是答案。问题是什么？",
    "Backwards: {words}": "反向：{words}",
    "Lecture {names}": "第 {names} 讲",
    "Lectures {names}": "第 {names} 讲",
    "video {names}": "视频 {names}",
    "videos {names}": "视频 {names}",
    "Source: {sources}": "来源：{sources}",
    "▸ This card: {n} of {count} here, {place}": "▸ 这张卡片：本节第 {n} / {count} 张，{place}",
    "Here the notes have nothing but cards.": "这里的笔记只有卡片。",
    "… and more that is not shown here.": "……后面还有，这里不显示。",
    "… and {n} more characters that are not shown here.": "……后面还有 {n} 个字符，这里不显示。",
    "… nested too deeply to be shown.": "……嵌套太深，无法显示。",
    "Videos of this section": "本小节的视频",
    "{enter} opens · {escape} closes": "{enter} 打开 · {escape} 关闭",
    "Card suspended": "卡片已暂停",
    "It is not shown again. {undo} takes that back.": "不再显示。{undo} 撤销。",
    "Card buried": "卡片已搁置",
    "It is not shown again today. {undo} takes that back.": "今天不再显示。{undo} 撤销。",
    "! Leech: forgotten {n} times": "! 难点：已遗忘 {n} 次",
    "{asked}\n{undo} brings it back, or it comes by itself. Then {edit} edits it, {suspend} suspends it, "
    "{notes} reads its notes.": (
        "{asked}\n{undo} 把它叫回来，或等它自己再来。那时 {edit} 编辑，{suspend} 暂停，{notes} 读笔记。"
    ),
    "Not done": "未完成",
    "Not edited": "未编辑",
    "The editor failed": "编辑器出错",
    "An editor cannot be started from here.": "这里无法启动编辑器。",
    "{editor}: not a command that can be understood ({why}); it stands in VISUAL or EDITOR": (
        "{editor}：无法理解的命令（{why}）；它写在 VISUAL 或 EDITOR 中"
    ),
    "{editor}: the editor could not be started ({why})": "{editor}：编辑器无法启动（{why}）",
    "{editor}: the editor ended with code {code}; what it saved counts": (
        "{editor}：编辑器以代码 {code} 结束；已保存的内容有效"
    ),
    "no editor was found: set EDITOR, such as export EDITOR=nano": (
        "没有找到编辑器：请设置 EDITOR，例如 export EDITOR=nano"
    ),
    "the notes of an installed course are replaced with the next update. Copy them and edit the "
    "copy, with --content my-notes: cp -r {folder} my-notes": (
        "安装的课程笔记会在下次更新时被替换。请复制一份再编辑，"
        "并使用 --content my-notes：cp -r {folder} my-notes"
    ),
    "In the notes": "笔记中",
    "{mistake} (and {n} more: mlquiz check)": "{mistake}（另有 {n} 处：mlquiz check）",
    "This card cannot be read now": "现在读不出这张卡片",
    "{edit} opens the notes there until that is mended; then the card is back. {go_on} goes on with the "
    "other cards.": "改好之前，{edit} 打开笔记的该处；改好后卡片就回来。{go_on} 继续其他卡片。",
    "A card without a name begins anew when its question changes. mlquiz stamp names it.": (
        "没有名字的卡片，问题一改就重新开始。mlquiz stamp 会给它名字。"
    ),
    "The card begins anew under its new name.": "卡片改了名字，重新开始。",
    "This card is no longer in the notes.": "笔记中已没有这张卡片。",
    "Nothing to copy": "没有可复制的内容",
    "Drag the mouse over text first. ctrl+q quits.": "请先用鼠标拖选文字。ctrl+q 退出。",
}
_PAUSES = {
    "Waiting for a learning card": "等待学习中的卡片",
    "It comes in {left}, at {time}. Nothing else is left today.": (
        "{left} 后到来（{time}）。今天没有别的卡片了。"
    ),
    "It will show by itself. {leave} goes back to the decks; nothing is lost.": (
        "到时会自动显示。{leave} 回到牌组；什么都不会丢。"
    ),
    "{n} answer in this sitting, all saved.": "本次回答 {n} 次，均已保存。",
    "{n} answers in this sitting, all saved.": "本次回答 {n} 次，均已保存。",
    "{leave} goes back to the decks.": "{leave} 回到牌组。",
    "{undo} takes the last one back.": "{undo} 撤销上一次。",
    "Done": "完成",
    "Nothing to review": "没有要复习的",
    "The next card could not be read": "无法读取下一张卡片",
    "{go_on} tries again. {leave} goes back to the decks; what was answered is saved.": (
        "{go_on} 重试。{leave} 回到牌组；已回答的都已保存。"
    ),
    "There are no cards in this deck yet.": "这个牌组还没有卡片。",
    "All cards of this deck are suspended.": "这个牌组的卡片都已暂停。",
    "Nothing is left for now. The next card comes at {time}.": "暂时没有了。下一张卡片 {time} 到来。",
    "Nothing is left for today. The next card comes {day}.": "今天没有了。下一张卡片{day}到来。",
    "Nothing is left for today. The next card comes {day} at {time}.": (
        "今天没有了。下一张卡片{day} {time} 到来。"
    ),
    "in {n} days, on {day}": " {n} 天后（{day}）",
    "Its new cards wait for videos; mark those you watched: mlquiz course watched p38": (
        "新卡片在等视频；看过的请标记：mlquiz course watched p38"
    ),
}
_DECKS = {
    "Lectures": "讲座",
    "Chapters": "章节",
    "Units of lectures only": "仅属讲座的单元",
    "My decks": "我的牌组",
    "Other notes": "其他笔记",
    "All notes": "所有笔记",
    "All cards: {title}": "所有卡片：{title}",
    "{title}: what a first pass needs": "{title}：第一遍所需",
    "{n} card, {left} today.": "{n} 张卡片，今天 {left}。",
    "{n} cards, {left} today.": "{n} 张卡片，今天 {left}。",
    "{start} starts.": "{start}开始。",
    "{start} shows or hides them.": "{start}展开或收起。",
    "Not counted": "未能计数",
    "No quiz": "没有测验",
    "{mistakes} in the notes; a card with one is not here: {command}": (
        "笔记中有 {mistakes}；有错误的卡片不在这里：{command}"
    ),
    "There are some in {languages}: mlquiz tui --lang {first}": (
        "有 {languages} 的卡片：mlquiz tui --lang {first}"
    ),
    "What is asked?": "问什么？",
    "The answer.": "答案。",
    "In a Markdown file a card is": "在 Markdown 文件中，一张卡片是",
    "--content names another folder.": "--content 指定另一个文件夹。",
    "The folder is {folder}, the language {lang}.": "文件夹是 {folder}，语言是 {lang}。",
    "There are no cards yet": "还没有卡片",
    "{start} begins a sitting: cards that are due, then new.": (
        "{start}开始复习：先是到期的卡片，然后是新卡片。"
    ),
    "{space} shows the answer; then grade it. Hard is no failure:": (
        "{space}显示答案，再评分（困难不算失败）："
    ),
    "{again} Again: forgotten; {hard} Hard, {good} Good, {easy} Easy: recalled.": (
        "{again} 重来：忘了；{hard} 困难、{good} 良好、{easy} 简单：想起来了。"
    ),
    "{undo} takes back what you did; every answer is saved.": "{undo} 撤销上一步；每次回答都已保存。",
    "{notes} shows a card's notes, {search} searches, {quiz} is a quiz.": (
        "{notes} 读卡片的笔记，{search} 搜索，{quiz} 测验。"
    ),
    "Your answers are in {file}": "你的回答保存在 {file}",
    "{escape} puts this away; {help} shows it again.": "{escape} 收起介绍；{help} 再看。",
}
_QUIZ = {
    "Quiz {n}/{count}": "测验 {n}/{count}",
    "Quiz: score": "测验：得分",
    "{space}  Next question": "{space}  下一题",
    "Not answered: wrong": "没有作答：算错",
    "I was wrong": "我答错了",
    "I was right": "我答对了",
    "The time is over.": "时间到。",
    "Wrong": "答错的",
    "{right} of {asked} right ({share})": "{asked} 题答对 {right} 题（{share}）",
    "{n} left open": "{n} 题未答",
    "{tomorrow} makes the wrong ones due tomorrow. {leave} ends the quiz.": (
        "{tomorrow} 让答错的明天到期。{leave} 结束测验。"
    ),
    "{n} card is due tomorrow": "{n} 张卡片明天到期",
    "{n} cards are due tomorrow": "{n} 张卡片明天到期",
    "{n} of them is new, or due by then anyway": "其中 {n} 张是新卡片，或届时本来就到期",
    "{n} of them are new, or due by then anyway": "其中 {n} 张是新卡片，或届时本来就到期",
}
_SEARCH = {
    "words, or chapter:8 lecture:4 tier:core kind:number is:due is:leech …": (
        "词语，或 chapter:8 lecture:4 tier:core kind:number is:due is:leech …"
    ),
    "No card is found": "没有找到卡片",
    "No cards": "没有卡片",
    "Not read": "未能读取",
    "Words: {meaning}. A minus before a term: not.": "词语：{meaning}。前面加减号：不含。",
    "words of the card; in quotes they stand together": "卡片中的词语；加引号表示连在一起",
    "chapter:8": "chapter:8",
    "lecture:4": "lecture:4",
    "section:ch08.4, with all below it": "section:ch08.4，含其下所有小节",
    "deck:lecture-4": "deck:lecture-4",
    "a tag of the note, or one below it": "笔记的标签，或其下的标签",
    "tier:core, full, extra": "tier:core、full、extra",
    "kind:question, cloze, choice, number, occlusion": "kind:question、cloze、choice、number、occlusion",
    "name:lstm, the beginning of a card's name": "name:lstm，卡片名称的开头",
    "is:new, learning, review, due, suspended, buried, leech": (
        "is:new、learning、review、due、suspended、buried、leech"
    ),
    "due {day}": "到期 {day}",
    "The part that was asked for is shown": "所问的部分已显示",
    "{n} part is covered, and one of them asked for": "遮住了 {n} 个部分，问其中一个",
    "{n} parts are covered, and one of them asked for": "遮住了 {n} 个部分，问其中一个",
    "The part that is asked for is covered": "所问的部分被遮住",
    "figure": "图",
    "[figure: {words}]": "［图：{words}］",
    "Also in the figure:": "图中还有：",
    "The figure shows: {words}": "图中所示：{words}",
    "Not shown": "未显示",
    "{figure}: nothing can be laid over this picture; it is shown after the answer": (
        "{figure}：无法在这张图上遮挡；看过答案后才能显示"
    ),
    "stability {days} d": "稳定性 {days} 天",
    "difficulty {number}": "难度 {number}",
}
_STATISTICS = {
    "Recalled": "记住率",
    "Falls due": "即将到期",
    "Predicted and recalled": "预测与实际",
    "Hardest sections": "最难的小节",
    "No answers yet. Here they will stand by the day, with what you remembered.": (
        "还没有回答。这里会按天显示回答和记住的情况。"
    ),
    "{answers} on {days}, {time} in all, {seconds} s an answer.": (
        "{days}共 {answers}，用时 {time}，每次 {seconds} 秒。"
    ),
    "In a row: {days}; the longest run: {longest}.": "连续 {days}；最长 {longest} 天。",
    "{none} no answer, {few} to {many} few to many": "{none} 无回答，{few} 到 {many} 由少到多",
    "all": "全部",
    "of": "次数",
    "young": "年轻",
    "mature": "成熟",
    "in all": "合计",
    " of {n}": " / {n}",
    "predicted": "预测",
    "recalled": "实际",
    "reviews": "复习",
    "Predicted {predicted} %, recalled {recalled} %; log loss {loss}, RMSE(bins) {rmse}.": (
        "预测 {predicted} %，实际 {recalled} %；对数损失 {loss}，RMSE(bins) {rmse}。"
    ),
}
_TROUBLE = {
    "{path}: {cause}{way_back}": "{path}：{cause}{way_back}",
    "another program keeps it locked; nothing was saved. Close that program, or wait and try again": (
        "被另一个程序锁定；什么都没有保存。请关闭那个程序，或稍后再试"
    ),
    "the disk is full; nothing was saved. Make room and try again": (
        "磁盘已满；什么都没有保存。请腾出空间再试"
    ),
    "it may not be written to; nothing was saved. Make the file and its folder writable, or name another "
    "file with --db": "不可写入；什么都没有保存。请让文件及其文件夹可写，或用 --db 指定另一个文件",
    "it cannot be opened or made. Look at the permissions of the file and its folder, or name another file "
    "with --db": "无法打开或创建。请检查文件及其文件夹的权限，或用 --db 指定另一个文件",
    "it may not be read. Look at the permissions of the file, or name another file with --db": (
        "不可读取。请检查文件的权限，或用 --db 指定另一个文件"
    ),
    "not a database of mlquiz; it was left as it is. Look at the name, or name another file with --db": (
        "不是 mlquiz 的数据库；没有改动它。请检查文件名，或用 --db 指定另一个文件"
    ),
    "the database is damaged; it was left as it is. Copy it and the files beside it to a safe place; what "
    "can be read can be saved with: sqlite3 FILE .recover": (
        "数据库已损坏；没有改动它。请把它和旁边的文件复制到安全的地方；还能读出的内容可用此命令抢救："
        "sqlite3 FILE .recover"
    ),
    "the disk reports an error; nothing was saved. Look at the disk and its free space": (
        "磁盘报告错误；什么都没有保存。请检查磁盘和剩余空间"
    ),
    ". The newest backup comes back with: mlquiz restore {backup}": (
        "。恢复最新备份：mlquiz restore {backup}"
    ),
    "{path}: the database of another program; it was left as it is. Name another file with --db": (
        "{path}：这是其他程序的数据库；没有改动它。请用 --db 指定另一个文件"
    ),
    "{path}: written by a newer mlquiz (schema {version}, this one knows {known}); it was left as it is. "
    "Update mlquiz, or name another file with --db": (
        "{path}：由更新版本的 mlquiz 写入（结构版本 {version}，本版本只认识到 {known}）；没有改动它。"
        "请更新 mlquiz，或用 --db 指定另一个文件"
    ),
    "{path}: the file was moved or replaced while it was open; nothing was saved. Close mlquiz and start it "
    "again": "{path}：文件在打开期间被移动或替换；什么都没有保存。请关闭 mlquiz 再重新启动",
    "{folder}: the folder for the database cannot be made ({why}). Make its parent writable, or name another "
    "file with --db": (
        "{folder}：无法创建数据库的文件夹（{why}）。请让上级文件夹可写，或用 --db 指定另一个文件"
    ),
    "{path}: cannot be written ({why}); choose another place": "{path}：无法写入（{why}）；请换一个位置",
    "{path}: the unfinished quiz cannot be read ({why})": "{path}：无法读取未完成的测验（{why}）",
    "{path}: no unfinished quiz of this mlquiz; perhaps a newer one wrote it. Start another with --new": (
        "{path}：不是本版本 mlquiz 的未完成测验，可能由更新的版本写入。请用 --new 另开一个"
    ),
    "parameters: {why}; leave them out to use FSRS-6's defaults": (
        "parameters：{why}；去掉这项设置即使用 FSRS-6 的默认值"
    ),
    "{key}: is no filter{hint}. To look for it as text, put it in quotes: "
    '"{key}:{value}"': '{key}: 不是筛选条件{hint}。要按文字搜索，请加引号："{key}:{value}"',
    "{key}:{value} is not known{hint}": "{key}:{value} 不认识{hint}",
    "{key}:{value} is none of: {known}": "{key}:{value} 不认识；可用：{known}",
    "{key}:{value}: no card has a {key}": "{key}:{value}：没有带 {key} 的卡片",
    "; did you mean {name}?": "；是否指 {name}？",
    "; did you mean {name}? There are: {known}": "；是否指 {name}？可用：{known}",
    "; there are: {known}": "；可用：{known}",
    "there is no deck {name}{hint}": "没有牌组 {name}{hint}",
    "there is no room for temporary files ({why}); make some, or name another folder for them in TMPDIR": (
        "临时文件没有空间（{why}）；请腾出空间，或用 TMPDIR 指定另一个文件夹"
    ),
    "no folder for them can be written to": "没有可写入的文件夹",
    "Permission denied": "没有权限",
    "No space left on device": "磁盘已满",
    "Read-only file system": "文件系统只读",
    "Is a directory": "是文件夹",
    "No such file or directory": "文件或文件夹不存在",
    "Input/output error": "读写错误",
}

ZH: Mapping[str, str] = (
    _WORDS
    | _COUNTS
    | _KEYS
    | _PALETTE
    | _REVIEW
    | _PAUSES
    | _DECKS
    | _QUIZ
    | _SEARCH
    | _STATISTICS
    | _TROUBLE
    | MISTAKES
)
