"""The screens in Chinese: no English is left on them, and no line is wider than the screen."""

import re
import sqlite3
from functools import partial
from pathlib import Path

import pytest
from rich.cells import cell_len

from mlquiz.scheduling.settings import Settings
from mlquiz.store.backups import backup_path
from mlquiz.store.trouble import explained
from mlquiz.study import Session
from mlquiz.study.quiz.keeping import quiz_path
from mlquiz.study.screen_settings import ScreenSettings
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.home import screen as home
from mlquiz.tui.home.introduction import introduction

from tests.tui.bench import opened, screen_text, told, until
from tests.tui.conftest import Benches

NOTES = """---
title: 甲
---

## 1.2 自注意力

散文。

<!-- card: a1 -->
Q: 哪一种归一化不依赖批次？

- [ ] 批归一化
  - 用批次的均值。
- [x] 层归一化
  - 用单个样本的特征。

<!-- card: a2 -->
Q: 多少？

N: 3

<!-- card: a3 -->
Q: 为什么？

A: 因为 $x^2$。
Hint: 想想。
"""
CHINESE = ScreenSettings(language="zh")
NOT_ENGLISH = re.compile(
    r"mlquiz( suspended)?|LaTeX|VISUAL|EDITOR|Esc\b|esc\b|home\b|end\b|pgdn|pgup|ctrl|f1\b"
    r"|RMSE\(bins\)|textual-\w+|ansi-\w+"
    r"|zzz|/p\b|\b(notes/)?deck\S*|\ba\d\b"
    r"|(chapter|lecture|section|deck|tag|tier|kind|name|is):?\S*"
)


def shows(app: MlquizApp, words: str) -> bool:
    return bool(re.search(words, screen_text(app)))


def english(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", NOT_ENGLISH.sub("", text))


WALK = (
    ((), "今天"),
    (("question_mark",), "牌组的按键"),
    (("escape", "S"), "还没有回答"),
    (("q", "slash"), "张卡片"),
    (("enter", "space"), "答案"),
    (("question_mark",), "搜索的按键"),
    (("escape", "slash", *"zzz"), "没有找到卡片"),
    (("escape",), "今天"),
    (("enter",), "哪一种"),
    (("question_mark",), "复习的按键"),
    (("escape", "1"), "良好"),
    (("3",), "多少"),
    (("4", "enter"), "错误"),
    (("n",), "笔记"),
    (("question_mark",), "笔记的按键"),
    (("escape", "escape", "3", "h"), "提示"),
    (("ctrl+c",), "为什么"),
    (("space", "4"), "等待学习中的卡片"),
    (("u", "s"), "等待学习中的卡片"),
    (("q",), "学习中"),
    (("S",), "答案|回答"),
    (("q", "x"), "测验 1/"),
    (("question_mark",), "测验的按键"),
    (("escape", "q", "ctrl+p"), "搜索命令"),
    (("escape",), "今天"),
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_english_is_left_on_any_screen(
    bench: Benches, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    short = Path("/p")
    monkeypatch.setattr(home, "introduction", lambda _, **how: introduction(short, **how))
    app = bench(NOTES, Settings(learn_ahead_min=0), screen=CHINESE, introduced=False).app(deck=None)
    async with opened(app, size=size) as pilot:
        for keys, expected in WALK:
            await pilot.press(*keys)
            await until(pilot, partial(shows, app, expected))
            text = screen_text(app)
            assert english(text + told(app)) == [], (keys, text)
            assert all(cell_len(line) <= size[0] for line in text.splitlines())


async def test_the_columns_of_counts_stand_below_their_names(bench: Benches) -> None:
    app = bench(NOTES, screen=CHINESE).app(deck=None)
    async with opened(app, size=(80, 24)):
        lines = screen_text(app).splitlines()
        head = next(line for line in lines if "新卡片" in line and "到期" in line and "今天" not in line)
        row = next(line for line in lines if "所有笔记" in line)
        assert end_of("新卡片", head) == end_of("3", row)


def end_of(words: str, line: str) -> int:
    return cell_len(line[: line.index(words) + len(words)])


async def test_the_grades_and_their_intervals_are_in_chinese(bench: Benches) -> None:
    app = bench(NOTES, screen=CHINESE).app()
    async with opened(app, size=(60, 20)) as pilot:
        await pilot.press("1")
        bar = next(line for line in screen_text(app).splitlines() if "良好" in line)
        assert re.search(r"1 重来 1分 +2 困难 6分 +3 良好 10分 ?⏎ +4 简单 \d+天", bar)


async def test_what_goes_wrong_below_the_screens_is_said_in_chinese(bench: Benches) -> None:
    work = bench(NOTES, screen=CHINESE)
    app = work.app(deck=None)
    quiz_path(work.db).write_text("{}", encoding="utf-8")
    async with opened(app) as pilot:
        await pilot.press("x")
        assert f"没有测验: {quiz_path(work.db)}：不是本版本 mlquiz 的未完成测验" in told(app)
        await pilot.press("slash", *"tga", "colon", "a")
        await until(pilot, partial(shows, app, "tga: 不是筛选条件；是否指 tag？可用：chapter, lecture"))
        await pilot.press("escape", "escape", "enter")
        await until(pilot, partial(shows, app, "哪一种"))
        work.db.rename(work.db.with_name("elsewhere.db"))
        await pilot.press("2", "3")
        assert f"未完成: {work.db}：文件在打开期间被移动或替换；什么都没有保存。" in told(app)


async def test_a_damaged_database_is_explained_in_chinese_with_the_way_back(
    bench: Benches, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = bench(NOTES, screen=CHINESE)
    app = work.app()
    backup = backup_path(work.db, "2026-11-21")
    backup.parent.mkdir()
    backup.touch()
    async with opened(app) as pilot:
        await pilot.press("space")

        def refuse(*_: object, **__: object) -> None:
            with explained(work.db):
                error = sqlite3.DatabaseError("malformed")
                error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise error

        monkeypatch.setattr(Session, "answer", refuse)
        await pilot.press("3")
        assert re.search(
            rf"数据库已损坏；.*。恢复最新备份：mlquiz restore {re.escape(str(backup))}", told(app)
        )


async def test_the_frame_of_a_figure_is_named_in_chinese(bench: Benches) -> None:
    note = "<!-- card: a1 -->\nQ: 看 ![旗](f.svg) 吗？\n\n![一面旗](f.svg)\n\nA: 看。\n"
    app = bench(note, screen=CHINESE).app()
    async with opened(app, size=(60, 20)):
        rows = [line.strip() for line in screen_text(app).splitlines()]
        assert any("看 ［图：旗］ 吗" in row for row in rows)
        frame = rows[rows.index("┌─ 图 ───┐") :][:4]
        assert {cell_len(row) for row in frame} == {10}
