import contextlib

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.core.messages import Refused
from playground.kernels.text import format_number, kernel_of, parse_matrix, to_numpy, to_tsv

float32s = st.floats(width=32, allow_nan=False, allow_infinity=False)
sides = st.integers(1, 6)
matrices = hnp.arrays(np.float32, st.tuples(sides, sides), elements=float32s)
stacks = hnp.arrays(np.float32, st.tuples(st.integers(2, 4), sides, sides), elements=float32s)
kernels = st.one_of(matrices, stacks)

SOBEL = [[1, 0, -1], [2, 0, -2], [1, 0, -1]]


@pytest.mark.parametrize(
    "text",
    [
        "1 0 -1; 2 0 -2; 1 0 -1",
        "1 0 -1;\n2 0 -2;\n1 0 -1;",
        "1 0 -1\n2 0 -2\n1 0 -1\n",
        "1 0 -1\r\n2 0 -2\r\n1 0 -1\r\n",
        "1 0 -1\n\n2 0 -2\n\n1 0 -1",
        "  1   0 −1\n  2   0 −2\n  1   0 −1  ",
        "1\t0\t-1\n2\t0\t-2\n1\t0\t-1\n",
        "1\t0\t-1\t\n2\t0\t-2\t\n1\t0\t-1\t\n\t\t\t\n",
        "1,0,-1\n2,0,-2\n1,0,-1",
        "1, 0, -1\n2, 0, -2\n1, 0, -1",
        "1, 0, -1; 2, 0, -2; 1, 0, -1",
        '"1","0","-1"\n"2","0","-2"\n"1","0","-1"',
        "1;0;-1\n2;0;-2\n1;0;-1",
        "# Sobel\n1 0 -1\n% by rows\n2 0 -2\n1 0 -1",
        "１，０，－１；２，０，－２；１，０，－１",
        "[1 0 -1; 2 0 -2; 1 0 -1]",
        "k = [1, 0, -1; 2, 0, -2; 1, 0, -1];",
        "[1 0 -1\n 2 0 -2\n 1 0 -1]",
        "k = [1 0 -1; ...\n     2 0 -2; ...\n     1, 0, ...\n -1];",
        "[[1, 0, -1], [2, 0, -2], [1, 0, -1]]",
        "[[1, 0, -1],\n [2, 0, -2],\n [1, 0, -1],\n]",
        "[1, 0, -1],\n[2, 0, -2],\n[1, 0, -1]",
        "[1, 0, -1]\n[2, 0, -2]\n[1, 0, -1]",
        "((1, 0, -1), (2, 0, -2), (1, 0, -1))",
        "[(1, 0, -1), (2, 0, -2), (1, 0, -1)]",
        "[[ 1.  0. -1.]\n [ 2.  0. -2.]\n [ 1.  0. -1.]]",
        "array([[ 1.,  0., -1.],\n       [ 2.,  0., -2.],\n       [ 1.,  0., -1.]], dtype=float32)",
        "kernel = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]], dtype=np.float32)",
        "tensor([[1., 0., -1.], [2., 0., -2.], [1., 0., -1.]], grad_fn=<ViewBackward0>)",
        "tensor([[[[1., 0., -1.], [2., 0., -2.], [1., 0., -1.]]]], device='cuda:0')",
        "const float sobel[3][3] = {\n {1, 0, -1},\n {2, 0, -2},\n {1, 0, -1}\n};",
        "4 * [[.25, 0, -.25], [.5, 0, -.5], [.25, 0, -.25]]",
        "np.array([[4, 0, -4], [8, 0, -8], [4, 0, -4]]) / 4",
        "(1/2) [2 0 -2; 4 0 -4; 2 0 -2]",
    ],
)
def test_a_matrix_as_people_paste_it(text: str) -> None:
    kernel = parse_matrix(text)
    assert kernel.dtype == np.float32
    np.testing.assert_array_equal(kernel.reshape(3, 3), SOBEL)


def test_fractions_and_decimal_commas() -> None:
    np.testing.assert_array_equal(
        parse_matrix("1/9 1 / 9\n-1/3 2/-3"),
        np.array([[1 / 9, 1 / 9], [-1 / 3, -2 / 3]], np.float32),
    )
    np.testing.assert_array_equal(parse_matrix("0,5\t1\n-1,25\t2"), [[0.5, 1], [-1.25, 2]])
    np.testing.assert_array_equal(parse_matrix("0,5;1\n-1,25;2"), [[0.5, 1], [-1.25, 2]])
    np.testing.assert_array_equal(parse_matrix("0,5 1\n-1,25 2"), [[0.5, 1], [-1.25, 2]])
    np.testing.assert_array_equal(parse_matrix("1,0; 0,1"), [[1, 0], [0, 1]])
    np.testing.assert_array_equal(parse_matrix("1,0.5; 0,1"), [[1, 0.5], [0, 1]])


