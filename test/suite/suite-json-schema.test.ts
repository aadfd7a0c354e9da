import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { knownNames } from '../../src/commands/known-names.ts';
import { loadSuite } from '../../src/suite/load-suite.ts';
import { parseYaml } from '../../src/suite/parse-yaml.ts';
import { suiteJsonSchema } from '../../src/suite/suite-json-schema.ts';
import { type Change, SMALL_SUITE, suiteText } from '../support/suite-text.ts';

const shipped = JSON.parse(readFileSync('assets/suite.schema.json', 'utf8')) as Parameters<typeof z.fromJSONSchema>[0];
/** What an editor makes of the shipped schema: nothing of the validator itself is in it. */
const editor = z.fromJSONSchema(shipped);
const accepts = (text: string): boolean => editor.safeParse(parseYaml(text, 's.yaml').value).success;

test('the shipped schema is the one that the validator gives; node scripts/make-suite-schema.ts writes it', () => {
  expect(shipped).toEqual(suiteJsonSchema());
});

const suites = globSync('suites/*.yaml');

describe('the shipped schema', () => {
  test('describes every field that a reader could wonder about', () => {
    const { properties } = shipped as {
      readonly properties: Readonly<Record<string, { readonly description?: string }>>;
    };
    expect(Object.keys(properties)).toContain('sandboxDomain');
    expect(Object.entries(properties).filter(([, { description }]) => description === undefined)).toEqual([]);
  });

  test('accepts what carryover accepts', () => {
    expect(accepts(SMALL_SUITE)).toBe(true);
    expect(accepts(suiteText([['seeds'], [0, 4]], [['gate'], {}], [['$schema'], 'x']))).toBe(true);
    expect(accepts(suiteText([['domains'], [{ name: 'x', kind: 'code', items: ['a'] }]]))).toBe(true);
  });

  test.each<[claim: string, change: Change]>([
    ['an unknown key', [['nmae'], 1]],
    ['an unknown key of a rung', [['rungs', 0, 'wek'], 1]],
    ['an unknown domain kind', [['domains', 0], 'maths']],
    ['a missing field', [['splits'], undefined]],
    ['another version', [['carryover'], 2]],
    ['too few items', [['splits', 'test'], 3]],
    ['no seed', [['seeds'], 0]],
    ['a wrong type', [['gate'], 'all']],
    ['a control that is none', [['controls'], ['x']]],
    ['a name that leads out of its folder', [['name'], '../x']],
  ])('refuses %s, as carryover does', (_claim, change) => {
    expect(accepts(suiteText(change))).toBe(false);
  });
});

test.each(suites)('%s is in order for carryover and for editors', async path => {
  const text = readFileSync(path, 'utf8');
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../assets/suite.schema.json');
  expect(accepts(text)).toBe(true);
  const suite = await loadSuite(path, knownNames());
  expect(suite.rungs.length).toBeGreaterThan(1);
});

test('the candidate of the quickstart is the winner of the search that is recorded, by its rule', async () => {
  const { method, selection, splits } = await loadSuite('suites/quickstart.yaml', knownNames());
  const record = JSON.parse(readFileSync('suites/quickstart.search.json', 'utf8')) as {
    readonly results: readonly {
      readonly method: string;
      readonly mean: number;
      readonly gains: Record<string, number>;
    }[];
  };
  expect(record).toMatchObject({ rule: selection?.rule, draw: selection?.draw, seeds: selection?.seeds, splits });
  expect(record.results.map(result => result.method).toSorted()).toEqual(selection?.among.toSorted());
  for (const { mean, gains } of record.results) {
    const values = Object.values(gains);
    expect(values.reduce((sum, gain) => sum + gain, 0) / values.length).toBeCloseTo(mean, 5);
  }
  const best = record.results.reduce((most, result) => (result.mean > most.mean ? result : most));
  expect(best.method).toBe(method.candidate.name);
});

test('there are suites to look at', () => {
  expect(suites).toContain('suites/quickstart.yaml');
});
