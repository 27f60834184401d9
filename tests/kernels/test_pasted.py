"""Kernels as programs, papers and web pages write them, and what must not be taken for one."""

from collections.abc import Callable
from contextlib import suppress
from itertools import product

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.core.arrays import FloatArray
from playground.core.messages import Refused
from playground.kernels.htmltable import table_text
from playground.kernels.text import format_number, parse_matrix, to_numpy, to_tsv

SIXTEENTHS = np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16
NINTHS = np.full((3, 3), 1 / 9)
GERMAN = "0,111;0,111;0,111\n" * 3


@pytest.mark.parametrize(
    ("text", "matrix"),
    [
        ("[[1,0],[0,1]]/2/2", np.eye(2) / 4),
        (GERMAN, np.full((3, 3), 0.111)),
        (GERMAN.replace(";", " "), np.full((3, 3), 0.111)),
        ("1,111\t0,5\n2,222\t1", [[1.111, 0.5], [2.222, 1]]),
        # Commas without spaces part numbers where three stand together, and at the end of a row.
        ("1,2,1, 2,4,2\n3,4,3, 4,6,4", [[1, 2, 1, 2, 4, 2], [3, 4, 3, 4, 6, 4]]),
        ("1,0,\n0,1,", [[1, 0], [0, 1]]),
        ("1.5, 2,5", [[1.5, 2, 5]]),
        ('"0,5";"1,5"\n"2,5";"-3,25"', [[0.5, 1.5], [2.5, -3.25]]),
        ("{ {1.f, 0.f}, {0.5f, -1.0f} }", [[1, 0], [0.5, -1]]),
        (
            "Parameter containing:\ntensor([[[[ 0.1,  0.2],\n [-0.3, 0.4]]]], requires_grad=True)",
            [[[0.1, 0.2], [-0.3, 0.4]]],
        ),
        (
            "h =\n\n    0.1111    0.2222\n    0.3333    0.4444\n",
            [[0.1111, 0.2222], [0.3333, 0.4444]],
        ),
        ("| 1  2  1 |\n| 2  4  2 |\n| 1  2  1 | / 16", SIXTEENTHS),
        (
            r"\frac{1}{9}\begin{bmatrix} 1 & 1 & 1 \\ 1 & 1 & 1 \\ 1 & 1 & 1 \end{bmatrix}",
            NINTHS,
        ),
        ("[[1, 0, -1],  # top\n [2, 0, -2],\n [1, 0, -1]]", [[1, 0, -1], [2, 0, -2], [1, 0, -1]]),
        ("     [,1] [,2]\n[1,]    1    0\n[2,]    2   -2", [[1, 0], [2, -2]]),
        # Factors before, behind, and beside.
        ("1/16 * [1 2 1; 2 4 2; 1 2 1]", SIXTEENTHS),
        ("[1 2 1; 2 4 2; 1 2 1] / 16", SIXTEENTHS),
        ("(1/16) · [[1, 2, 1], [2, 4, 2], [1, 2, 1]];", SIXTEENTHS),
        ("K = ((1, 2, 1), (2, 4, 2), (1, 2, 1)) / (4 * 4)", SIXTEENTHS),
        ("(1/4) * ([1 2 1; 2 4 2; 1 2 1] / 4)", SIXTEENTHS),
        ("1/16 *\n1 2 1\n2 4 2\n1 2 1", SIXTEENTHS),
        ("1 2 1\n2 4 2\n1 2 1\n/ 16", SIXTEENTHS),
        ("[1 2 1]\n[2 4 2] / 16\n[1 2 1]", SIXTEENTHS),
        ("       ⎡1 2 1⎤\n1/16 · ⎢2 4 2⎥\n       ⎣1 2 1⎦", SIXTEENTHS),
        ("1   ⎡1  2  1⎤\n──  ⎢2  4  2⎥\n16  ⎣1  2  1⎦", SIXTEENTHS),
        ("-[[1, 2]]", [[-1, -2]]),
        ("[1, 2] ./ 2", [[0.5, 1]]),
        ("(1/3)[[3, 6], [9, 12]]", [[1, 2], [3, 4]]),
        # Python.
        ("[[np.float64(0.5), np.float32(-1.0)], [np.int64(2), 1/4]]", [[0.5, -1], [2, 0.25]]),
        ("[[Fraction(1, 9), Fraction(-2, 9)]]", [[1 / 9, -2 / 9]]),
        ("np.float32([[1, 2], [3, 4]]) / 2", [[0.5, 1], [1.5, 2]]),
        ("np.array([[1, 2], [3, 4]], np.uint8)", [[1, 2], [3, 4]]),
        ("kernel: list[list[float]] = [[1, 2], [3, 4]]", [[1, 2], [3, 4]]),
        ("Matrix([\n[1, 2],\n[3, 4]])", [[1, 2], [3, 4]]),
        ("nn.Parameter(torch.tensor([[1., 2.], [3., 4.]], device='cuda:0'))", [[1, 2], [3, 4]]),
        (
            "<tf.Tensor: shape=(2, 2), numpy=\narray([[1., 2.],\n [3., 4.]], dtype=float32)>",
            [[1, 2], [3, 4]],
        ),
        ("Array([[1., 2.],\n       [3., 4.]], dtype=float32, weak_type=True)", [[1, 2], [3, 4]]),
        ("   0  1\n0  1  2\n1  3  4", [[1, 2], [3, 4]]),
        # C and its relatives.
        (
            "static const float k[2][2] = {\n  {1, 2}, // the first row\n  {3, 4} /* 5 */\n};",
            [[1, 2], [3, 4]],
        ),
        ("float k[2][2] = {1, 2, 3, 4};", [[1, 2], [3, 4]]),
        ("double k[][2] = {1, 2, 3, 4};", [[1, 2], [3, 4]]),
        ("float[][] k = {{1f, 2f}, {3F, .4f}};", [[1, 2], [3, 0.4]]),
        ("let k: [[f32; 2]; 2] = [[1.0, 2.0_f32], [3., 4.0]];", [[1, 2], [3, 4]]),
        ("std::vector<std::vector<float>> k = {{1, 2}, {3, 4}};", [[1, 2], [3, 4]]),
        ("const k = [[1, 2], [3, 4]];", [[1, 2], [3, 4]]),
        # MATLAB, Octave, Julia, R.
        ("h = [1 -2   % top\n     3 4];", [[1, -2], [3, 4]]),
        (
            "h =\n\n   1.0e+03 *\n\n    0.0010    1.0000\n    0.0020   -1.0000\n",
            [[1, 1000], [2, -1000]],
        ),
        (
            "h =\n\n  Columns 1 through 2\n\n   1   2\n   4   5\n\n  Column 3\n\n   3\n   6\n",
            [[1, 2, 3], [4, 5, 6]],
        ),
        (
            "ans(:,:,1) =\n\n     1     2\n\n\nans(:,:,2) =\n\n     3     4\n",
            [[[1, 2]], [[3, 4]]],
        ),
        (
            "ans =\n\n  2×2 single matrix\n\n    1.5000   -1.0000\n    0.0000    2.0000\n",
            [[1.5, -1], [0, 2]],
        ),
        ("2×2 Matrix{Float64}:\n 1.0  -2.0\n 3.0   4.0", [[1, -2], [3, 4]]),
        ("[1] 1.5 2.0\n[3] 3.0", [[1.5, 2, 3]]),
        (
            ", , 1\n\n     [,1] [,2]\n[1,]    1    2\n\n, , 2\n\n     [,1] [,2]\n[1,]    3    4\n",
            [[[1, 2]], [[3, 4]]],
        ),
        # Tables.
        ("|   |   |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |", [[1, 2], [3, 4]]),
        ("| 1 | 0 |\n|---|---|\n| 3 | 4 |", [[1, 0], [3, 4]]),
        ("| a | b |\n|--:|--:|\n| 1/9 | 2 |\n| 3 | 4 |", [[1 / 9, 2], [3, 4]]),
        ("1 | 0\n--|--\n3 | 4", [[1, 0], [3, 4]]),
        ("+---+---+\n| 1 | 2 |\n+---+---+\n| 3 | 4 |\n+---+---+", [[1, 2], [3, 4]]),
        ("┌───┬───┐\n│ 1 │ 2 │\n├───┼───┤\n│ 3 │ 4 │\n└───┴───┘", [[1, 2], [3, 4]]),
        # LaTeX.
        (
            r"$K = \left[\begin{array}{cc} 1 & 2 \\ \hline 3 & 4 \end{array}\right] \cdot\tfrac12$",
            [[0.5, 1], [1.5, 2]],
        ),
        (
            r"G_x = \begin{pmatrix}-\frac{1}{2}&0{,}5\\[2pt]3&4\\\end{pmatrix}.",
            [[-0.5, 0.5], [3, 4]],
        ),
        # Percent.
        ("10% 20%\n-30% 40.5%", [[0.1, 0.2], [-0.3, 0.405]]),
        ("10 % 20 %\n30 % 40 %", [[0.1, 0.2], [0.3, 0.4]]),
        ("12,5 %;20 %\n30 %;40 %", [[0.125, 0.2], [0.3, 0.4]]),
        ("[10%, 20%]", [[0.1, 0.2]]),
    ],
)
def test_what_programs_print_and_people_paste(text: str, matrix: FloatArray) -> None:
    for pasted in (text, text.replace("\n", "\r\n"), f"\n{text}\n\n"):
        np.testing.assert_array_equal(parse_matrix(pasted), np.asarray(matrix, np.float32))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("np.outer([1,2,1],[1,0,-1])", "“np.outer(…)” is not worked out"),
        ("np.negative([[1,2],[3,4]])", "“np.negative(…)”"),
        ("np.rot90([[1,2],[3,4]])", "“np.rot90(…)”"),
        ("sqrt([[4,9],[1,16]])", "“sqrt(…)”"),
        ("np.ones((3, 3)) / 9", "“np.ones(…)”"),
        ("[[1, 2], [sqrt(2), 4]]", "^Row 2, column 1: “sqrt(…)”"),
        ("matrix(c(1, 2, 3, 4), nrow = 2)", "“c(…)”"),
        ("np.array([1, 2, 3, 4]).reshape(2, 2)", "“.reshape” stands outside"),
        ("np.array([[1, 2], [3, 4]]).T", "“.T” stands outside"),
        ("[1 2; 3 4]'", "“'” stands outside"),
        ("[[1, 2]] + 1", "“\\+ 1” stands outside"),
        ("[[1, 2]] ** 2", "“\\*”|not a number"),
        ("[[1, 2]] * [[3, 4]]", "scaled by a number only"),
        ("2 / [[1, 2]]", "scaled by a number only"),
        ("[[4, 2]] // 2", "not a number"),
        ("[[1, 2]] / sum", "“sum” is not a number"),
        ("[1 - 2, 3]", "Row 1, column 1: “1 - 2” is not a number"),
        ("np.array([[1, 2]], ndmin=3)", "“ndmin=3” is not understood"),
        ("np.array([[0.5, 2]], dtype=int)", "“int” cannot hold"),
        ("np.array([[-1, 2]], dtype=np.uint8)", "“uint8” cannot hold"),
        ("np.array([[1, 2]], [[3, 4]])", "not understood"),
        ("[1 2 1],\n[2 4 2],\n[1 2 1] / 16", "not clear which of the brackets"),
        ("1 2 1; 2 4 2; 1 2 1 / 16", "Row 3: it is not clear what “/ 16” divides"),
        ("1 2 3 /4", "Row 1: it is not clear"),
        ("0,5", "two ways, by a decimal comma"),
        ("1,5, 2,5\n3,5, 4,5", "“1,5, 2,5” can be read in two ways"),
        ("1, 2, 1\n2, 4,5, 2", "“2, 4,5, 2” can be read in two ways"),
        ("| 1,5, 2,5 |\n| 3,5, 4,5 |", "“1,5, 2,5” can be read in two ways"),
        ("1 ,2 ,3\n4 ,5 ,6", "“1 ,2 ,3” can be read in two ways"),
        ("| 1 ,2 |\n| 3 ,4 |", "“1 ,2” can be read in two ways"),
        ("1,5;2,5", "two ways, by a decimal comma"),
        ("1,234\t2,345", "Row 1, column 1: “1,234” can be read in two ways"),
        ("float k[3][3] = {{0}};", "declaration says 3×3, and the numbers are 1×1"),
        ("float k[3][3] = {1, 2, 3};", "declaration says 3×3, and the numbers are 3"),
        ("| 1 | 2 |\n| 3 | x |", "^Row 2, column 2: “x”"),
        ("| 1 | 2 |\n| 3 |  |", "^Row 2 has no number in column 2"),
        ("| 0 | 1 |\n|---|---|\n| 3 | 4 |", "head of the table, 0 1,"),
        ("| 1 2 |\n3 4", "^Row 2 does not begin and end with a bar"),
        ("2 | 1 2 |\n/ | 3 4 | 5", "not clear what “2” in row 1 and"),
        (r"\begin{bmatrix}1 & \sqrt{2}\end{bmatrix}", r"“\\sqrt.?” is not understood"),
        (r"\begin{bmatrix}1\end{bmatrix}\begin{bmatrix}2\end{bmatrix}", "2 matrices"),
        (r"\begin{bmatrix}1 & 2 \\ 3 & x\end{bmatrix}", "^Row 2, column 2: “x”"),
        (r"\begin{bmatrix}1 & 2\end{bmatrix}^T", r"“\^T” stands outside"),
        ("     [,1] [,2]\n[1,]    1    0\n[3,]    2   -2", "“.3,.*” is not understood"),
        ("k = np.eye(3)\nk = [[1, 2]]", "“np.eye(…)”"),
        ("1 2\n[1, 2]", "stands outside the brackets|not a number"),
        ("[[1, 2],\n[3, 4", "The bracket “.3, 4” in line 2 never closes"),
        ("{1, 2]", "never closes"),
        ("(" * 50 + "1" + ")" * 50, "nested too deep"),
        ("np.array(" * 50 + "[1]" + ")" * 50, "nested too deep"),
        ('{"kernel": [[1, 2]]}', "not a number"),
        ("[[1, 2], [3, None]]", "^Row 2, column 2: “None”"),
        ("[1e300 * 1e300, 1]", "finite"),
    ],
)
def test_what_is_not_understood_is_refused_and_where(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason.replace("(…)", r"\(…\)")):
        parse_matrix(text)


