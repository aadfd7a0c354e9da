import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { jackknifeTransfer } from '../../../src/stats/bootstrap/jackknife-transfer.ts';

test('leaves one item out of either set while the other stays whole: by hand', () => {
  const [ofTarget, ofSandbox] = accept(jackknifeTransfer([1, 0, 0.5], [1, 1, 0, 1]));
  // Target means without each: ¼, ¾, ½; the sandbox mean is ¾.
  [1 / 3, 1, 2 / 3].forEach((value, at) => {
    expect(ofTarget[at]).toBeCloseTo(value, 14);
  });
  // Sandbox means without each: ⅔, ⅔, 1, ⅔; the target mean is ½.
  [0.75, 0.75, 0.5, 0.75].forEach((value, at) => {
    expect(ofSandbox[at]).toBeCloseTo(value, 14);
  });
});

test.each<[string, number[], number[], string, string]>([
  ['no target', [], [1, 1], 'EMPTY_INPUT', 'target'],
  ['NaN in the sandbox', [1, 1], [1, Number.NaN], 'NON_FINITE', 'sandbox'],
  ['one target item', [1], [1, 1], 'TOO_FEW_OBSERVATIONS', 'target'],
  ['one sandbox item', [1, 1], [1], 'TOO_FEW_OBSERVATIONS', 'sandbox'],
  ['a sandbox gain of 0', [1, 1], [1, -1], 'DEGENERATE_DENOMINATOR', 'sandbox'],
  ['a sandbox gain that one item carries', [1, 1], [1, 0, 0], 'DEGENERATE_DENOMINATOR', 'sandbox'],
  ['gains too small to divide by', [1, 1], [1e-200, 1e-200], 'OUT_OF_RANGE', 'sandbox'],
])('%s: refused', (_, target, sandbox, code, argument) => {
  expect(jackknifeTransfer(target, sandbox)).toMatchObject({ status: 'refused', code, argument });
});
