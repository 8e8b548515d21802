from mlquiz.tui.review.held_key import HeldKey


def presses(*pressed: tuple[str, float]) -> list[bool]:
    times = iter([at for _, at in pressed])
    held = HeldKey(lambda: next(times))
    return [held.repeats(key) for key, _ in pressed]


def test_a_key_that_comes_again_at_once_is_held_down() -> None:
    assert presses(("3", 10.0), ("3", 10.03), ("3", 10.06)) == [False, True, True]


def test_a_key_that_is_held_long_stays_held() -> None:
    assert presses(("3", 10.0), ("3", 10.1), ("3", 10.2), ("3", 10.3)) == [False, True, True, True]


def test_a_key_that_is_pressed_again_is_not_held() -> None:
    assert presses(("3", 10.0), ("3", 10.2)) == [False, False]


def test_another_key_is_not_held_however_soon_it_comes() -> None:
    assert presses(("space", 10.0), ("3", 10.01), ("space", 10.02)) == [False, False, False]


def test_the_first_press_is_never_held() -> None:
    assert presses(("3", 0.0)) == [False]
