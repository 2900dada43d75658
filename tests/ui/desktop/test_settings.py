# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered, and that a damaged file of settings harms nobody."""

from pathlib import Path

from ui.desktop.settings import MOST_RECENT, Settings


def test_what_is_set_is_there_in_the_next_run(tmp_path: Path):
    first = Settings(tmp_path)
    first.set_language("ko")
    first.set_theme("dark")
    first.set_flag("left", False)
    first.set_number("left", 321)
    first.set_folder(tmp_path)
    first.save()
    second = Settings(tmp_path)
    assert (second.language(), second.theme()) == ("ko", "dark")
    assert second.flag("left", default=True) is False
    assert second.number("left", 256) == 321
    assert second.folder() == tmp_path


def test_nothing_set_reads_as_nothing(tmp_path: Path):
    fresh = Settings(tmp_path)
    assert fresh.language() is None
    assert fresh.theme() is None
    assert fresh.recent() == ()
    assert fresh.bytes("window").isEmpty()
    assert fresh.flag("left", default=True)
    assert fresh.number("left", 256) == 256
    assert fresh.folder() == Path.home()


def test_recent_files_are_few_the_last_first_and_only_those_that_exist(tmp_path: Path):
    settings = Settings(tmp_path)
    paths = [tmp_path / f"plan-{number}.json" for number in range(MOST_RECENT + 3)]
    for path in paths:
        path.touch()
        settings.add_recent(path)
    settings.add_recent(paths[5])
    assert settings.recent()[0] == paths[5]
    assert len(settings.recent()) == MOST_RECENT
    paths[5].unlink()
    assert paths[5] not in settings.recent()
    settings.clear_recent()
    assert Settings(tmp_path).recent() == ()


def test_one_recent_file_stays_one_path(tmp_path: Path):
    path = tmp_path / "plan, with comma.json"
    path.touch()
    settings = Settings(tmp_path)
    settings.add_recent(path)
    settings.save()
    assert Settings(tmp_path).recent() == (path,)


def test_damaged_settings_read_as_not_set(tmp_path: Path):
    (tmp_path / "window.ini").write_text(
        "[General]\nlanguage=klingon\ntheme=@Invalid()\nfolder=/no/such/place\nrecent=17\n"
        "[number]\nleft=-3e9\n[flag]\nleft=perhaps\n[state]\nwindow=17\n",
        encoding="utf-8",
    )
    damaged = Settings(tmp_path)
    assert damaged.language() is None
    assert damaged.theme() is None
    assert damaged.recent() == ()
    assert damaged.number("left", 256) == 256
    assert damaged.flag("left", default=True) is False
    assert damaged.bytes("window").isEmpty()
    assert damaged.folder() == Path.home()
