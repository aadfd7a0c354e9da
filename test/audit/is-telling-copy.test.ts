import { describe, expect, test } from 'vitest';
import { isTellingCopy } from '../../src/audit/is-telling-copy.ts';

const row = (scores: readonly number[], unscored: readonly number[] = []) => ({
  arm: {
    name: 'x',
    status: Uint8Array.from(scores, (_, at) => (unscored.includes(at) ? 3 : 0)),
    score: Float64Array.from(scores),
  },
  start: 0,
  columns: scores.map((_, at) => at),
});
const mixed = (right: number, wrong: number) => [...Array(right).fill(1), ...Array(wrong).fill(0)];

test('equal rows tell only if twenty items lie on each side and no more than 95% on one', () => {
  const tells = (right: number, wrong: number) => isTellingCopy(row(mixed(right, wrong)), row(mixed(right, wrong)));
  expect([tells(20, 20), tells(19, 40), tells(380, 20), tells(381, 20), tells(40, 0)]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});

test('one other outcome, one without a score or another length is no copy', () => {
  const scores = mixed(50, 50);
  expect(isTellingCopy(row(scores), row(scores.with(7, 0)))).toBe(false);
  expect(isTellingCopy(row(scores), row(scores, [3]))).toBe(false);
  expect(isTellingCopy(row(scores), row(scores.slice(1)))).toBe(false);
});

describe('two rows with known predictions', () => {
  /** Labels half and half; `flipped` of the predictions are not the common one. */
  const predicting = (flipped: number, known = true) => {
    const predictions = Int32Array.from({ length: 400 }, (_, at) => (known ? Number(at < flipped) : -1));
    const scores = Array.from(predictions, (prediction, at) =>
      Number((at % 2 === 0 ? 1 : 0) === (known ? prediction : 0)),
    );
    const { arm, ...place } = row(scores);
    return { arm: { ...arm, predictions }, ...place };
  };

  test('tell nothing where a model predicts nearly the same for every item: others that learned nothing do so too', () => {
    expect(isTellingCopy(predicting(0), predicting(0))).toBe(false);
    expect(isTellingCopy(predicting(19), predicting(19))).toBe(false);
  });

  test('tell a copy where the predictions vary, or are not known', () => {
    expect(isTellingCopy(predicting(150), predicting(150))).toBe(true);
    expect(isTellingCopy(predicting(0, false), predicting(0, false))).toBe(true);
  });
});