@pytest.mark.parametrize("digits", ["9" * 25, "9" * 5000])
@pytest.mark.parametrize(
    "text",
    [
        "[1] 1 2\n[{}] 3",
        "     [,{}]\n[1,]    1",
        "     [,1]\n[{},]    1",
        ", , {}\n\n     [,1]\n[1,]    1",
        "a(:,:,1) =\n\n   1\n\na(:,:,{}) =\n\n   2\n",
        "a =\n\n Columns 1 through 2\n\n   1   2\n\n Column {}\n\n   3\n",
        "a =\n\n Columns {} through 2\n\n   1   2\n",
        "float k[{}] = {{1, 2}};",
        "Matrix{{Float64}}({}×1):\n 1\n",
        "{}×1 Matrix{{Float64}}:\n 1 2\n",
        "0 {}\n0 1 2\n",
        "{}",
        "1/{}",
        "[{}, 1]",
    ],
)
def test_numbers_of_thousands_of_digits_get_a_sentence(text: str, digits: str) -> None:
    """Python's own int raises where there are more than 4300."""
    with suppress(Refused):
        parse_matrix(text.format(digits))


# Every way of writing, with random numbers.

Writer = Callable[[FloatArray], str]


def _rows(
    matrix: FloatArray, between: str, cell: Callable[[float], str] = format_number
) -> list[str]:
    return [between.join(cell(number) for number in row) for row in matrix]


