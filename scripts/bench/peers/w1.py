"""W1: interval of a difference in accuracy from 10,000 paired resamples; and the same of real-valued scores."""
import time

import numpy as np
from scipy import special, stats

from inputs import f64, u8

B = 10_000
ALPHA = 0.05
# Cells of scipy's matrix of indices that are filled at a time, and how much is done of what would take too long.
BATCH = 2**22
MOST_CELLS = 200_000_000
MOST_LEFT_OUT = 40_000_000


def arms(folder):
    return u8(folder, "baseline"), u8(folder, "candidate")


def difference(x, y, axis=-1):
    return y.mean(axis=axis) - x.mean(axis=axis)


def seconds(run):
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return time.process_time() - cpu, time.perf_counter() - wall


def leave_out(samples, statistic, rows):
    """The jackknife over the first `rows` items, as scipy goes about it: all of them are n rows of n − 1, by a mask."""
    n = len(samples[0])
    batch = max(1, min(rows, BATCH // n))
    for start in range(0, rows, batch):
        size = min(batch, rows - start)
        kept = np.ones((size, n), dtype=bool)
        kept[np.arange(size), np.arange(start, start + size)] = False
        chosen = np.broadcast_to(np.arange(n), (size, n))[kept].reshape(size, n - 1)
        if len(samples) > 1:
            chosen = np.arange(n)[chosen]  # samples in pairs are drawn by their positions
        statistic(*(sample[chosen] for sample in samples), axis=-1)


def scipy_bootstrap(samples, statistic, method):
    """All of it where that takes a second or so; else a share of the resamples, and BCa's jackknife apart."""
    n = len(samples[0])
    options = dict(paired=len(samples) > 1, vectorized=True, batch=max(1, BATCH // n))

    def bootstrap(resamples, kind):
        rng = np.random.default_rng(1)
        stats.bootstrap(samples, statistic, n_resamples=resamples, method=kind, rng=rng, **options)

    if B * n <= MOST_CELLS and (method != "BCa" or n * n <= MOST_CELLS):
        return lambda: bootstrap(B, method)
    resamples = min(B, max(100, MOST_CELLS // 2 // n))
    rows = max(20, MOST_LEFT_OUT // n)

    def parts():
        found = [(*seconds(lambda: bootstrap(resamples, "percentile")), resamples / B)]
        if method == "BCa":
            found.append((*seconds(lambda: leave_out(samples, statistic, rows)), rows / n))
        return found

    return parts


def paired(method):
    def job(folder, _):
        a, b = arms(folder)
        return scipy_bootstrap((a.astype(float), b.astype(float)), difference, method)

    return job


def of_differences(method):
    def job(folder, _):
        a, b = arms(folder)
        return scipy_bootstrap((b.astype(float) - a,), np.mean, method)

    return job


def limits(replicates, point, acceleration=None):
    """Percentile limits, and BCa's where there is an acceleration."""
    levels = [ALPHA / 2, 1 - ALPHA / 2]
    found = np.quantile(replicates, levels)
    if acceleration is None:
        return found
    below = np.count_nonzero(replicates < point) + np.count_nonzero(replicates == point) / 2
    z0, z = special.ndtri(below / B), special.ndtri(levels)
    return np.concatenate([found, np.quantile(replicates, special.ndtr(z0 + (z0 + z) / (1 - acceleration * (z0 + z))))])


def by_comparison(a, b):
    """Gains and losses; the fastest way to count them in numpy."""
    return lambda: (np.count_nonzero(b > a), np.count_nonzero(b < a))


def by_bincount(a, b):
    """The way that suggests itself: differences are at hand, and counted by value."""
    d = b.astype(np.int8) - a.astype(np.int8)

    def count():
        losses, _, gains = np.bincount(d + 1, minlength=3)
        return gains, losses

    return count


def numpy_multinomial(bca, counter):
    """Resample the counts of wins, losses and ties."""

    def job(folder, n):
        count = counter(*arms(folder))

        def run():
            rng = np.random.default_rng(1)
            gains, losses = count()
            counts = np.array([losses, n - gains - losses, gains])
            drawn = rng.multinomial(n, counts / n, size=B)
            point = (gains - losses) / n
            if not bca:
                limits((drawn[:, 2] - drawn[:, 0]) / n, point)
                return
            influence = np.array([-1, 0, 1]) - point
            acceleration = (counts * influence**3).sum() / (6 * (counts * influence**2).sum() ** 1.5)
            limits((drawn[:, 2] - drawn[:, 0]) / n, point, acceleration)

        return run

    return job


def scores_scipy(folder, _):
    return scipy_bootstrap((f64(folder, "differences"),), np.mean, "BCa")


def scores_take(folder, n):
    """numpy: random indices, `take`, sums; the jackknife in closed form."""
    d = f64(folder, "differences")
    resamples = B // 10
    rows = max(1, 2**20 // n)

    def draw():
        rng = np.random.default_rng(1)
        out = np.empty(resamples)
        for start in range(0, resamples, rows):
            size = min(rows, resamples - start)
            out[start : start + size] = np.take(d, rng.integers(0, n, (size, n), dtype=np.uint32)).mean(1)
        return out

    def rest(replicates):
        influence = d - d.mean()
        limits(replicates, d.mean(), (influence**3).sum() / (6 * (influence**2).sum() ** 1.5))

    def run():
        wall, cpu = time.perf_counter(), time.process_time()
        drawn = draw()
        parts = [(time.process_time() - cpu, time.perf_counter() - wall, resamples / B)]
        return [*parts, (*seconds(lambda: rest(np.tile(drawn, B // resamples))), 1)]

    return run


JOBS = {
    "scipy_bca": paired("BCa"),
    "scipy_percentile": paired("percentile"),
    "scipy_differences_bca": of_differences("BCa"),
    "numpy_bca": numpy_multinomial(True, by_bincount),
    "numpy_percentile": numpy_multinomial(False, by_bincount),
    "numpy_percentile_compared": numpy_multinomial(False, by_comparison),
    "scores_scipy": scores_scipy,
    "scores_take": scores_take,
}
