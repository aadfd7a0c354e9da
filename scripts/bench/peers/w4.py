"""W4: sign-flip test with 100,000 random sign vectors, and the exact test of right-or-wrong outcomes."""
import time

import numpy as np
from scipy import stats

from inputs import f64, u8

PERMUTATIONS = 100_000
# Signs that are drawn in one timed run, at most.
MOST_SIGNS = 60_000_000
CELLS = 2**22


def shared(run, done):
    """Times `run`, which does `done` of the permutations."""
    if done == PERMUTATIONS:
        return run

    def part():
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        return [(time.process_time() - cpu, time.perf_counter() - wall, done / PERMUTATIONS)]

    return part


def mean(x, axis=-1):
    return x.mean(axis=axis)


def scipy_permutation(folder, n):
    d = f64(folder, "differences")
    done = min(PERMUTATIONS, max(20, MOST_SIGNS // n))

    def run():
        rng = np.random.default_rng(1)
        batch = max(1, (2**25 if n >= 10_000 else 2**20) // n)
        stats.permutation_test(
            (d,), mean, permutation_type="samples", vectorized=True, n_resamples=done, batch=batch, rng=rng
        )

    return shared(run, done)


def numpy_bits(folder, n):
    """The best that is known in numpy: random bytes, a bit for a sign, single-precision products."""
    d = f64(folder, "differences")
    done = min(PERMUTATIONS, max(100, 8 * MOST_SIGNS // n))
    width = (n + 7) // 8
    padded = np.zeros(8 * width, np.float32)
    padded[:n] = d
    rows = max(1, CELLS // n)

    def run():
        rng = np.random.default_rng(1)
        sums = np.empty(done)
        total = d.sum()
        for start in range(0, done, rows):
            size = min(rows, done - start)
            drawn = np.frombuffer(rng.bytes(size * width), np.uint8).reshape(size, width)
            bits = np.unpackbits(drawn, axis=1)
            sums[start : start + size] = 2 * (bits.astype(np.float32) @ padded) - total
        (1 + np.count_nonzero(np.abs(sums) >= abs(total) * (1 - 1e-6))) / (done + 1)

    return shared(run, done)


def scipy_binomial(folder, _):
    a, b = u8(folder, "baseline"), u8(folder, "candidate")

    def run():
        gains, losses = int(np.count_nonzero(b > a)), int(np.count_nonzero(b < a))
        stats.binomtest(gains, gains + losses, 0.5).pvalue

    return run


JOBS = {"scipy": scipy_permutation, "numpy_bits": numpy_bits, "binomtest": scipy_binomial}
