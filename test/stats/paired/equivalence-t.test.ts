import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { equivalenceT } from '../../../src/stats/paired/equivalence-t.ts';
import { nonInferiorityT } from '../../../src/stats/paired/non-inferiority-t.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { equivalenceOps } from '../../support/golden-ops/equivalence.ts';

const golden = loadGolden('equivalence');
const cases = golden.cases.map((one): [string, GoldenCase] => [one.id, one]);
const score = fc.integer({ min: 0, max: 64 }).map(value => value / 64);
const arms = fc
  .array(fc.tuple(score, score), { minLength: 2, maxLength: 30 })
  .map(rows => ({ candidate: rows.map(row => row[0]), baseline: rows.map(row => row[1]) }));
const margins = fc.tuple(
  fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  fc.double({ min: 0.01, max: 0.5, noNaN: true }),
);

describe('equivalence by two one-sided t tests', () => {
  test.each(cases)('%s agrees with the reference, or is refused', (_, one) => {
    const compute = equivalenceOps[one.op];
    expect(compute && checkGolden(golden, one, () => compute(one))).toEqual([]);
  });

  test('holds exactly where the interval lies inside the margins', () => {
    fc.assert(
      fc.property(arms, margins, (pair, [loss, gain]) => {
        const found = equivalenceT(pair, { low: -loss, high: gain, alpha: 0.05 });
        if (isRefused(found) || Math.abs(found.p - 0.05) < 1e-9) return;
        const { interval, equivalent } = found;
        expect(equivalent).toBe(interval.low > -loss && interval.high < gain);
      }),
    );
  });

  test('its lower test is non-inferiority, and swapping the arms swaps the tests', () => {
    fc.assert(
      fc.property(arms, margins, ({ candidate, baseline }, [loss, gain]) => {
        const found = equivalenceT({ candidate, baseline }, { low: -loss, high: gain, alpha: 0.1 });
        if (isRefused(found)) return;
        const swapped = accept(
          equivalenceT({ candidate: baseline, baseline: candidate }, { low: -gain, high: loss, alpha: 0.1 }),
        );
        expect([swapped.lower.p, swapped.upper.p, swapped.p]).toEqual([found.upper.p, found.lower.p, found.p]);
        const oneSided = accept(nonInferiorityT({ candidate, baseline }, { margin: loss, alpha: 0.1 }));
        expect(oneSided.p).toBe(found.lower.p);
      }),
    );
  });

  test('it is claimed where p is alpha itself, and not above', () => {
    const pair = { candidate: [0.1, 0.4, 0.2, 0.3], baseline: [0.2, 0.2, 0.3, 0.1] };
    const at = (alpha: number) => accept(equivalenceT(pair, { low: -0.5, high: 0.5, alpha }));
    const { p } = at(0.05);
    expect([p * (1 - 1e-9), p].map(alpha => at(alpha).equivalent)).toEqual([false, true]);
  });

  test.each([0, 0.5, Number.NaN])('an alpha of %d is refused', alpha => {
    const pair = { candidate: [0.1, 0.4], baseline: [0.2, 0.2] };
    expect(equivalenceT(pair, { low: -0.1, high: 0.1, alpha })).toMatchObject({ code: 'OUT_OF_RANGE' });
  });

  test('margins so far out that a statistic would be infinite are refused', () => {
    const pair = { candidate: [1e-5, 2e-5, 4e-5], baseline: [0, 0, 0] };
    expect(equivalenceT(pair, { low: -1e308, high: 1e308, alpha: 0.05 })).toMatchObject({ code: 'OUT_OF_RANGE' });
  });
});
