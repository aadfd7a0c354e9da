import { expect, test } from 'vitest';
import { compareReruns } from '../../src/evidence/compare-reruns.ts';
import { placementOf } from '../support/series.ts';

/** A run of `items` items, of which the first `right` are right. */
const run = (path: string, right: number, { items = 100, from = 0, facts = {} } = {}) =>
  placementOf(
    Array.from({ length: items }, (_, at) => ({ item: String(from + at), score: at < right ? 1 : 0 })),
    { path, facts: { model: 'm', task: 't', file: path, ...facts } },
  );
const texts = (...placed: readonly ReturnType<typeof run>[]) => compareReruns(placed).map(({ text }) => text);

test('two runs of one thing with very different means are noted', () => {
  expect(compareReruns([run('x', 30), run('y', 75)])).toEqual([
    {
      path: 'arm a of rung r and domain d',
      text: 'two runs of one set-up are further apart than 5 standard errors: x 0.300 ± 0.046, y 0.750 ± 0.044; is one of them broken, or another model?',
    },
  ]);
  expect(texts(run('x', 0), run('y', 100))).toHaveLength(1);
});

test('runs that may differ by chance, or in seed or method, or are parts of one, are not', () => {
  expect(texts(run('x', 30), run('y', 50))).toEqual([]);
  expect(texts(run('x', 36), run('y', 69))).toHaveLength(1);
  expect(texts(run('x', 30, { facts: { seed: '1' } }), run('y', 90, { facts: { seed: '2' } }))).toEqual([]);
  expect(texts(run('x', 30, { facts: { method: 'cot' } }), run('y', 90))).toEqual([]);
  expect(texts(run('x', 30), run('y', 90, { from: 100 }))).toEqual([]);
  expect(texts(run('x', 0, { items: 5 }), run('y', 5, { items: 5 }))).toEqual([]);
});

test('any two of several runs are held against each other, not only the first against the others', () => {
  expect(texts(run('x', 50), run('y', 30), run('z', 75))[0]).toContain(': y 0.300 ± 0.046, z 0.750 ± 0.044;');
  expect(texts(run('x', 2, { items: 5 }), run('y', 30), run('z', 75))[0]).toContain(': y 0.300');
  expect(texts(run('x', 30), run('y', 90, { from: 100 }), run('z', 75))[0]).toContain(': x 0.300 ± 0.046, z 0.750');
  expect(texts(run('x', 10), run('y', 90), run('z', 50))).toHaveLength(1);
});
