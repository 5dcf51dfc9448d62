"""components/NAME.toml: what a component is, or what is wrong with the file."""

import pytest

from newsroom.problems import Problem, terminal
from newsroom.styleguide.components import Component, read_component

GOOD = """
name = "Card"
about = "A story in a list."

[[examples]]
name = "Line"
code = "x"

[[examples]]
name = "Text"
markdown = "x"
"""


def problems(text: str) -> list[Problem]:
    found = read_component("components/card.toml", text)
    assert isinstance(found, list)
    return found


def test_a_component_has_its_examples_in_order() -> None:
    found = read_component("components/card.toml", GOOD)
    assert isinstance(found, Component)
    assert [example.name for example in found.examples] == ["Line", "Text"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            GOOD.replace("about", "abuot"),
            "components/card.toml:3: abuot: There is no such key. Did you mean “about”?",
        ),
        (
            GOOD.replace('markdown = "x"', 'markdwon = "x"\ncode = "y"'),
            "components/card.toml:9: markdwon: There is no such key. Did you mean “markdown”?",
        ),
        (
            GOOD.replace('name = "Text"\n', ""),
            "components/card.toml:9: name: It is missing. Add a line “name = ...”.",
        ),
        (
            GOOD.replace('code = "x"', ""),
            "components/card.toml:5: examples: An example has one of three: code, markdown, or the address of a page.",
        ),
        (
            GOOD.replace('code = "x"', 'code = "x"\npage = "tags/"'),
            "components/card.toml:5: examples: An example has one of three: code, markdown, or the address of a page.",
        ),
        (GOOD.replace('"Line"', "Line"), "components/card.toml:6: The file is no TOML: Invalid value."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    assert any(terminal(problem).startswith(said) for problem in problems(text)), problems(text)


def test_a_component_without_examples_is_refused() -> None:
    assert any(
        problem.field == "examples" for problem in problems('name = "A"\nabout = "B"\nexamples = []\n')
    )
