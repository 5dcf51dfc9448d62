"""Settings are read once and refused with a sentence."""

import pytest

from newsroom.settings import SettingsError, read


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PAPER_HOSTS", {"analytics": ["stats.example"]}),
        ("PAPER_HOSTS", {"analytics": ["https://stats.example/count.js"]}),
        ("PAPER_HOSTS", {"analytics": ["https://stats.example; script-src *"]}),
        ("PAPER_HOSTS", {"analytics": "https://stats.example"}),
        ("PAPER_HOSTS", {"stats": ["https://stats.example"]}),
        ("PAPER_HOSTS", ["https://stats.example"]),
        ("PAPER_NEWSLETTER_ACTION", "javascript:alert(1)"),
        ("PAPER_NEWSLETTER_ACTION", "http://letters.example/join"),
        ("PAPER_AD_SIZE", "300x250"),
        ("PICTURES_WIDTHS", 5),
        ("PICTURES_WIDTHS", [360, "720"]),
        ("PICTURES_URL", "http://x/"),
        ("PICTURES_URL", "//x.example/"),
        ("PICTURES_URL", "/pictures/"),
        ("PICTURES_URL", "pictures"),
        ("PICTURES_URL", "../pictures/"),
        ("PICTURES_FORMATS", {"avif": 50}),
        ("PICTURES_FORMATS", {"jpeg": 75, "avif": 45}),
        ("PICTURES_FORMATS", {"avif": 45, "jpeg": 0}),
        ("PICTURES_FORMATS", 75),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(SettingsError) as refused:
        read({name: value})
    assert [problem.field for problem in refused.value.problems] == [name]
    assert refused.value.problems[0].mend


@pytest.mark.parametrize("url", ["pictures/", "made/of/pictures/", "រូប/"])
def test_pictures_lie_in_a_folder_of_the_site(url: str) -> None:
    assert read({"PICTURES_URL": url}).pictures_url == url


def test_hosts_of_hooks_are_scheme_and_host() -> None:
    hosts = {"comments": ["https://talk.example", "https://talk.example:8443"]}
    assert read({"PAPER_HOSTS": hosts}).paper_hosts == {"comments": tuple(hosts["comments"])}
