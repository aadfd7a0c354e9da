import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import {
  checkGolden,
  differences,
  flatten,
  type GoldenCase,
  type GoldenTopic,
  type Json,
  loadGolden,
  type Outcome,
  toleranceOf,
} from './golden.ts';

const topics = globSync('test/golden/*.json')
  .map(path => loadGolden(basename(path, '.json')))
  .filter(topic => Array.isArray(topic.cases) && topic.cases.every(golden => 'op' in golden));

const copyWith = (value: Json, path: readonly string[], leaf: number): Json => {
  const [key, ...rest] = path;
  if (key === undefined) return leaf;
  if (Array.isArray(value))
    return value.map((entry: Json, at) => (String(at) === key ? copyWith(entry, rest, leaf) : entry));
  const object = value as Readonly<Record<string, Json>>;
  return { ...object, [key]: copyWith(object[key] ?? null, rest, leaf) };
};

const pushedOff = (golden: GoldenCase, key: string, value: number): number =>
  value + Math.max(100 * toleranceOf(golden, key), 100 * (golden.rtol ?? 0) * Math.abs(value), 1e-300);

/** Numbers of a case that differ from themselves once pushed off by a hundred tolerances. */
const movable = (golden: GoldenCase): [string, number][] =>
  flatten(golden.expected).flatMap(([key, value]): [string, number][] =>
    typeof value === 'number' && Math.abs(value) < 1e300 && pushedOff(golden, key, value) !== value
      ? [[key, value]]
      : [],
  );

describe('the comparison with reference values', () => {
  test('there are reference files to compare with', () => {
    expect(topics.length).toBeGreaterThan(0);
  });

  test.each(topics.map(topic => [topic.topic, topic] as const))('%s: accepts every expected value', (_, topic) => {
    for (const golden of topic.cases.filter(({ kind }) => kind !== 'error')) {
      expect(differences(topic, golden, golden.expected as Outcome), golden.id).toEqual([]);
    }
  });

  test.each(topics.map(topic => [topic.topic, topic] as const))('%s: rejects each one pushed off', (_, topic) => {
    for (const golden of topic.cases.filter(({ kind }) => kind !== 'error')) {
      for (const [key, value] of movable(golden)) {
        const wrong = copyWith(golden.expected, key.split('.'), pushedOff(golden, key, value));
        expect(differences(topic, golden, wrong as Outcome), `${golden.id} ${key}`).not.toEqual([]);
      }
    }
  });

  const made = (parts: Partial<GoldenCase>): GoldenCase => ({
    id: 'made',
    what: 'made',
    op: 'op',
    kind: 'value',
    input: {},
    params: {},
    expected: { a: 1 },
    tolerance: 0,
    ...parts,
  });
  const topic: GoldenTopic = { topic: 'made', core: { op: ['a|b'] }, cases: [] };

  test('a missing core value is a difference, an unknown key is none', () => {
    expect(differences(topic, made({}), {})).toEqual(['missing core value a|b']);
    expect(differences(topic, made({}), { a: 1, other: 7 })).toEqual([]);
  });

  test('an undefined value must stay undefined, and NaN never passes for a number', () => {
    expect(differences(topic, made({ expected: { a: 'NaN' } }), { a: 0 })).toHaveLength(1);
    expect(differences(topic, made({ expected: { a: 'NaN' } }), { a: null })).toEqual([]);
    expect(differences(topic, made({}), { a: Number.NaN })).toHaveLength(1);
  });

  test('the longest matching tolerance wins', () => {
    const golden = made({ tolerance: { '*': 1, 'a.*': 2, 'a.b': 3 } });
    expect([toleranceOf(golden, 'c'), toleranceOf(golden, 'a.c'), toleranceOf(golden, 'a.b')]).toEqual([1, 2, 3]);
  });

  test('a Monte-Carlo run is held against its bracket, another run against the exact value', () => {
    const bracket = { percentile_lower: [0, 1], percentile_upper: [2, 3], boot_sd_tol: 0.1 };
    const golden = made({ expected: { a: 1, percentile: [0.5, 2.5], boot_sd: 1 }, mc_bracket: bracket });
    const run = { a: 1, percentile: [0.9, 2.1], boot_sd: 1.05 };
    expect(differences(topic, golden, { ...run, mc: true })).toEqual([]);
    expect(differences(topic, golden, { ...run, percentile: [1.1, 2.1], mc: true })).toHaveLength(1);
    expect(differences(topic, golden, run)).toHaveLength(3);
  });

  test('an error case passes only by a refusal or an error that is meant for users', () => {
    const golden = made({ kind: 'error', expected: { expect_error: { code: 'EMPTY_INPUT' } } });
    expect(checkGolden(topic, golden, () => ({ a: 1 }))).toHaveLength(1);
    expect(checkGolden(topic, golden, () => ({ status: 'refused' }))).toEqual([]);
    const meant = () => {
      throw new CarryoverError('data-invalid', 'empty', 'fill it');
    };
    expect(checkGolden(topic, golden, meant)).toEqual([]);
    const crash = () => {
      throw new TypeError('crash');
    };
    expect(() => checkGolden(topic, golden, crash)).toThrow(TypeError);
  });

  test('a refusal where a value is expected is a difference', () => {
    expect(checkGolden(topic, made({}), () => ({ status: 'refused' }))).toHaveLength(1);
  });
});
