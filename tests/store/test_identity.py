import re
import uuid
from threading import Thread

from hypothesis import given
from hypothesis import strategies as st

from mlquiz.store.identity import EventIds, new_event_id

FORM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@given(at_ms=st.integers(0, 2**48 - 1))
def test_an_id_is_a_uuid_of_version_seven_that_begins_with_its_time(at_ms: int) -> None:
    new = EventIds().new(at_ms)
    assert FORM.fullmatch(new)
    assert uuid.UUID(new).version == 7
    assert int(new.replace("-", "")[:12], 16) == at_ms


@given(times=st.lists(st.integers(-(10**12), 10**13), min_size=2))
def test_ids_sort_in_the_order_in_which_they_were_given(times: list[int]) -> None:
    ids = EventIds()
    given_ = [ids.new(at_ms) for at_ms in times]
    assert given_ == sorted(set(given_))


def test_ids_of_one_millisecond_differ_and_sort() -> None:
    ids = [new_event_id(1_795_348_800_000) for _ in range(20_000)]
    assert ids == sorted(set(ids))


def test_threads_do_not_get_the_same_id() -> None:
    found: list[str] = []
    ids = EventIds()
    threads = [Thread(target=lambda: found.extend(ids.new(5) for _ in range(500))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 2000