def test_single_rows_columns_and_numbers() -> None:
    np.testing.assert_array_equal(parse_matrix("1 2 3"), [[1, 2, 3]])
    np.testing.assert_array_equal(parse_matrix("[1, 2, 3]"), [[1, 2, 3]])
    np.testing.assert_array_equal(parse_matrix("array([1., 2.,\n       3.])"), [[1, 2, 3]])
    np.testing.assert_array_equal(parse_matrix("1; 2; 3"), [[1], [2], [3]])
    np.testing.assert_array_equal(parse_matrix("1\n2\n3"), [[1], [2], [3]])
    np.testing.assert_array_equal(parse_matrix("[[1], [2]]"), [[1], [2]])
    np.testing.assert_array_equal(parse_matrix("5"), [[5]])


def test_stacks() -> None:
    expected = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
    for text in (
        "1 2\n3 4\n\n5 6\n7 8",
        "1 2; 3 4\n\n5 6; 7 8",
        "[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]",
        "[[[1. 2.]\n  [3. 4.]]\n\n [[5. 6.]\n  [7. 8.]]]",
    ):
        np.testing.assert_array_equal(parse_matrix(text), expected)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no numbers"),
        (" \n\t", "no numbers"),
        ("[]", "no numbers"),
        ("[[], []]", "no numbers"),
        ("# only a comment", "no numbers"),
        ("1 2 3\n4 5", "Row 2 is 2 long and the first row 3"),
        ("1 2; 3", "Row 2"),
        ("[[1, 2], [3]]", "Row 2 is 1 long"),
        ("[[[1, 2]], [[3, 4], [5, 6]]]", "Part 2"),
        ("[[1, 2], 3]", "“3” stands outside the rows"),
        ("[[1, 2], [[3, 4]]]", "Part 2"),
        ("1 2\n3 4\n\n5 6", "Part 2"),
        ("1 x 3", "^Row 1, column 2: “x” is not a number"),
        ("1 2\n3 x", "^Row 2, column 2: “x”"),
        ("[1 2; 3 x]", "^Row 2, column 2: “x”"),
        ("[[1, 2], [3, x]]", "^Row 2, column 2: “x”"),
        ("[[[1, 2], [3, 4]], [[5, 6], [7, x]]]", "^Slice 2, row 2, column 2: “x”"),
        ("1 2\n3 4\n\n5 6\n7 x", "^Slice 2, row 2, column 2: “x”"),
        ("hello", "“hello” is not a number"),
        ("1\t\t3", "Row 1 has no number in column 2"),
        ("1,,3", "column 2"),
        ("[1,,3]", "before a comma"),
        ("[,1]", "before a comma"),
        ("[[1, 2", "never closes"),
        ("[1, 2)", "never closes"),
        ("]1[", "closes what never opened"),
        ("[1, 2] and more", "“and more”"),
        ("the [1, 2]", "“the”"),
        ("[1 2] 3 [4 5]", "“3” stands outside the brackets"),
        ("[" * 40 + "1" + "]" * 40, "nested too deep"),
        ("[" * 100_000 + "1" + "]" * 100_000, "nested too deep"),
        ("x" * 1000 + "[1]", "“x+…” is not a number"),
        ("[[1, 2], [3, 4]] / 0", "zero"),
        ("[1, 2] / 1e-39", "too large"),
        ("1 nan", "finite"),
        ("[inf, 1]", "finite"),
        ("1e39 1", "too large"),
        ("[[0., 0., ..., 0.]]", "leaves out"),
        ("1,000 2,000", "two ways"),
        ("\n".join(["1"] * 32), "32×1"),
        (" ".join(["1"] * 32), "31×31"),
        (str(np.zeros((2, 2, 2, 2)).tolist()), "4 dimensions"),
        ("1 " * 600_000, "too long"),
    ],
)
def test_what_is_no_kernel_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        parse_matrix(text)