def _suffixed(number: float) -> str:
    text = format_number(number)
    return f"{text}f" if "." in text or "e" in text else f"{text}.f"


def _of_r(matrix: FloatArray) -> str:
    """As R prints a wide matrix: three columns at a time."""
    lines = []
    for start in range(0, matrix.shape[1], 3):
        part = matrix[:, start : start + 3]
        lines.append("     " + " ".join(f"[,{start + at + 1}]" for at in range(part.shape[1])))
        lines += [f"[{at},] {row}" for at, row in enumerate(_rows(part, "  "), 1)]
    return "\n".join(lines)


def _of_matlab(matrix: FloatArray) -> str:
    lines = ["h =", ""]
    for start in range(0, matrix.shape[1], 4):
        part = matrix[:, start : start + 4]
        lines += [f"  Columns {start + 1} through {start + part.shape[1]}", ""]
        lines += [f"    {row}" for row in _rows(part, "    ")] + [""]
    return "\n".join(lines)


def _of_julia(matrix: FloatArray) -> str:
    height, width = matrix.shape
    return f"{height}×{width} Matrix{{Float32}}:\n" + "\n".join(_rows(matrix, "  "))


def _flat_c(matrix: FloatArray) -> str:
    height, width = matrix.shape
    return f"float k[{height}][{width}] = {{{', '.join(_rows(matrix, ', ', _suffixed))}}};"


