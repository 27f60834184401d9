from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from playground.core.messages import Refused
from playground.kernels.text import as_fraction, format_number, parse_number

float32s = st.floats(width=32, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/9", 1 / 9),
        ("-1/9", -1 / 9),
        ("1 / -4", -0.25),
        ("1.5/2e1", 0.075),
        ("-0.5", -0.5),
        ("1e-2", 0.01),
        ("+3", 3),
        (".5", 0.5),
        ("5.", 5),
        ("  7\t", 7),
        ("−2", -2),
        ("–2", -2),
        ("0,5", 0.5),
        ("-12,25", -12.25),
        (",5", 0.5),
        ("0,125", 0.125),
        ("1,5e-3", 0.0015),
        ("１／９", 1 / 9),
        ("－０．５", -0.5),
        ("\u00a03\ufeff", 3),
        ("1e-60", 0),
    ],
)
def test_numbers_as_people_type_them(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value, rel=1e-15, abs=1e-45)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not a number"),
        ("abc", "not a number"),
        ("-", "not a number"),
        ("1 2", "not a number"),
        ("1/2/3", "not a number"),
        ("0x10", "not a number"),
        ("1_000", "not a number"),
        ("2²", "not a number"),
        ("1½", "not a number"),
        ("π", "not a number"),
        ("1,2,3", "not a number"),
        ("٣", "not a number"),
        ("nan", "finite"),
        ("-inf", "finite"),
        ("∞", "finite"),
        ("1/0", "divides by zero"),
        ("0/0.0", "divides by zero"),
        ("1e39", "too large"),
        ("-1e400", "too large"),
        ("1e300/1e-300", "too large"),
        ("1e400/1e400", "too large"),
        ("1,234", "two ways"),
        ("-100,000", "two ways"),
    ],
)
def test_what_is_no_number_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        parse_number(text)


def test_a_refusal_quotes_what_was_written_but_not_all_of_it() -> None:
    with pytest.raises(Refused, match="“one two”"):
        parse_number(" one\n two ")
    with pytest.raises(Refused) as caught:
        parse_number("x" * 500)
    assert len(str(caught.value)) < 60


@given(st.text() | st.from_regex(r"[-+−]?[0-9]{0,9}[.,/]?[0-9]{1,4}([eE][-+]?[0-9]{1,2})?"))
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    try:
        value = parse_number(text)
    except Refused:
        reject()
    assert np.isfinite(np.float32(value))


@given(float32s)
@example(np.float32(0.1).item())
@example(1e-45)
@example(3.4028234663852886e38)
@example(16777216.0)
@example(8.5899345e9)
def test_formatting_is_exact(value: float) -> None:
    assert np.float32(parse_number(format_number(value))) == np.float32(value)


@given(st.integers(0, 2**32 - 1))
def test_formatting_is_exact_for_any_bits(bits: int) -> None:
    value = np.array(bits, np.uint32).view(np.float32)
    assume(np.isfinite(value))
    assert np.float32(parse_number(format_number(value))) == value


@given(float32s)
def test_formatting_is_no_longer_than_numpy(value: float) -> None:
    assert len(format_number(value)) <= len(str(np.float32(value)))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (1 / 3, "0.33333334"),
        (-1, "-1"),
        (30, "30"),
        (-0.0, "0"),
        (16777216, "16777216"),
        (1e16, "1e16"),
        (1e-10, "1e-10"),
        (1.5e38, "1.5e38"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
    ],
)
def test_shortest_texts(value: float, text: str) -> None:
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1 / 9, 2, "0.11"),
        (1.4299, 3, "1.43"),
        (2, 5, "2"),
        (-0.00001234, 2, "-1.2e-5"),
        (1234567, 3, "1.23e6"),
        (-0.0, 3, "0"),
    ],
)
def test_texts_of_some_digits(value: float, digits: int, text: str) -> None:
    assert format_number(value, digits) == text


@given(st.integers(-1024, 1024), st.integers(1, 64))
def test_fractions_are_recognised(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    hint = as_fraction(np.float32(numerator / denominator))
    if exact.denominator == 1:
        assert hint is None
    else:
        assert hint == f"{exact.numerator}/{exact.denominator}"
        assert np.float32(parse_number(hint)) == np.float32(numerator / denominator)


@given(st.integers(-1024, 1024), st.integers(2, 64), st.integers(-2, 2))
def test_a_fraction_is_never_a_guess(numerator: int, denominator: int, steps: int) -> None:
    """Of a number that is one, or a float32 or two beside it."""
    value = np.float32(numerator / denominator)
    for _ in range(abs(steps)):
        value = np.nextafter(value, np.float32(np.sign(steps) * np.inf))
    names_it = [d for d in range(1, 65) if np.float32(round(float(value) * d) / d) == value]
    hint = as_fraction(value)
    if names_it and names_it[0] > 1:
        assert hint == f"{round(float(value) * names_it[0])}/{names_it[0]}"
    else:
        assert hint is None


@pytest.mark.parametrize("value", [0, 3, 0.1234, np.pi, 1e30, float("nan"), float("inf")])
def test_no_fraction(value: float) -> None:
    assert as_fraction(value) is None


def test_fewer_denominators() -> None:
    assert as_fraction(np.float32(1 / 9), most=8) is None
    assert as_fraction(0.125, most=8) == "1/8"
