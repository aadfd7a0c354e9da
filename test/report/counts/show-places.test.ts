import { expect, test } from 'vitest';
import { countPlaces } from '../../../src/core/count-places.ts';
import type { ProvenanceFinding } from '../../../src/core/provenance.ts';
import { showPlaces } from '../../../src/report/counts/show-places.ts';

const at = (code: string, path: string): ProvenanceFinding => ({
  code,
  path,
  expected: 'this',
  found: 'that',
  severity: 'fault',
  decision: 'used as it is',
});

test('a file counts once, a folder and a file that is not there are no files', () => {
  const findings = [
    at('SEED', 'a.tar!chat_x/K/seed_1.json'),
    at('IDEA', 'a.tar!chat_x/K/seed_1.json'),
    at('PGR', 'a.tar!chat_x/K/seed_2.json'),
    at('DUPTREE', 'a.tar!cache_results'),
    at('MISSING', 'a.tar!chat_x/K/seed_3.json'),
  ];
  expect(showPlaces(countPlaces(findings))).toBe('2 files, 1 folder and 1 file that is not there');
});

test.each([
  [[], '0 files'],
  [[at('SEED', 'x_y/K/seed_1.json')], '1 file'],
  [[at('MISSING', 'x_y/K/seed_1.json'), at('MISSING', 'x_y/K/seed_2.json')], '2 files that are not there'],
  [[at('MISSING', 'a.tar')], '1 folder'],
])('%j is "%s"', (findings, words) => {
  expect(showPlaces(countPlaces(findings))).toBe(words);
});