def _boxed(matrix: FloatArray) -> str:
    rows = _rows(matrix, "  ")
    if len(rows) == 1:
        return f"[{rows[0]}]"
    bars = ["⎡⎤"] + ["⎢⎥"] * (len(rows) - 2) + ["⎣⎦"]
    return "\n".join(f"{bar[0]}{row}{bar[1]}" for bar, row in zip(bars, rows, strict=True))


def _markdown(matrix: FloatArray) -> str:
    cells = matrix.shape[1]
    head = "|" + "   |" * cells + "\n|" + "---|" * cells + "\n"
    return head + "\n".join(f"| {row} |" for row in _rows(matrix, " | "))


def _latex(name: str, columns: str = "") -> Writer:
    def write(matrix: FloatArray) -> str:
        body = " \\\\\n".join(_rows(matrix, " & "))
        return f"\\begin{{{name}}}{columns}\n{body}\n\\end{{{name}}}"

    return write


def _between(
    before: str,
    row_before: str,
    row_after: str,
    after: str,
    cell: Callable[[float], str] = format_number,
) -> Writer:
    """Nested lists in any language."""

    def write(matrix: FloatArray) -> str:
        rows = [f"{row_before}{row}{row_after}" for row in _rows(matrix, ", ", cell)]
        return before + ",\n  ".join(rows) + after

    return write


