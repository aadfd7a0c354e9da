import { describe, expect, test } from 'vitest';
import type { PooledGains } from '../../src/core/across-cells.ts';
import { refuse } from '../../src/core/refusal.ts';
import type { TransferResult } from '../../src/core/result.ts';
import { acrossTables } from '../../src/report/across-tables.ts';
import { sampleResult } from '../support/sample-result.ts';

const result = sampleResult([
  { rung: 'small', role: 'sandbox' },
  { rung: 'large', role: 'production' },
]);
const POOLED: PooledGains = {
  status: 'pooled',
  level: 0.95,
  mean: 0.03,
  limits: { low: -0.01, high: 0.07 },
  tau2: 0.0004,
  tau2Limits: { low: 0, high: 0.01 },
  i2Limits: { low: 0, high: 0.98 },
  prediction: refuse('TOO_FEW_OBSERVATIONS', 'effects', 'few'),
  leaveOneOut: [{ without: 'math', mean: 0.01 }],
};
const withPooled = (pooled: PooledGains): TransferResult => {
  const [rung] = result.across.rungs;
  return rung ? { ...result, across: { ...result.across, rungs: [{ ...rung, pooled }] } } : result;
};

describe('acrossTables', () => {
  test('one domain has no heterogeneity, two rungs have a change of the gain', () => {
    const [table, ...more] = acrossTables(result);
    expect(more).toEqual([]);
    expect(table).toMatchObject({
      title: 'Trend over model size',
      rows: [['math', 'small → large', '+1.00 [−2.00, +4.00]']],
    });
  });

  test('three domains have a mean, τ in points and I² as an interval; what needs five says so', () => {
    const [table, without] = acrossTables(withPooled(POOLED));
    expect(table?.rows).toEqual([
      [
        'small',
        '+3.00 [−1.00, +7.00]',
        '2.00 [0.00, 10.00]',
        '[0.0%, 98.0%]',
        'from 5 domains on',
        'from 5 domains on',
      ],
    ]);
    expect(without?.rows).toEqual([['small', 'math', '+1.00', '−2.00']]);
  });

  test('five have Q, a prediction, and intervals without each of them', () => {
    const [table, without] = acrossTables(
      withPooled({
        ...POOLED,
        q: { q: 12.34, df: 4, p: 0.015 },
        prediction: { low: -0.05, high: 0.11 },
        leaveOneOut: [{ without: 'math', mean: 0.01, limits: { low: 0, high: 0.02 } }],
      }),
    );
    expect(table?.rows[0]?.slice(4)).toEqual(['Q = 12.3, df 4, p = 0.015', '[−5.00, +11.00]']);
    expect(without?.rows[0]?.[2]).toBe('+1.00 [0.00, +2.00]');
  });

  test('a slope stands per tenfold size', () => {
    const [domain] = result.across.domains;
    const slope = domain?.steps[0]?.change;
    const across = { rungs: [], domains: [{ domain: 'math', slope, steps: [] }] };
    expect(acrossTables({ ...result, across })[0]?.rows).toEqual([
      ['math', 'per tenfold size', '+1.00 [−2.00, +4.00]'],
    ]);
  });
});
