import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countFrom, countItems } from '../../../../src/evidence/formats/lm-eval/lm-eval-counts.ts';
import type { LmEvalRun, MetricSummary } from '../../../../src/evidence/formats/lm-eval/lm-eval-results.ts';

const metric = (mean: number | undefined, stderr: number | undefined): MetricSummary => ({
  metric: 'acc',
  mean,
  stderr,
  isLowerBetter: false,
  isNoMean: false,
});

const run = (path: string, metrics: readonly MetricSummary[], items?: number): LmEvalRun => ({
  path,
  model: path,
  modelArgs: {},
  settings: {},
  tasks: new Map([['task', { task: 'task', metrics, items, setup: {} }]]),
  groups: [],
  samples: new Map(),
});

const errorOf = (p: number, n: number): number => Math.sqrt((p * (1 - p)) / (n - 1));

test('the count of right-or-wrong answers follows from their mean and standard error', () => {
  const counts = fc
    .integer({ min: 2, max: 100_000 })
    .chain(n => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n - 1 })));
  fc.assert(
    fc.property(counts, ([n, right]) => {
      expect(countFrom(metric(right / n, errorOf(right / n, n)))).toBe(n);
    }),
  );
});

test.each([
  ['no mean', undefined, 0.1],
  ['no standard error', 0.5, undefined],
  ['all right', 1, 0],
  ['a standard error of nothing', 0.5, 0],
  ['a count that is not whole', 0.5, 0.0567],
  ['a mean that so many answers cannot have', 0.333, errorOf(0.333, 50)],
  ['a mean above 1', 20, 0.1],
])('nothing follows from %s', (_, mean, stderr) => {
  expect(countFrom(metric(mean, stderr))).toBeUndefined();
});

test('a file counts itself, then by its own numbers, then by those of others that agree', () => {
  const said = run('said', [metric(0.5, errorOf(0.5, 10))], 7);
  const own = run('own', [metric(0.5, errorOf(0.5, 10)), metric(0.2, errorOf(0.2, 10))]);
  const silent = run('silent', [metric(1, 0)]);
  const torn = run('torn', [metric(0.5, errorOf(0.5, 10)), metric(0.5, errorOf(0.5, 20))]);
  expect(countItems(said, 'task', [said])).toBe(7);
  expect(countItems(own, 'task', [own])).toBe(10);
  expect(countItems(silent, 'task', [silent])).toBeUndefined();
  expect(countItems(silent, 'task', [silent, own])).toBe(10);
  expect(countItems(silent, 'task', [silent, own, torn])).toBeUndefined();
  expect(countItems(torn, 'task', [own, torn])).toBeUndefined();
  expect(countItems(own, 'other task', [own])).toBeUndefined();
});
