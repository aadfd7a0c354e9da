import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { mcnemarReport } from '../../../src/stats/proportions/mcnemar-report.ts';
import { pairedTable } from '../../../src/stats/proportions/paired-table.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { mcnemarOps } from '../../support/golden-ops/mcnemar.ts';

const golden = loadGolden('mcnemar');
const cases = golden.cases.filter(({ op }) => op !== 'mcnemar_sweep').map((one): [string, GoldenCase] => [one.id, one]);

describe('the report of McNemar tests', () => {
  test.each(cases)('%s agrees with the reference, or is refused', (_, one) => {
    expect(checkGolden(golden, one, () => mcnemarOps[one.op]?.(one) ?? {})).toEqual([]);
  });

  test('concordant pairs change nothing', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (n10, n01, concordant) => {
        const few = accept(mcnemarReport({ n11: 1, n10, n01, n00: 0 }, 0.025));
        expect(mcnemarReport({ n11: concordant, n10, n01, n00: 1 }, 0.025)).toEqual(few);
      }),
    );
  });

  test('identical arms: every two-sided p is 1, the odds ratio is refused', () => {
    const same = [1, 0, 1, 1];
    const report = accept(mcnemarReport(pairedTable({ candidate: same, baseline: same }), 0.025));
    expect(report).toMatchObject({ b: 0, c: 0, exact: { 'two-sided': 1 }, midP: { 'two-sided': 1 } });
    expect(report.chiSquare).toMatchObject({ p: 1, statistic: { status: 'refused' } });
    expect(report.oddsRatio).toMatchObject({ code: 'DEGENERATE_DENOMINATOR' });
  });

  test('a refused table is handed on', () => {
    const refused = pairedTable({ candidate: [1, 0.5], baseline: [0, 0] });
    expect(mcnemarReport(refused, 0.025)).toBe(refused);
  });

  test.each([
    [{ n11: 0, n10: 0, n01: 0, n00: 0 }, 0.025, 'EMPTY_INPUT', 'table'],
    [{ n11: -1, n10: 1, n01: 0, n00: 0 }, 0.025, 'OUT_OF_RANGE', 'n11'],
    [{ n11: 1, n10: 1, n01: 0.5, n00: 0 }, 0.025, 'NOT_BINARY', 'n01'],
    [{ n11: 1, n10: 1, n01: 0, n00: Number.NaN }, 0.025, 'NON_FINITE', 'n00'],
    [{ n11: 1, n10: 1, n01: 0, n00: 0 }, 0.5, 'OUT_OF_RANGE', 'tail'],
  ])('%o at tail %d is refused: %s of %s', (table, tail, code, argument) => {
    expect(mcnemarReport(table, tail)).toMatchObject({ status: 'refused', code, argument });
  });
});
