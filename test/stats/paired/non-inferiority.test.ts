import { describe, expect, test } from 'vitest';
import { nonInferiority } from '../../../src/stats/paired/non-inferiority.ts';
import { nonInferiorityScore } from '../../../src/stats/paired/non-inferiority-score.ts';
import { nonInferiorityT } from '../../../src/stats/paired/non-inferiority-t.ts';

const options = { margin: 0.2, alpha: 0.05 };
const arms = { candidate: [1, 0, 1, 1, 0, 1], baseline: [0, 0, 1, 1, 0, 1] };

describe('non-inferiority by the kind of outcome', () => {
  test('right-or-wrong outcomes go to the score test, as counts or one by one', () => {
    const expected = nonInferiorityScore({ gains: 1, losses: 0, pairs: 6 }, options);
    expect(nonInferiority({ kind: 'binary', ...arms }, options)).toEqual(expected);
    expect(nonInferiority({ kind: 'binary', gains: 1, losses: 0, pairs: 6 }, options)).toEqual(expected);
  });

  test('real-valued outcomes go to t, also where they happen to be 0 or 1', () => {
    expect(nonInferiority({ kind: 'real', ...arms }, options)).toEqual({
      procedure: 't',
      ...nonInferiorityT(arms, options),
    });
  });

  test('pairs that all tie pass in neither', () => {
    const ties = { candidate: new Float64Array(20), baseline: new Float64Array(20) };
    const narrow = { margin: 0.02, alpha: 0.05 };
    expect(nonInferiority({ kind: 'binary', ...ties }, narrow)).toMatchObject({ nonInferior: false });
    expect(nonInferiority({ kind: 'real', ...ties }, narrow)).toMatchObject({ code: 'ZERO_VARIANCE' });
  });

  test('outcomes that are not what they are said to be are refused', () => {
    const graded = { candidate: [0.5, 1], baseline: [0, 1] };
    expect(nonInferiority({ kind: 'binary', ...graded }, options)).toMatchObject({ code: 'NOT_BINARY' });
  });
});
