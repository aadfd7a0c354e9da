import { expect, test } from 'vitest';
import { countsSentences } from '../../../src/report/counts/counts-sentences.ts';
import { countsViewModel } from '../../../src/report/counts/counts-view-model.ts';
import { concluded, richArchive } from '../../support/counted.ts';

const textOf = (result: Parameters<typeof countsSentences>[0]): string => countsViewModel(result).methods.paragraph;

test('the paragraph says what was compared, paired and adjusted, with its numbers', () => {
  const result = concluded(richArchive());
  const text = textOf(result);
  expect(text).toContain(`${result.domains.length} domains`);
  expect(text).toContain('nothing is paired by item');
  expect(text).toMatch(/\d of \d contrasts could be paired by seed/);
  expect(text).toContain(`over ${result.family} contrasts by Holm’s procedure (Holm 1979)`);
  expect(text).toContain(`plan ${result.provenance.planHash.slice(0, 8)}`);
});

test('every source that is cited is in the BibTeX, and no other', () => {
  const result = concluded(richArchive());
  const cited = countsSentences(result).flatMap(({ cites }) => cites);
  const entries = [...countsViewModel(result).methods.bibtex.matchAll(/^@\w+\{(\w+),/gm)].map(([, key]) => key);
  expect(new Set(entries)).toEqual(new Set(cited));
});

test('nothing is told that was not done: an archive of nothing cites nothing', () => {
  const result = concluded({ runs: [], references: [], findings: [] });
  expect(countsSentences(result).flatMap(({ cites }) => cites)).toEqual([]);
  expect(textOf(result)).not.toMatch(/Holm|Fieller|Student|Wilson/);
});
