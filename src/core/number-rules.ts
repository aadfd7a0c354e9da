import type { NumberColumnName } from './predictions.ts';

export interface NumberRule {
  readonly accepts: (value: number) => boolean;
  /** Completes "expected …". */
  readonly expected: string;
}

const isShare = (value: number): boolean => value >= 0 && value <= 1;
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const COUNT: NumberRule = { accepts: isCount, expected: 'a whole number of tokens, 0 or more' };

/** What the numbers of a predictions table may be; NaN and infinities are in none of the ranges. */
export const NUMBER_RULES: Readonly<Record<'score' | NumberColumnName, NumberRule>> = {
  score: { accepts: isShare, expected: 'a number from 0 to 1' },
  confidence: { accepts: isShare, expected: 'a number from 0 to 1' },
  size: {
    accepts: value => value > 0 && value < Number.POSITIVE_INFINITY,
    expected: 'a number of parameters above 0',
  },
  tokens_in: COUNT,
  tokens_out: COUNT,
  cost_usd: {
    accepts: value => value >= 0 && value < Number.POSITIVE_INFINITY,
    expected: 'a number of US dollars, 0 or more',
  },
};
