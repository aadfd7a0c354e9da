import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/core/evidence.ts';
import { summarizeSeries } from '../../src/evidence/summarize-series.ts';
import { type Sketch, seriesOf } from '../support/series.ts';

const scores = (...values: readonly (number | 'errored')[]): Sketch[] =>
  values.map((value, at) =>
    value === 'errored' ? { item: String(at), status: 'errored', score: 0 } : { item: String(at), score: value },
  );
const claim = (kind: Claim['kind'], value: number, more: Partial<Claim> = {}): Claim => ({
  name: kind,
  kind,
  value,
  ...more,
});
const verdicts = (outcomes: readonly Sketch[], ...claims: readonly Claim[]) =>
  summarizeSeries(seriesOf(outcomes, { claims })).claims.map(({ agrees }) => agrees);

describe('mean and standard error', () => {
  test('are those of the items', () => {
    // 1, 0, 1, 1: mean 3/4; squares 1/16·3 + 9/16 = 3/4; s² = (3/4)/3 = 1/4; se = √(1/4 ÷ 4) = 1/4.
    expect(summarizeSeries(seriesOf(scores(1, 0, 1, 1)))).toMatchObject({
      items: 4,
      outcomes: 4,
      mean: 0.75,
      stderr: 0.25,
    });
  });

  test('average the repeats of an item first, so that 2 items × 2 epochs are 2 values', () => {
    const epochs: Sketch[] = [1, 1, 1, 0].map((score, at) => ({ item: at < 2 ? 'a' : 'b', repeat: String(at), score }));
    // 1 and 1/2: mean 3/4; s² = 1/8; se = √(1/16) = 1/4.
    expect(summarizeSeries(seriesOf(epochs))).toMatchObject({ items: 2, outcomes: 4, mean: 0.75, stderr: 0.25 });
  });

  test('leave out what has no score, and count it', () => {
    expect(summarizeSeries(seriesOf(scores(1, 'errored')))).toMatchObject({ items: 2, unscored: 1, mean: 1 });
  });

  test('are absent where they cannot be known', () => {
    expect(summarizeSeries(seriesOf(scores('errored')))).not.toHaveProperty('mean');
    expect(summarizeSeries(seriesOf(scores(1)))).not.toHaveProperty('stderr');
    expect(summarizeSeries(seriesOf([]))).toMatchObject({ items: 0, outcomes: 0, unscored: 0, claims: [] });
  });
});

describe('a claim beside the outcomes', () => {
  test('agrees to a millionth, or to its decimals', () => {
    const third = scores(1, 0, 0);
    expect(
      verdicts(third, claim('mean', 1 / 3 + 5e-7), claim('mean', 0.33), claim('mean', 0.33, { decimals: 2 })),
    ).toEqual(['yes', 'no', 'yes']);
    expect(verdicts(third, claim('mean', 0.34, { decimals: 2 }), claim('mean', Number.NaN))).toEqual(['no', 'no']);
    expect(verdicts(third, claim('stderr', 1 / 3), claim('items', 3), claim('items', 4))).toEqual(['yes', 'yes', 'no']);
  });

  test('counts outcomes without a score as the tool does', () => {
    const half = scores(1, 0, 1, 'errored');
    const asZero = { unscoredAs: 0 };
    expect(verdicts(half, claim('mean', 2 / 3), claim('mean', 0.5), claim('mean', 0.5, asZero))).toEqual([
      'yes',
      'no',
      'yes',
    ]);
    expect(verdicts(half, claim('stderr', Math.sqrt(1 / 3 / 4), asZero), claim('stderr', 1 / 3))).toEqual([
      'yes',
      'yes',
    ]);
  });

  test('of right answers counts those that are, not a share of all items', () => {
    expect(verdicts(scores(1, 0, 1, 'errored'), claim('correct', 2), claim('correct', 2.6667))).toEqual(['yes', 'no']);
    expect(verdicts(scores(1, 'errored'), claim('correct', 2, { unscoredAs: 1 }))).toEqual(['yes']);
  });

  test('cannot be checked where the file holds fewer items than it counts', () => {
    const part = [claim('items', 100), claim('mean', 0.5), claim('correct', 50)];
    expect(verdicts(scores(1, 1), ...part)).toEqual(['no', 'cannot be checked', 'cannot be checked']);
  });

  test('cannot be checked where one item has no spread, or nothing is scored', () => {
    expect(verdicts(scores(1), claim('stderr', 0))).toEqual(['cannot be checked']);
    expect(verdicts(scores('errored'), claim('mean', 0), claim('correct', 0))).toEqual(['cannot be checked', 'yes']);
  });
});

describe('a standard error without its outcomes', () => {
  const of = (mean: number, items: number, stderr: number, more: Partial<Claim> = {}) =>
    verdicts([], claim('mean', mean, more), claim('items', items), claim('stderr', stderr)).at(-1);

  test('agrees where the claimed mean and count give it: √(p(1 − p) ÷ (n − 1))', () => {
    expect(of(0.0004, 5000, 0.0002828144)).toBe('yes');
    expect(of(0.5, 101, 0.05)).toBe('yes');
  });

  test('of a mean that is rounded agrees with what the mean may have been', () => {
    expect(of(0.1, 101, 0.0308, { decimals: 1 })).toBe('yes');
    expect(of(0.1, 101, 0.0308)).toBe('no');
  });

  test('that is smaller may be of scores between 0 and 1; one that is larger cannot be', () => {
    expect(of(0.5, 101, 0.03)).toBe('cannot be checked');
    expect(of(0.5, 101, 0.06)).toBe('no');
  });

  test('cannot be checked without a mean in range or a count of two', () => {
    expect(of(57, 101, 0.05)).toBe('cannot be checked');
    expect(of(0.5, 1, 0.05)).toBe('cannot be checked');
    expect(verdicts([], claim('stderr', 0.1), claim('mean', 0.5), claim('items', 9))).not.toContain('no');
    expect(verdicts([], claim('items', 9), claim('mean', 0.5))).toEqual(['cannot be checked', 'cannot be checked']);
  });
});

test('what a series claims of itself truly always agrees, and no scores have a larger error than right or wrong ones', () => {
  const score = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(score, { minLength: 2, maxLength: 20 }), values => {
      const { mean, stderr } = summarizeSeries(seriesOf(scores(...values)));
      const truth = [claim('mean', mean as number), claim('stderr', stderr as number), claim('items', values.length)];
      expect(verdicts(scores(...values), ...truth)).toEqual(['yes', 'yes', 'yes']);
      expect(verdicts([], ...truth)[1]).not.toBe('no');
    }),
  );
});
