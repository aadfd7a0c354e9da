import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { exactBootstrapTransfer } from '../../../src/stats/exact-bootstrap/exact-transfer.ts';
import { allDraws, expectListed, listed, sumAt, tails } from '../../support/listed-resamples.ts';

describe('the exact law of a ratio of gains', () => {
  test('is that of all pairs of resamples', () => {
    const gains = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(gains, gains, tails, (target, sandbox, tail) => {
        const meanOf = (values: readonly number[], draw: readonly number[]) => sumAt(values, draw) / values.length;
        const whole = meanOf(sandbox, [...sandbox.keys()]);
        fc.pre(whole !== 0);
        const ratios = allDraws(target.length).flatMap(there =>
          allDraws(sandbox.length).map(here =>
            meanOf(sandbox, here) === 0 ? Number.NaN : meanOf(target, there) / meanOf(sandbox, here),
          ),
        );
        const found = accept(exactBootstrapTransfer(target, sandbox, tail));
        const point = meanOf(target, [...target.keys()]) / whole;
        expectListed(found, listed(ratios, point, tail));
      }),
      { numRuns: 40 },
    );
  });

  test('above a million pairs of resamples it is refused, not listed', () => {
    const half = (items: number) => Array.from({ length: items }, (_, at) => at % 2);
    const found = exactBootstrapTransfer(half(20_000), half(20_001), 0.025);
    expect(found).toMatchObject({ code: 'NOT_ACHIEVABLE', argument: 'target' });
    expect(exactBootstrapTransfer(half(400), half(401), 0.025)).not.toHaveProperty('status');
  });

  test.each<[string, number[], number[], string]>([
    ['no target', [], [1], 'EMPTY_INPUT'],
    ['no sandbox', [1], [], 'EMPTY_INPUT'],
    ['NaN in the sandbox', [1], [Number.NaN], 'NON_FINITE'],
    ['a sandbox gain of 0', [1, 0], [1, -1], 'DEGENERATE_DENOMINATOR'],
    ['a sandbox gain of float noise', [1, 0], [0.1 + 0.2, -0.3], 'DEGENERATE_DENOMINATOR'],
  ])('%s is refused', (_, target, sandbox, code) => {
    expect(exactBootstrapTransfer(target, sandbox, 0.025)).toMatchObject({ status: 'refused', code });
  });
});
