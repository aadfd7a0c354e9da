import { expect, test } from 'vitest';
import { summarizeMethod } from '../../../src/analysis/counts/summarize-method.ts';
import { countedRun, runsOf, smallArchive } from '../../support/counted.ts';

const context = { references: smallArchive().references, alpha: 0.05 };

test('counts give every run its Wilson interval and the method its answers', () => {
  const { method, runs, answers, accuracy, itemError, itemErrorPgr } = summarizeMethod(
    runsOf('plain', [60, 58, 62]),
    context,
  );
  expect(method).toBe('plain');
  // Wilson, 60 of 100 at 95%: [.5020, .6906].
  expect(runs[0]?.counts).toEqual({
    correct: 60,
    total: 100,
    low: expect.closeTo(0.502, 3),
    high: expect.closeTo(0.6906, 3),
  });
  expect(runs.map(({ pgr }) => pgr?.toFixed(3))).toEqual(['0.500', '0.400', '0.600']);
  expect(answers).toEqual({ runs: 3, correct: 180, total: 300 });
  expect(accuracy?.mean).toBeCloseTo(0.6, 12);
  expect(itemError).toBeCloseTo(Math.sqrt(0.24 / 100), 12);
  expect(itemErrorPgr).toBeCloseTo(Math.sqrt(0.24 / 100) / 0.2, 12);
});

test('an accuracy without counts has a mean and no item error', () => {
  const bare = countedRun({ accuracy: 0.6, correct: undefined, total: undefined });
  const found = summarizeMethod([{ ...bare, correct: undefined, total: undefined }], context);
  expect(found).toMatchObject({ accuracy: { mean: 0.6 }, answers: undefined, itemError: undefined });
  expect(found.runs[0]?.counts).toBeUndefined();
});

test('what files state stands beside the counts where it is another accuracy, and nowhere else', () => {
  const runs = runsOf('plain', [60, 58, 62]).map(run => ({ ...run, statedAccuracy: (run.correct ?? 0) / 100 }));
  expect(summarizeMethod(runs, context).asStated).toBeUndefined();
  const [first, ...others] = runs;
  const typed = { ...(first ?? expect.fail()), statedAccuracy: 0.63 };
  const found = summarizeMethod([typed, ...others], context);
  expect(found.accuracy?.mean).toBeCloseTo(0.6, 12);
  expect(found.asStated?.accuracy).toMatchObject({ runs: 3, mean: expect.closeTo(0.61, 12) });
  expect(found.asStated?.pgr.map(({ definition }) => definition)).toEqual(['fixed-all', 'fixed-at-time', 'same-seed']);
  // Floor .5, ceiling .7: (.61 − .5)/.2.
  expect(found.asStated?.pgr[0]).toMatchObject({ pgr: { mean: expect.closeTo(0.55, 12) } });
  expect(found.runs.map(({ statedAccuracy }) => statedAccuracy)).toEqual([0.63, undefined, undefined]);
});

test('counts that are no counts are not used', () => {
  const [run] = summarizeMethod([countedRun({ accuracy: 0.5, correct: 50.5 })], context).runs;
  expect(run).toMatchObject({ accuracy: 0.5, counts: undefined });
});

test('a method whose runs state nothing is there all the same', () => {
  const nothing = { ...countedRun(), correct: undefined, total: undefined };
  expect(summarizeMethod([nothing], { references: [], alpha: 0.05 })).toMatchObject({
    accuracy: undefined,
    answers: undefined,
    itemErrorPgr: undefined,
    runs: [{ accuracy: undefined, pgr: undefined }],
  });
});
