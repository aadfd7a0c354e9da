import { expect, test } from 'vitest';
import { bibtex, citation } from '../../src/report/bibtex.ts';
import { REFERENCES, type ReferenceKey } from '../../src/report/references.ts';

const KEYS = Object.keys(REFERENCES) as ReferenceKey[];

test('sources come once, in order, with balanced braces and no bare ampersand', () => {
  const text = bibtex([...KEYS, ...KEYS]);
  const entries = [...text.matchAll(/^@(?:article|book|misc)\{(\w+),$/gm)].map(([, key]) => key);
  expect(entries).toEqual(KEYS.toSorted());
  expect(text.split('{').length).toBe(text.split('}').length);
  expect(text).not.toMatch(/[^\\]&/);
});

test('every source has an author, a title and the year of its key and its citation', () => {
  for (const key of KEYS) {
    const { cite, fields } = REFERENCES[key];
    expect(fields).toMatchObject({ author: expect.any(String), title: expect.any(String) });
    expect(key.slice(-4)).toBe(fields.year);
    expect(cite.slice(-4)).toBe(fields.year);
    const plain = cite.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    expect(plain.startsWith(key.slice(0, -4))).toBe(true);
  }
});

test('a DOI is written as the registry has it, without a resolver in front', () => {
  const dois = KEYS.map((key): Readonly<Record<string, string>> => REFERENCES[key].fields).flatMap(
    ({ doi = [] }) => doi,
  );
  expect(dois.length).toBeGreaterThan(0);
  expect(new Set(dois).size).toBe(dois.length);
  for (const doi of dois) expect(doi).toMatch(/^10\.\d{4,}\/\S+$/);
});

test('a sentence cites by author and year', () => {
  expect(citation(['holm1979', 'burns2023'])).toBe('(Holm 1979; Burns et al. 2023)');
});
