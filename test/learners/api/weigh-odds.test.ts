import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weighOdds } from '../../../src/learners/api/weigh-odds.ts';

const ANSWERS = ['no', 'yes'] as const;
const odds = (shares: Readonly<Record<string, number>>) =>
  Object.entries(shares).map(([token, share]) => ({ token, logprob: Math.log(share) }));

describe('weighOdds', () => {
  test('is the probability of one word against both', () => {
    expect(weighOdds(odds({ yes: 0.6, no: 0.2, maybe: 0.2 }), ANSWERS)).toBeCloseTo(0.75, 12);
    expect(weighOdds(odds({ yes: 0.01, no: 0.03 }), ANSWERS)).toBeCloseTo(0.25, 12);
  });

  test('sums over the ways in which a word may begin: blanks, case, and pieces of it', () => {
    const variants = { ' yes': 0.1, Yes: 0.1, '▁yes': 0.1, Ġye: 0.1, 'yes.': 0.1, NO: 0.2, n: 0.05 };
    expect(weighOdds(odds(variants), ANSWERS)).toBeCloseTo(0.5 / 0.75, 12);
  });

  test('one word alone is certain; neither is nothing', () => {
    expect(weighOdds(odds({ yes: 0.1, maybe: 0.9 }), ANSWERS)).toBe(1);
    expect(weighOdds(odds({ no: 0.1 }), ANSWERS)).toBe(0);
    expect(weighOdds(odds({ yesterday: 0.3, none: 0.3, '': 0.2, ' ': 0.2 }), ANSWERS)).toBeUndefined();
    expect(weighOdds([], ANSWERS)).toBeUndefined();
    expect(weighOdds([{ token: 'yes', logprob: Number.NaN }], ANSWERS)).toBeUndefined();
    expect(weighOdds([{ token: 'yes', logprob: Number.NEGATIVE_INFINITY }], ANSWERS)).toBeUndefined();
  });

  test('words that change places change sides, and every belief is in [0, 1]', () => {
    const token = fc.constantFrom('yes', ' yes', 'Yes', 'no', ' no', 'NO', 'maybe');
    const list = fc.array(fc.record({ token, logprob: fc.double({ min: -30, max: 1e-6, noNaN: true }) }));
    fc.assert(
      fc.property(list, given => {
        const [there, back] = [weighOdds(given, ['no', 'yes']), weighOdds(given, ['yes', 'no'])];
        if (there === undefined || back === undefined) return there === back;
        return there >= 0 && there <= 1 && Math.abs(there + back - 1) < 1e-12;
      }),
    );
  });
});