def _with_commas(number: float) -> str:
    return format_number(number).replace(".", ",")


WRITERS: dict[str, Writer] = {
    "spaces": lambda matrix: "\n".join(_rows(matrix, "  ")),
    "semicolons": lambda matrix: "; ".join(_rows(matrix, " ")),
    "tabs": to_tsv,
    "csv": lambda matrix: "\n".join(_rows(matrix, ", ")),
    "numpy code": to_numpy,
    "numpy repr": lambda matrix: repr(matrix),
    "numpy str": lambda matrix: str(matrix),
    "numpy scalars": _between("[", "[", "]", "]", lambda number: repr(np.float32(number))),
    "list": lambda matrix: str(matrix.tolist()),
    "tuples": lambda matrix: str(tuple(map(tuple, matrix.tolist()))),
    "tensor": _between("tensor([", "[", "]", "], grad_fn=<ViewBackward0>)"),
    "parameter": _between("Parameter containing:\ntensor([[", "[", "]", "]], requires_grad=True)"),
    "C": _between("static const float k[][] = {", "{", "}", "};", _suffixed),
    "C, flat": _flat_c,
    "Java": _between("float[][] k = {", "{", "}", "};", _suffixed),
    "Rust": _between("let k: [[f32; 3]; 3] = [", "[", "]", "];"),
    "MATLAB": lambda matrix: "h = [" + "; ".join(_rows(matrix, " ")) + "];",
    "MATLAB, by line": lambda matrix: "h = [" + " % a row\n     ".join(_rows(matrix, "  ")) + "]",
    "MATLAB print": _of_matlab,
    "Julia": _of_julia,
    "R print": _of_r,
    "Mathematica": _between("{", "{", "}", "}"),
    "bars": lambda matrix: "\n".join(f"| {row} |" for row in _rows(matrix, "  ")),
    "box": _boxed,
    "Markdown": _markdown,
    "bmatrix": _latex("bmatrix"),
    "smallmatrix": _latex("smallmatrix"),
    "array": _latex("array", "{rrr}"),
}

sides = st.integers(1, 7)
matrices = hnp.arrays(
    np.float32,
    st.tuples(sides, sides),
    elements=st.floats(width=32, allow_nan=False, allow_infinity=False) | st.integers(-9, 9),
)


@given(matrix=matrices)  # each in every way: to draw one takes five times as long as to read it
@example(matrix=np.array([[1, 0, -1], [2, 0, -2]], np.float32))
def test_every_way_of_writing_comes_back_exactly(matrix: FloatArray) -> None:
    for way, write in WRITERS.items():
        with np.printoptions(threshold=10_000, floatmode="unique", linewidth=10_000):
            text = write(matrix + np.float32(0))
        assert parse_matrix(text).reshape(matrix.shape).tolist() == matrix.tolist(), way


@given(
    hnp.arrays(np.float32, st.tuples(sides, sides), elements=st.sampled_from([0.5, 1.25, -0.75]))
)
def test_german_grids_come_back_exactly(matrix: FloatArray) -> None:
    for between in (";", "\t", " "):
        text = "\n".join(_rows(matrix, between, _with_commas))
        if matrix.shape[1] == 1 or (between == ";" and len(matrix) == 1):
            with pytest.raises(Refused, match="two ways"):
                parse_matrix(text)
        else:
            np.testing.assert_array_equal(parse_matrix(text), matrix)


