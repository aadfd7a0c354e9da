"""W2, W3: intervals of a difference of two PGRs, seeds and items drawn by themselves, 10,000 replicates, percentile and BCa."""
import time

import numpy as np
from scipy import special, stats

from inputs import u8

B = 10_000
SEEDS = 5
ARMS = 4
PER_DOMAIN = 20
LEVELS = [0.025, 0.975]


def load(folder, items):
    return u8(folder, "cells").reshape(-1, ARMS, SEEDS, items)


def ratio(sums):
    """(candidate - baseline) / (ceiling - weak); arms come first."""
    return (sums[3] - sums[2]) / (sums[1] - sums[0])


def limits(drawn, cell):
    total = cell.sum((1, 2), dtype=np.float64)
    point = ratio(total)
    left = ratio(total[:, None] - cell.sum(1, dtype=np.float64))
    influence = left.mean() - left
    acceleration = (influence**3).sum() / (6 * (influence**2).sum() ** 1.5)
    below = np.count_nonzero(drawn < point) + np.count_nonzero(drawn == point) / 2
    z0, z = special.ndtri(below / len(drawn)), special.ndtri(LEVELS)
    bca = special.ndtr(z0 + (z0 + z) / (1 - acceleration * (z0 + z)))
    return np.quantile(drawn, [*LEVELS, *bca])


def seed_weights(rng, size):
    drawn = rng.integers(0, SEEDS, (size, SEEDS))
    return (drawn[:, :, None] == np.arange(SEEDS)).sum(1)


def item_counts(rng, size, items):
    drawn = rng.integers(0, items, (size, items), dtype=np.uint32).astype(np.int64)
    drawn += (np.arange(size) * items)[:, None]
    return np.bincount(drawn.ravel(), minlength=size * items).reshape(size, items)


def scipy_cell(cell):
    items = cell.shape[-1]
    seeds = np.random.default_rng(7)

    def statistic(chosen, axis=-1):
        chosen = np.asarray(chosen, dtype=np.intp)
        if chosen.ndim == 1 or chosen.shape[-1] != items:  # the data themselves, and the jackknife
            return ratio(cell.sum(1, dtype=np.int64)[:, chosen].sum(-1).astype(float))
        rows = chosen.reshape(-1, items)
        drawn = seeds.integers(0, SEEDS, (len(rows), SEEDS))
        sums = cell[:, drawn[:, :, None], rows[:, None, :]].sum((2, 3), dtype=np.int64)
        return ratio(sums.astype(float)).reshape(chosen.shape[:-1])

    rng = np.random.default_rng(1)
    stats.bootstrap((np.arange(items),), statistic, vectorized=True, n_resamples=B, batch=200, method="BCa", rng=rng)


def fancy_cell(cell, batch=200):
    rng, items = np.random.default_rng(1), cell.shape[-1]
    drawn = np.empty(B)
    for start in range(0, B, batch):
        seeds, rows = rng.integers(0, SEEDS, (batch, SEEDS)), rng.integers(0, items, (batch, items))
        sums = cell[:, seeds[:, :, None], rows[:, None, :]].sum((2, 3), dtype=np.int64)
        drawn[start : start + batch] = ratio(sums.astype(float))
    limits(drawn, cell)


def gemm_cells(cells, batch=500):
    """The best that is known in numpy: how often each item is drawn, times the outcomes; drawn once for all the cells."""
    rng, items = np.random.default_rng(1), cells.shape[-1]
    count = len(cells)
    outcomes = np.ascontiguousarray(cells.reshape(count * ARMS * SEEDS, items).T.astype(np.float32))
    drawn = np.empty((count, B))
    for start in range(0, B, batch):
        weights = seed_weights(rng, batch).astype(np.float32)
        sums = item_counts(rng, batch, items).astype(np.float32) @ outcomes
        by_arm = np.einsum("mcas,ms->acm", sums.reshape(batch, count, ARMS, SEEDS), weights)
        drawn[:, start : start + batch] = ratio(by_arm)
    for at in range(count):
        limits(drawn[at], cells[at])


def one(run):
    def job(folder, items):
        cell = np.ascontiguousarray(load(folder, items)[0])
        return lambda: run(cell)

    return job


def every_fifteenth(run):
    """Four of the 60 cells."""

    def job(folder, items):
        cells = load(folder, items)

        def part():
            wall, cpu = time.perf_counter(), time.process_time()
            for cell in cells[::15]:
                run(cell)
            return [(time.process_time() - cpu, time.perf_counter() - wall, 1 / 15)]

        return part

    return job


def shared(folder, items):
    cells = load(folder, items)

    def run():
        for start in range(0, len(cells), PER_DOMAIN):
            gemm_cells(cells[start : start + PER_DOMAIN])

    return run


JOBS = {
    "scipy": one(scipy_cell),
    "numpy_fancy": one(fancy_cell),
    "numpy_gemm": one(lambda cell: gemm_cells(cell[None])),
    "scipy_domains": every_fifteenth(scipy_cell),
    "numpy_gemm_cells": every_fifteenth(lambda cell: gemm_cells(cell[None])),
    "numpy_gemm_shared": shared,
}
