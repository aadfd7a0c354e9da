"""Reads the inputs of a workload."""
import os

import numpy as np


def u8(folder, name):
    return np.fromfile(os.path.join(folder, name + ".u8"), np.uint8)


def f64(folder, name):
    return np.fromfile(os.path.join(folder, name + ".f64"), np.float64)