def test_the_largest_kernel_is_read() -> None:
    assert parse_matrix("\n".join([" ".join(["1"] * 31)] * 31)).shape == (31, 31)


@given(kernels)
def test_a_spreadsheet_round_trip_is_exact(kernel: np.ndarray) -> None:
    np.testing.assert_array_equal(parse_matrix(to_tsv(kernel)), kernel)


@given(kernels)
def test_a_numpy_round_trip_is_exact(kernel: np.ndarray) -> None:
    text = to_numpy(kernel)
    evaluated = eval(text, {"np": np})
    assert evaluated.dtype == np.float32
    np.testing.assert_array_equal(evaluated, kernel)
    np.testing.assert_array_equal(parse_matrix(text), kernel)


@given(kernels)
def test_what_numpy_prints_is_read_back(kernel: np.ndarray) -> None:
    with np.printoptions(threshold=10_000, floatmode="unique"):
        np.testing.assert_array_equal(parse_matrix(repr(kernel)), kernel)
        np.testing.assert_array_equal(parse_matrix(str(kernel)), kernel)
    np.testing.assert_array_equal(parse_matrix(str(kernel.tolist())), kernel)


@given(matrices, st.sampled_from([" ", "  ", ", ", "\t"]), st.sampled_from(["\n", ";", "\r\n"]))
def test_any_usual_parting_is_read(kernel: np.ndarray, between: str, end: str) -> None:
    text = end.join(between.join(format_number(cell) for cell in row) for row in kernel)
    np.testing.assert_array_equal(parse_matrix(text), kernel)


SIGNS = "0123456789.,;/[](){} \n\t+-*e=aрnif…\"'#%"


@given(st.text(SIGNS, max_size=60), matrices, st.sampled_from(SIGNS), st.integers(0, 99))
def test_any_text_is_a_kernel_or_refused(
    text: str, kernel: np.ndarray, sign: str, place: int
) -> None:
    with contextlib.suppress(Refused):
        parse_matrix(text)
    text = to_tsv(kernel)
    place %= len(text) + 1
    try:
        kernel = parse_matrix(text[:place] + sign + text[place:])
    except Refused:
        reject()
    assert kernel.ndim in (2, 3)
    assert np.isfinite(kernel).all()
    assert not (np.signbit(kernel) & (kernel == 0)).any()


def test_a_text_that_is_cut_anywhere_is_a_kernel_or_refused() -> None:
    texts = (
        "1\t{\t3\n4\t5\x0b6*7",
        "1/9 * np.array([[1, -2/3, 3], [4., 5e-1, (6)]]) / 2",
        "tensor([[1.*2, 2.], [3., 4.]], dtype=float) # end",
        "float k[2][2] = {{1.f, -2.f}, {3.f/4, 4.f}};",
        r"\frac{1}{9} \begin{pmatrix}1 & 2\\3 & 4\end{pmatrix}",
    )
    tried = refused = 0
    for text in texts:
        for end in range(len(text)):
            for tail in ("", "*", "/", "-", " + ", "(", ","):
                tried += 1
                try:
                    parse_matrix(text[:end] + tail)
                except Refused:
                    refused += 1
    assert tried > 1000
    assert 0 < refused < tried


def test_a_stack_of_single_rows_survives_the_clipboard() -> None:
    stack = np.arange(6, dtype=np.float32).reshape(3, 1, 2)
    np.testing.assert_array_equal(parse_matrix(to_tsv(stack)), stack)


def test_spreadsheet_text_is_plain() -> None:
    assert to_tsv(np.array([[0.1, 0], [-2, 1e-9]], np.float32)) == "0.1\t0\n-2\t1e-9"


@pytest.mark.parametrize(
    "values",
    [
        np.array([["1", "2"]]),
        np.array([[1j, 2]]),
        np.array([[None, 1]]),
        np.zeros((2, 2), dtype=[("a", float)]),
        np.zeros((0, 3)),
        np.zeros((2000, 1, 1)),
        np.full((2, 2), 1e300),
    ],
)
def test_arrays_that_are_no_kernel(values: np.ndarray) -> None:
    with pytest.raises(Refused):
        kernel_of(values)


def test_arrays_of_other_types_are_converted() -> None:
    for dtype in (np.uint8, np.int64, bool, np.float16, np.float64, ">f4"):
        kernel = kernel_of(np.eye(3).astype(dtype))
        assert kernel.dtype == np.float32
        np.testing.assert_array_equal(kernel, np.eye(3))
