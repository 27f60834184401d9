import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.core.messages import Refused
from playground.kernels import generators
from playground.kernels.generators import GENERATORS
from tests.kernels.turns import compass
from tests.later import Later

ndimage = Later("scipy.ndimage")

sizes = st.integers(1, 31)
odd_sizes = st.integers(0, 15).map(lambda half: 2 * half + 1)
angles = st.floats(-180, 180)
widths = st.floats(0.01, 100)


def total(kernel: np.ndarray) -> float:
    return float(kernel.sum(dtype=np.float64))


def picture(side: int = 24) -> np.ndarray:
    return np.random.default_rng(7).random((side, side)).astype(np.float32)


@given(sizes, widths)
def test_gaussian_sums_to_one_and_is_symmetric(size: int, sigma: float) -> None:
    kernel = generators.gaussian(size, sigma)
    assert total(kernel) == pytest.approx(1, abs=1e-5)
    np.testing.assert_array_equal(kernel, kernel.T)
    np.testing.assert_allclose(kernel, kernel[::-1], rtol=1e-6, atol=0)
    assert kernel.max() == kernel[(size - 1) // 2, (size - 1) // 2]


@pytest.mark.parametrize(("size", "sigma"), [(3, 0.8), (5, 1.0), (9, 2.5), (31, 5.0)])
def test_gaussian_equals_opencv(size: int, sigma: float) -> None:
    column = cv2.getGaussianKernel(size, sigma)
    np.testing.assert_allclose(generators.gaussian(size, sigma), column @ column.T, atol=1e-7)


def test_box_is_the_mean() -> None:
    np.testing.assert_allclose(generators.box(4), np.full((4, 4), 1 / 16))


@given(st.integers(-15, 15), st.integers(-15, 15))
def test_shift_moves_the_picture(dx: int, dy: int) -> None:
    before = picture(40)
    after = ndimage.correlate(before, generators.shift(dx, dy), mode="wrap")
    np.testing.assert_array_equal(after, np.roll(before, (dy, dx), axis=(0, 1)))


def test_identity_changes_nothing() -> None:
    for size in (1, 3, 5):
        np.testing.assert_array_equal(
            ndimage.correlate(picture(), generators.identity(size)), picture()
        )


@given(sizes, widths)
def test_laplacian_of_gaussian_ignores_flat_areas(size: int, sigma: float) -> None:
    kernel = generators.laplacian_of_gaussian(size, sigma)
    assert total(kernel) == pytest.approx(0, abs=1e-5 * max(1.0, float(np.abs(kernel).sum())))


def test_laplacian_of_gaussian_equals_scipy() -> None:
    smooth = ndimage.correlate(picture(48), generators.gaussian(9, 1.5))
    ours = ndimage.correlate(smooth, generators.laplacian_of_gaussian(25, 2.0))
    # scipy samples two second derivatives apart, which differs by about a percent at σ = 2.
    theirs = ndimage.gaussian_laplace(smooth.astype(np.float64), 2.0, truncate=6)
    np.testing.assert_allclose(ours, theirs, atol=0.03 * np.abs(theirs).max())


@pytest.mark.parametrize("phase", [0, 45, 90, -30])
@pytest.mark.parametrize("orientation", [0, 30, 90, -75])
def test_gabor_equals_opencv(orientation: int, phase: int) -> None:
    ours = generators.gabor(15, orientation, 6, 3, phase, 0.5, balanced=False)
    theirs = cv2.getGaborKernel(
        (15, 15), 3, np.radians(orientation), 6, 0.5, np.radians(phase), cv2.CV_64F
    )
    np.testing.assert_allclose(ours, theirs, atol=1e-6)


@given(sizes, angles, st.floats(1, 31), st.floats(0.2, 10), angles, st.floats(0.1, 2))
def test_balanced_gabor_ignores_flat_areas(
    size: int, orientation: float, wavelength: float, sigma: float, phase: float, aspect: float
) -> None:
    kernel = generators.gabor(size, orientation, wavelength, sigma, phase, aspect)
    assert np.isfinite(kernel).all()
    assert total(kernel) == pytest.approx(0, abs=1e-4)


def test_gabor_of_phase_90_is_positive_where_it_gets_brighter_along_its_orientation() -> None:
    for orientation, step in ((0, np.tile(np.arange(15), (15, 1))), (90, np.arange(15)[:, None])):
        kernel = generators.gabor(15, orientation, 12, 3, 90)
        assert total(kernel * (step > 7).astype(np.float32)) > 1


@given(st.floats(1, 31), angles)
def test_motion_blur_is_a_mean_that_keeps_the_centre(length: float, angle: float) -> None:
    kernel = generators.motion_blur(length, angle)
    size = kernel.shape[0]
    assert size % 2 == 1
    assert size - 2 < length <= size
    assert total(kernel) == pytest.approx(1, abs=1e-5)
    assert kernel.min() >= 0
    np.testing.assert_allclose(kernel, kernel[::-1, ::-1], atol=1e-6)


def test_motion_blur_weighs_by_the_length_in_each_cell() -> None:
    np.testing.assert_allclose(generators.motion_blur(4, 0)[2], np.array([0.5, 1, 1, 1, 0.5]) / 4)
    np.testing.assert_allclose(generators.motion_blur(3, 90)[:, 1], [1 / 3] * 3)
    diagonal = generators.motion_blur(5, 45)
    np.testing.assert_allclose(diagonal, np.diag(np.diag(diagonal)), atol=1e-7)
    # Dense samples along the line, counted by the cell that they fall into.
    along = (np.arange(200_000) + 0.5) / 200_000 * 9 - 4.5
    rows = np.rint(along * np.sin(np.radians(25))).astype(int) + 4
    columns = np.rint(along * np.cos(np.radians(25))).astype(int) + 4
    counted = np.zeros((9, 9))
    np.add.at(counted, (rows, columns), 1 / along.size)
    np.testing.assert_allclose(generators.motion_blur(9, 25), counted, atol=1e-4)


@given(st.floats(0, 10))
def test_sharpening_keeps_flat_areas(amount: float) -> None:
    assert total(generators.sharpen(amount)) == pytest.approx(1, abs=1e-5)
    assert total(generators.unsharp(5, 1.0, amount)) == pytest.approx(1, abs=1e-5)


def test_sharpening_nothing_is_the_identity() -> None:
    np.testing.assert_array_equal(generators.sharpen(0), generators.identity())
    np.testing.assert_array_equal(generators.unsharp(5, 1, 0), generators.identity(5))


def test_unsharp_adds_what_the_blur_takes_away() -> None:
    flat = picture()
    blurred = ndimage.correlate(flat, generators.gaussian(7, 1.5))
    expected = flat + 2 * (flat - blurred)
    np.testing.assert_allclose(
        ndimage.correlate(flat, generators.unsharp(7, 1.5, 2)), expected, rtol=0, atol=1e-5
    )


@pytest.mark.parametrize(("angle", "axis"), [(0, (0, 1)), (90, (1, 0)), (45, (1, 1))])
def test_edge_at_an_angle_is_positive_where_it_gets_brighter_there(
    angle: int, axis: tuple[int, int]
) -> None:
    kernel = generators.gaussian_edge(7, angle, 1.2)
    rows, columns = np.indices((7, 7)) - 3
    ramp = rows * axis[0] + columns * axis[1]
    across = rows * axis[1] - columns * axis[0]
    assert (kernel * ramp).sum() > 1
    assert (kernel * across).sum() == pytest.approx(0, abs=1e-6)
    assert kernel[kernel > 0].sum() == pytest.approx(1)
    assert kernel[kernel < 0].sum() == pytest.approx(-1)


def test_a_line_of_one_cell_is_the_classic_detector() -> None:
    classic = np.array([[-1, -1, -1], [2, 2, 2], [-1, -1, -1]]) / 6
    np.testing.assert_allclose(generators.line(3, 0), classic, atol=1e-7)
    np.testing.assert_allclose(generators.line(3, 90), classic.T, atol=1e-7)


@given(st.integers(2, 31), angles, st.floats(0.5, 9))
def test_a_line_is_balanced_or_refused(size: int, angle: float, width: float) -> None:
    try:
        kernel = generators.line(size, angle, width)
    except Refused:
        assert size == 2 or size < width + 2
        return
    assert total(kernel) == pytest.approx(0, abs=1e-5)
    assert kernel[size // 2, size // 2] > 0 if size % 2 else kernel.any()


def test_random_weights_follow_their_seed_and_spread() -> None:
    for distribution in ("normal", "uniform"):
        first = generators.random(31, 5, distribution, 0.5, depth=20)
        assert first.shape == (20, 31, 31)
        np.testing.assert_array_equal(first, generators.random(31, 5, distribution, 0.5, depth=20))
        assert not np.array_equal(first, generators.random(31, 6, distribution, 0.5, depth=20))
        assert first.mean() == pytest.approx(0, abs=0.02)
        assert first.std() == pytest.approx(0.5, rel=0.02)
    uniform = generators.random(31, 5, "uniform", 1.0)
    assert np.abs(uniform).max() <= np.float32(np.sqrt(3))
    with pytest.raises(ValueError, match="cauchy"):
        generators.random(3, 1, "cauchy")


def test_compass_turns_once_round() -> None:
    kernel = np.array([[1, 2, 3], [8, 9, 4], [7, 6, 5]], np.float32)
    turns = compass(kernel)
    assert len({turn.tobytes() for turn in turns}) == 8
    np.testing.assert_array_equal(turns[4], kernel[::-1, ::-1])


def test_what_cannot_be_made_is_refused() -> None:
    for make in (
        lambda: generators.identity(4),
        lambda: generators.unsharp(4, 1, 1),
        lambda: generators.box(32),
        lambda: generators.gaussian(0, 1),
        lambda: generators.gaussian(3, 0),
        lambda: generators.gaussian(3, float("nan")),
        lambda: generators.shift(16, 0),
        lambda: generators.gabor(5, 0, 0, 1),
        lambda: generators.motion_blur(0.5, 0),
        lambda: generators.motion_blur(32, 0),
        lambda: generators.line(3, 0, 9),
        lambda: generators.gaussian_edge(1, 0, 1),
    ):
        with pytest.raises(Refused):
            make()


def test_no_rounding_noise_to_read() -> None:
    for kernel in (
        generators.gaussian_edge(7, 45, 1.2),
        generators.gabor(9, 90, 6, 3, 90),
        generators.line(7, 30),
    ):
        assert not (np.signbit(kernel) & (kernel == 0)).any()
        tiny = np.abs(kernel) < 1e-10 * np.abs(kernel).max()
        assert (kernel[tiny] == 0).all()


def test_generators_are_named_after_their_functions() -> None:
    for name, function in GENERATORS.items():
        assert function.__name__ == name.replace("-", "_")
