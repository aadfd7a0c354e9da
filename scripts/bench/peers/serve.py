"""Times a job of a peer, once for every line it reads.

usage: python3 serve.py SCRIPT JOB SIZE FOLDER_OF_INPUTS     or: python3 serve.py versions

A script defines JOBS: name -> function(folder, size) that returns the function to time. That returns None where it did all of
the work. Where it would take too long it does a part: then it returns [(seconds of CPU, seconds of wall, share), ...], parts
of the work timed apart with the share of each that was done.
"""
import importlib
import json
import math
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
LEAST_S = 0.04


def say(answer):
    print(json.dumps(answer), flush=True)


def timed(run):
    wall, cpu = time.perf_counter(), time.process_time()
    parts = run()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if parts is None:
        return {"wall": wall * 1e3, "cpu": cpu * 1e3, "share": 1}
    whole = {"cpu": sum(c / share for c, _, share in parts) * 1e3, "wall": sum(w / share for _, w, share in parts) * 1e3}
    return {**whole, "share": wall * 1e3 / whole["wall"]}


def repeated(run, repeats):
    if repeats == 1:
        return timed(run)
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(repeats):
        run()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"wall": wall * 1e3 / repeats, "cpu": cpu * 1e3 / repeats, "share": 1}


def main():
    if sys.argv[1] == "versions":
        try:
            import numpy
            import scipy
        except ImportError as missing:
            say({"missing": str(missing)})
            return
        say({"versions": f"Python {sys.version.split()[0]}, numpy {numpy.__version__}, scipy {scipy.__version__}"})
        return
    script, job, size, folder = sys.argv[1:]
    run = importlib.import_module(script).JOBS[job](folder, int(size))
    first = timed(run)
    slow = first["wall"] * first["share"] > 400
    repeats = 1 if slow or first["share"] < 1 else max(1, math.ceil(LEAST_S * 1e3 / first["wall"]))
    for _ in range(0 if slow else 2):
        repeated(run, repeats)
    say({"ready": True})
    for _ in sys.stdin:
        say(repeated(run, repeats))


main()
