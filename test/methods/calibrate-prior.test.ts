import { describe, expect, it } from 'vitest';
import type { Label } from '../../src/core/item.ts';
import { applyCalibration, calibratePrior } from '../../src/methods/calibrate-prior.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Beliefs whose logits are `times` what they ought to be, and labels. */
function overconfident(items: number, times: number, shift = 0): { beliefs: number[]; labels: Label[] } {
  const rng = createRng(11, 'calibrate');
  const logits = Array.from({ length: items }, () => 1.5 * rng.normal());
  return {
    beliefs: logits.map(logit => logistic(times * (logit + shift))),
    labels: logits.map(logit => (rng.uniform() < logistic(logit) ? 1 : 0)),
  };
}

describe('calibratePrior', () => {
  it('finds how overconfident beliefs are, and by how much they lean', () => {
    const { beliefs, labels } = overconfident(8000, 3, 1);
    const { slope, offset } = calibratePrior(beliefs, labels);
    expect(slope).toBeCloseTo(1 / 3, 1);
    expect(offset).toBeCloseTo(-1, 1);
  });

  it('is where the cross-entropy to Platt’s targets has no slope', () => {
    const { beliefs, labels } = overconfident(200, 2);
    const { slope, offset } = calibratePrior(beliefs, labels);
    const ones = labels.filter(label => label === 1).length;
    const target = (label: Label): number => (label === 1 ? (ones + 1) / (ones + 2) : 1 / (labels.length - ones + 2));
    const pull = beliefs.map((belief, at) => {
      const x = Math.log(belief / (1 - belief));
      const missing = target(labels[at] ?? 0) - logistic(slope * x + offset);
      return [missing * x, missing];
    });
    // The ridge is a thousandth of an example, on the slope alone.
    expect(pull.reduce((sum, [x = 0]) => sum + x, 0)).toBeCloseTo(0, 1);
    expect(pull.reduce((sum, [, x = 0]) => sum + x, 0)).toBeCloseTo(0, 6);
  });

  it('takes beliefs that tell nothing for nothing', () => {
    const labels = Array.from({ length: 400 }, (_, at): Label => (at % 2 === 0 ? 1 : 0));
    const beliefs = labels.map((_, at) => (at % 4 < 2 ? 0.999 : 0.001));
    for (const belief of applyCalibration(calibratePrior(beliefs, labels), [0, 0.3, 1]))
      expect(belief).toBeCloseTo(0.5, 2);
  });

  it('stays finite for separable labels, beliefs of 0 and 1, one label, one item and none', () => {
    const cases: [number[], Label[]][] = [
      [
        [0.1, 0.2, 0.8, 0.9],
        [0, 0, 1, 1],
      ],
      [
        [0, 1, 0, 1],
        [0, 1, 1, 0],
      ],
      [
        [0.5, 0.5],
        [1, 1],
      ],
      [[1], [0]],
      [[], []],
    ];
    for (const [beliefs, labels] of cases) {
      const calibration = calibratePrior(beliefs, labels);
      expect(Number.isFinite(calibration.slope) && Number.isFinite(calibration.offset)).toBe(true);
      for (const belief of applyCalibration(calibration, [0, 0.5, 1])) {
        expect(belief).toBeGreaterThan(0);
        expect(belief).toBeLessThan(1);
      }
    }
    expect(applyCalibration(calibratePrior([], []), [0.2, 0.9])).toEqual([0.5, 0.5]);
  });
});
