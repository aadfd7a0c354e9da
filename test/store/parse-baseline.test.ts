import { describe, expect, test } from 'vitest';
import { parseBaseline } from '../../src/store/parse-baseline.ts';
import { makeNight } from '../support/blessed.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';

const { baseline } = makeNight(0.2, { items: 60 });
const text = JSON.stringify(baseline, null, 2);
const read = (changed: string | undefined) => parseBaseline(changed, 'b.json');

test('what was blessed is read back as it was, however it is laid out', () => {
  expect(read(text)).toEqual({ path: 'b.json', state: 'read', baseline: JSON.parse(text) });
  expect(read(JSON.stringify(JSON.parse(text))).state).toBe('read');
});

test('no file is no baseline', () => {
  expect(read(undefined)).toEqual({ path: 'b.json', state: 'missing' });
});

describe('is told to be no baseline, never read in silence:', () => {
  test.each<[claim: string, text: string, told: string]>([
    ['an empty file', '', 'is no JSON'],
    ['half a file', text.slice(0, 300), 'is no JSON'],
    ['something else', '{"gate": 1}', 'is no baseline of carryover'],
    ['null', 'null', 'is no baseline of carryover'],
    ['another version', text.replace('"schema": 1', '"schema": 2'), 'is a baseline of schema 2'],
    ['a field that nobody knows', text.replace('"schema": 1', '"schema": 1, "x": 1'), 'is no whole baseline'],
    ['a gain above its interval', text.replace(/"point": 0\.\d+/, '"point": 1'), 'expected low ≤ point ≤ high'],
    ['a gain that was made smaller', text.replace(/"low": -?0\.\d/, '"low": -0.9'), 'was edited after it was blessed'],
    [
      'a verdict that was improved',
      text.replace(/"verdict": "\w+"/, '"verdict": "reversed"'),
      'was edited after it was blessed',
    ],
    ['another plan', text.replace('b'.repeat(64), 'c'.repeat(64)), 'was edited after it was blessed'],
  ])('%s', (_, changed, told) => {
    expect(changed).not.toBe(text);
    const reading = read(changed);
    expect(reading.state).toBe('invalid');
    expect(reading.state === 'invalid' && reading.text).toContain(told);
  });

  test('names that mean something elsewhere', () => {
    for (const name of NASTY_NAMES) {
      const reading = read(text.replace('"name": "night"', `"name": ${JSON.stringify(name)}`));
      expect(reading.state).toBe('invalid');
    }
  });
});
