import { describe, expect, test } from 'vitest';
import type { ArmSummary } from '../../src/core/arm-summary.ts';
import { armsView } from '../../src/report/arms-view.ts';
import { twoRungResult } from '../support/sample-result.ts';
import { erroredRunResult, sampleRunResult } from '../support/sample-run-result.ts';

/** What the row of an arm says, by column. */
function rowOf(arm: string, change: Partial<ArmSummary> = {}) {
  const result = sampleRunResult(['math']);
  const view = armsView({ ...result, arms: result.arms?.map(one => (one.arm === arm ? { ...one, ...change } : one)) });
  const row = view?.domains[0]?.rungs[0]?.rows.find(one => one.arm === arm);
  return { ...row, ...Object.fromEntries(view?.columns.slice(1).map((name, at) => [name, row?.values[at]]) ?? []) };
}

test('imported outcomes have no arms to tell of', () => {
  expect(armsView(twoRungResult())).toBeUndefined();
  expect(armsView({ ...twoRungResult(), arms: [] })).toBeUndefined();
});

describe('a row of the table of arms', () => {
  test('says what the arm did and how well', () => {
    expect(rowOf('candidate')).toMatchObject({
      aside: 'em-posterior',
      isControl: false,
      Learner: 'local/small',
      Accuracy: '63.00%',
      'Trained on': '2\u202f380 [2\u202f310, 2\u202f400]',
      'Labels changed': '9.4% [8.1%, 12.0%]',
      'Parameters moved': '12.3 [11.2, 15.0]',
      Note: '12 rounds; flip rates 0.21 and 0.34',
    });
  });

  test('says nothing where nobody told, and 0 where it is 0', () => {
    const weak = rowOf('weak');
    expect(weak).toMatchObject({ aside: undefined, Accuracy: '54.00%', 'Trained on': '600' });
    for (const column of ['Labels changed', 'Parameters moved', 'Note'])
      expect(weak).toHaveProperty([column], undefined);
    expect(rowOf('baseline')).toMatchObject({ 'Labels changed': '0.0%' });
    expect(rowOf('candidate', { accuracy: undefined })).toMatchObject({ Accuracy: 'not measured' });
  });

  test('shows the distribution of a control that repeats itself instead of its mean', () => {
    expect(rowOf('shuffled-teacher')).toMatchObject({
      isControl: true,
      aside: 'em-posterior',
      Accuracy: '50.21% [5.00%, 87.99%]',
      Note: '100 repeats',
    });
  });

  test('names the role where the arm is called otherwise, and a method only where its name adds something', () => {
    const result = sampleRunResult(['math']);
    const [first] = result.arms ?? [];
    const view = armsView({
      ...result,
      arms: first && [{ ...first, arm: 'naive', role: 'baseline', method: 'vanilla' }],
    });
    expect(view?.domains[0]?.rungs[0]?.rows[0]?.aside).toBe('baseline, vanilla');
    expect(rowOf('zero-shot').aside).toBeUndefined();
  });
});

describe('seeds that failed', () => {
  test('are named with their reason, alike ones together', () => {
    const view = armsView(erroredRunResult());
    expect(view?.errored).toEqual([
      'sandbox × math, candidate (em-posterior), seeds 2 and 5: em-posterior returned no prediction for 12 of 3000 test items, first of them "math-17"',
      'sandbox × math, zero-shot, seeds 1, 2, 3, 4 and 5: took longer than 60 s',
    ]);
    expect(view?.summary).toBe('263 of 270 runs (arm × rung × domain × seed) are measured; 7 errored.');
  });

  test('are counted in the row of their arm', () => {
    const rows = armsView(erroredRunResult())?.domains[0]?.rungs[0]?.rows;
    expect(rows?.[2]?.values.at(-1)).toBe('2 of 5 seeds errored; 12 rounds; flip rates 0.21 and 0.34');
    expect(rows?.[5]?.values).toEqual([
      'local/small',
      'not measured',
      undefined,
      undefined,
      undefined,
      '5 of 5 seeds errored',
    ]);
  });

  test('are not spoken of where all is well', () => {
    const view = armsView(sampleRunResult());
    expect(view?.errored).toEqual([]);
    expect(view?.summary).toContain('270 of 270 runs');
  });
});

test('a rung or domain without any arm has no empty table', () => {
  const result = sampleRunResult(['math', 'chat']);
  const arms = result.arms?.filter(({ domain, rung }) => domain === 'math' && rung !== 'larger');
  expect(
    armsView({ ...result, arms })?.domains.map(({ domain, rungs }) => [domain, ...rungs.map(({ rung }) => rung)]),
  ).toEqual([['math', 'sandbox', 'production']]);
});
