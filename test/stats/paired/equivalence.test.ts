import { describe, expect, test } from 'vitest';
import { equivalence } from '../../../src/stats/paired/equivalence.ts';
import { equivalenceScore } from '../../../src/stats/paired/equivalence-score.ts';
import { equivalenceT } from '../../../src/stats/paired/equivalence-t.ts';

const options = { low: -0.3, high: 0.3, alpha: 0.05 };
const arms = { candidate: [1, 0, 1, 1, 0, 1], baseline: [0, 0, 1, 1, 0, 1] };

describe('equivalence by the kind of outcome', () => {
  test('right-or-wrong outcomes go to the score tests, as counts or one by one', () => {
    const expected = equivalenceScore({ gains: 1, losses: 0, pairs: 6 }, options);
    expect(equivalence({ kind: 'binary', ...arms }, options)).toEqual(expected);
    expect(equivalence({ kind: 'binary', gains: 1, losses: 0, pairs: 6 }, options)).toEqual(expected);
  });

  test('real-valued outcomes go to t', () => {
    expect(equivalence({ kind: 'real', ...arms }, options)).toEqual({ procedure: 't', ...equivalenceT(arms, options) });
  });

  test('pairs that all tie pass in neither', () => {
    const ties = { candidate: new Float64Array(20), baseline: new Float64Array(20) };
    const narrow = { low: -0.02, high: 0.02, alpha: 0.05 };
    expect(equivalence({ kind: 'binary', ...ties }, narrow)).toMatchObject({ equivalent: false });
    expect(equivalence({ kind: 'real', ...ties }, narrow)).toMatchObject({ code: 'ZERO_VARIANCE' });
  });

  test('outcomes that are not what they are said to be are refused', () => {
    const graded = { candidate: [0.5, 1], baseline: [0, 1] };
    expect(equivalence({ kind: 'binary', ...graded }, options)).toMatchObject({ code: 'NOT_BINARY' });
  });
});
