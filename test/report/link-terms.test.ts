import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TERMS, termLinker } from '../../src/report/link-terms.ts';

const reading = readFileSync(new URL('../../assets/report/reading.hbs', import.meta.url), 'utf8');

test.each(TERMS)('%s is explained on the page', id => {
  expect(reading).toContain(`<dt id="${id}">`);
});

test('everything that is explained under an id is a term that is linked to it', () => {
  const ids = [...reading.matchAll(/id="(word-[a-z]+)"/g)].map(([, id]) => id);
  expect(ids.toSorted()).toEqual(TERMS.map(([id]) => id).toSorted());
});

test('the first use on a page is a link, later ones are not', () => {
  const link = termLinker();
  expect(link('Seeds and seeds')).toBe('<a class="term" href="#word-seed">Seeds</a> and seeds');
  expect(link('a seed; the A/A check')).toBe('a seed; the <a class="term" href="#word-aa">A/A</a> check');
  expect(termLinker()('a seed')).toContain('<a class="term"');
});

test('parts of other words, and what escaping made, are left alone', () => {
  const link = termLinker();
  for (const text of ['harmless', 'army', 'seedless', 'per-cell', 'reports/cell', '&#x27;&lt;b&gt;&quot;&amp;'])
    expect(link(text)).toBe(text);
});
