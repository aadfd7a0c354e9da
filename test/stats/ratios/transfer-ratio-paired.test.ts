import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { fiellerPaired } from '../../../src/stats/ratios/ratio-of-means.ts';
import { transferRatio } from '../../../src/stats/ratios/transfer-ratio.ts';
import { transferRatioPaired } from '../../../src/stats/ratios/transfer-ratio-paired.ts';

const rng = createRng(1, 'paired transfer');
const ease = Array.from({ length: 200 }, () => rng.uniform());
const arm = (plus: number) => ease.map(one => Number(rng.uniform() < 0.7 * one + plus));
const sandbox = { candidate: arm(0.3), baseline: arm(0) };
const target = { candidate: sandbox.candidate.map((one, at) => (at % 4 === 0 ? 0 : one)), baseline: sandbox.baseline };

test('the set is Fieller’s of the paired gains, and the error counts their covariance', () => {
  const found = accept(transferRatioPaired(target, sandbox, 0.025));
  const gains = (cell: typeof target) => cell.candidate.map((one, at) => one - (cell.baseline[at] as number));
  const { set } = accept(fiellerPaired(gains(target), gains(sandbox), 0.025));
  expect(set.kind).toBe('bounded');
  if (found.set.kind !== 'bounded' || set.kind !== 'bounded') throw new Error('unbounded');
  expect(found.set.low).toBeCloseTo(set.low, 12);
  expect(found.set.high).toBeCloseTo(set.high, 12);
  expect(found.covariance).toBeGreaterThan(0);
  expect(found.deltaSe).toBeLessThan(accept(transferRatio(target, sandbox, 0.025)).deltaSe);
});

test('other numbers of items are refused', () => {
  const short = { candidate: [1, 0], baseline: [0, 0] };
  expect(transferRatioPaired(short, sandbox, 0.025)).toMatchObject({ code: 'LENGTH_MISMATCH', argument: 'sandbox' });
});
