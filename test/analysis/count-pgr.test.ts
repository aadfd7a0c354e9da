import { expect, test } from 'vitest';
import { countPgr, PGR_BASELINES, pgrBaseline } from '../../src/analysis/count-pgr.ts';
import type { CountedRun, ReferenceRun } from '../../src/core/counts.ts';

const run = (seed: string, more: Partial<CountedRun> = {}): CountedRun => ({
  path: `${seed}.json`,
  domain: 'law',
  method: 'm',
  pair: 'weak → strong',
  seed,
  accuracy: 0.7,
  subsets: [],
  isPairable: true,
  endedAt: '2026-02-01T12:00:00',
  ...more,
});

const reference = (role: ReferenceRun['role'], seed: string, accuracy: number, day = 1): ReferenceRun => ({
  path: `${role}-${seed}.json`,
  domain: 'law',
  role,
  pair: 'weak → strong',
  seed,
  accuracy,
  endedAt: `2026-01-${String(day).padStart(2, '0')}T00:00:00`,
});

const REFERENCES = [
  reference('floor', '1', 0.5),
  reference('floor', '2', 0.6),
  { ...reference('floor', '3', 0.58), endedAt: '2026-03-01T00:00:00' },
  reference('ceiling', '1', 0.8),
  reference('ceiling', '2', 0.9),
  { ...reference('floor', '1', 0.1), domain: 'math' },
  { ...reference('ceiling', '1', 0.99), pair: 'others' },
];

test('each definition has its own floor and ceiling, of the domain and the pair of the run', () => {
  expect(pgrBaseline(run('1'), REFERENCES, 'all-files')).toEqual({
    floor: expect.closeTo(0.56, 12),
    ceiling: expect.closeTo(0.85, 12),
    floors: 3,
    ceilings: 2,
  });
  expect(pgrBaseline(run('1'), REFERENCES, 'as-of-run')).toMatchObject({ floor: 0.55, floors: 2 });
  expect(pgrBaseline(run('2'), REFERENCES, 'same-seed')).toEqual({ floor: 0.6, ceiling: 0.9, floors: 1, ceilings: 1 });
  expect(countPgr(run('2'), REFERENCES, 'same-seed')).toBeCloseTo(1 / 3, 12);
});

test('PGR may be below 0 and above 1', () => {
  expect(countPgr(run('1', { accuracy: 0.4 }), REFERENCES, 'same-seed')).toBeCloseTo(-1 / 3, 12);
  expect(countPgr(run('1', { accuracy: 0.95 }), REFERENCES, 'same-seed')).toBeCloseTo(1.5, 12);
});

test('what is not known gives none: accuracy, references, the moment of the run, a gap', () => {
  for (const definition of PGR_BASELINES) {
    expect(countPgr(run('1', { accuracy: undefined }), REFERENCES, definition)).toBeUndefined();
    expect(countPgr(run('1'), REFERENCES.slice(0, 3), definition)).toBeUndefined();
  }
  expect(countPgr(run('3'), REFERENCES, 'same-seed')).toBeUndefined();
  expect(countPgr(run('1', { endedAt: undefined }), REFERENCES, 'as-of-run')).toBeUndefined();
  const flat = [reference('floor', '1', 0.6), reference('ceiling', '1', 0.6)];
  expect(countPgr(run('1'), flat, 'all-files')).toBeUndefined();
});

test('the order of the references changes no digit', () => {
  const mean = pgrBaseline(run('1'), REFERENCES, 'all-files');
  expect(pgrBaseline(run('1'), REFERENCES.toReversed(), 'all-files')).toEqual(mean);
});