FACTORS: dict[str, tuple[str, str]] = {
    "before": ("1/16 * ", ""),
    "in brackets": ("(1/16) ", ""),
    "behind": ("", " / 16"),
    "twice": ("", "/4/4"),
    "as a product": ("0.25 * ", " * 1/4"),
}
SCALED = ("list", "numpy repr", "MATLAB", "Mathematica", "bmatrix", "box", "bars", "tuples")


@given(matrix=hnp.arrays(np.float32, st.tuples(sides, sides), elements=st.integers(-64, 64)))
def test_factors_scale_the_whole_matrix(matrix: FloatArray) -> None:
    for way, factor in product(SCALED, FACTORS):
        text = _scaled(WRITERS[way](matrix).removeprefix("h = ").removesuffix(";"), way, factor)
        read = parse_matrix(text).reshape(matrix.shape)
        np.testing.assert_array_equal(read, matrix / 16, err_msg=f"{way}, {factor}")


def _scaled(text: str, way: str, factor: str) -> str:
    """A matrix with a factor: of one that is drawn in several lines, in the first."""
    before, after = FACTORS[factor]
    if way not in ("box", "bars"):
        return before + text + after
    first, *others = text.split("\n")
    return "\n".join([before + first + after, *others])


@pytest.mark.parametrize("way", WRITERS)
@pytest.mark.parametrize("call", ["np.rot90", "fspecial", "f", "transpose", "np.linalg.inv"])
def test_an_unknown_call_is_refused_whatever_is_in_it(way: str, call: str) -> None:
    text = WRITERS[way](np.array([[1, 2], [3, 4.5]], np.float32))
    with pytest.raises(Refused):
        parse_matrix(f"{call}({text})")


@pytest.mark.parametrize("way", WRITERS)
@pytest.mark.parametrize("more", [".T", "'", " + 1", " ** 2", "^2", " @ x", " - 1", " x", "\nx"])
def test_what_stands_behind_is_never_passed_over(way: str, more: str) -> None:
    text = WRITERS[way](np.array([[1, 2], [3, 4.5]], np.float32))
    with pytest.raises(Refused):
        parse_matrix(text + more)


@given(st.sampled_from(list(WRITERS)), matrices, st.integers(0, 500))
def test_a_word_anywhere_in_the_numbers_is_refused(
    way: str, matrix: FloatArray, place: int
) -> None:
    text = WRITERS[way](matrix)
    starts = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = starts[place % len(starts)]
    changed = f"{text[:at]} wort {text[at:]}"
    found = None
    with suppress(Refused):
        found = parse_matrix(changed)
    # Only words that declare, as in "h =", may hold one more, or a head of a table.
    assert found is None or found.reshape(matrix.shape).tolist() == matrix.tolist()


SIGNS = "0123456789.,;/[](){} \n\t+-*e=|&\\%#'\"<>:×│⎡⎤_abfx−…"


@given(st.text(SIGNS, max_size=80))
@example("[" + "(" * 40)
@example("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa[1]")
@example("a[b[c[d[e[f[g[h[i[j[k[l[m[n[o[p[q]]]]]]]]]]]]]]]]]]]]]]]]]] [1]")
def test_any_text_is_numbers_or_a_refusal(text: str) -> None:
    with suppress(Refused):
        kernel = parse_matrix(text)
        assert kernel.ndim in (2, 3)
        assert np.isfinite(kernel).all()


@pytest.mark.parametrize(
    ("markup", "matrix"),
    [
        (
            "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
            [[1, 2], [3, 4]],
        ),
        (
            "<p><TABLE><td>0,5</td><td><b>1</b></td><tr><td>&minus;2<td>3&nbsp;</tr></TABLE>",
            [[0.5, 1], [-2, 3]],
        ),
        ("<p>A kernel:<table><td>1/9<td>2/9</table> and more", [[1 / 9, 2 / 9]]),
        (
            "<table><tr><td>1</table><p>then</p><table><tr><td>2</table>",
            [[[1]], [[2]]],
        ),
    ],
)
def test_a_table_in_html_is_its_cells(markup: str, matrix: list[list[float]]) -> None:
    assert np.allclose(parse_matrix(table_text(markup)), matrix)


def test_html_without_a_table_has_no_cells() -> None:
    assert table_text("<p>1 2 3</p>") == ""


@given(st.text(alphabet="<>/ tablerdh&;12\"'=\n", max_size=80))
def test_no_markup_is_too_broken(markup: str) -> None:
    table_text(markup)
    table_text(f"<table><tr><td>{markup}")
