"""Reads random designs as JSON and prints what the reference implementation makes of them. argv[1]: its folder.

own_seeds is written from the formula for arms with different seeds, which the reference implementation does not have.
"""
import json
import sys

sys.path.insert(0, sys.argv[1])
import numpy as np
import reference_intervals as reference
from scipy import stats


def own_seeds(candidate, baseline, tail):
    """Mean and half-width: seed terms of both arms, item term from the differences of item means."""
    items = candidate.shape[1]
    seed_term, noise = 0.0, 0.0
    for arm in (candidate, baseline):
        seeds = arm.shape[0]
        between, _, error = reference.mscp(arm, arm)
        seed_term += stats.t.ppf(1 - tail, seeds - 1) ** 2 * between / (seeds * items)
        noise += error / (seeds * items)
    differences = candidate.mean(0) - baseline.mean(0)
    item_term = stats.t.ppf(1 - tail, items - 1) ** 2 * max(0.0, differences.var(ddof=1) / items - noise)
    return differences.mean(), float(np.sqrt(seed_term + item_term))


def answer(design):
    shape = (design["seeds"], design["items"])
    d, e = (np.array(design[key]).reshape(shape) for key in "de")
    tail = design["tail"]
    out = {"meanSquares": reference.mscp(d, d), "howe": reference.howe(d, tail)}
    for name, shared in (("Shared", True), ("Independent", False)):
        q = reference.qform([d, e], tail, shared_seeds=shared)
        out["q" + name] = q.ravel().tolist()
        out["fieller" + name] = reference.fieller(d.mean(), e.mean(), q)
    c = np.array([1, -design["retention"]])
    theta = c @ [d.mean(), e.mean()]
    width = np.sqrt(c @ reference.qform([d, e], tail, shared_seeds=False) @ c)
    out["contrast"] = [theta - width, theta + width]
    bounds = [*out["howe"][1:], *out["contrast"]]
    out["verdict"] = reference.verdict(*bounds, design["sesoi"])
    arm = np.array(design["arm"]).reshape((design["armSeeds"], design["items"]))
    out["ownSeeds"] = own_seeds(d, arm, tail)
    return out


print(json.dumps([answer(design) for design in json.load(sys.stdin)], default=float))
