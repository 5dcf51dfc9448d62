"""Crops around a focus point, for any picture, shape and point."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from newsroom.pictures.focus import crop, scaled, size_of

SIZES = st.tuples(st.integers(1, 12_000), st.integers(1, 12_000))
RATIOS = st.sampled_from([Fraction(1), Fraction(3, 2), Fraction(16, 9), Fraction(4, 5), Fraction(456, 606)])
POINTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


@given(SIZES, RATIOS, POINTS)
def test_a_crop_lies_inside_the_picture(
    size: tuple[int, int], ratio: Fraction, focus: tuple[float, float]
) -> None:
    left, upper, right, lower = crop(size, ratio, focus)
    assert 0 <= left < right <= size[0]
    assert 0 <= upper < lower <= size[1]


@given(SIZES, RATIOS, POINTS)
def test_the_focus_stays_inside_the_crop(
    size: tuple[int, int], ratio: Fraction, focus: tuple[float, float]
) -> None:
    left, upper, right, lower = crop(size, ratio, focus)
    assert left <= focus[0] * size[0] <= right
    assert upper <= focus[1] * size[1] <= lower


@given(SIZES, RATIOS, POINTS)
def test_the_ratio_is_right_to_a_pixel(
    size: tuple[int, int], ratio: Fraction, focus: tuple[float, float]
) -> None:
    width, height = size_of(crop(size, ratio, focus))
    assert abs(width - height * ratio) <= max(1, ratio) or min(width, height) == 1


@given(SIZES, RATIOS, POINTS)
def test_a_crop_is_as_large_as_the_picture_allows(
    size: tuple[int, int], ratio: Fraction, focus: tuple[float, float]
) -> None:
    width, height = size_of(crop(size, ratio, focus))
    assert width == size[0] or height == size[1]


@given(SIZES)
def test_without_a_ratio_nothing_is_cut(size: tuple[int, int]) -> None:
    assert crop(size, None, (0.1, 0.9)) == (0, 0, *size)


def test_the_focus_is_in_the_middle_where_there_is_room() -> None:
    assert crop((3000, 1000), Fraction(1), (0.5, 0.5)) == (1000, 0, 2000, 1000)
    assert crop((3000, 1000), Fraction(1), (0.25, 0.5)) == (250, 0, 1250, 1000)
    assert crop((3000, 1000), Fraction(1), (0, 0)) == (0, 0, 1000, 1000)


@given(SIZES, RATIOS, st.integers(1, 2160))
def test_a_scaled_crop_has_the_width_asked_for_and_some_height(
    size: tuple[int, int], ratio: Fraction, width: int
) -> None:
    found = scaled(crop(size, ratio), width)
    assert found[0] == width
    assert found[1] >= 1
