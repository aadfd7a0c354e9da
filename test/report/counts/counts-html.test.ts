import { describe, expect, test } from 'vitest';
import { renderCountsHtml } from '../../../src/report/counts/counts-html.ts';
import { concluded, namedResult, richArchive } from '../../support/counted.ts';
import { NASTY_GROUPS } from '../../support/nasty-names.ts';

const tagsOf = (html: string): string[] =>
  html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>').match(/<[a-z!/][^>]*>/gi) ?? [];

test('the page has everything: checks before results, findings, open questions, provenance', async () => {
  const html = await renderCountsHtml(concluded(richArchive()));
  const order = [
    'id="health"',
    'id="codes"',
    'id="domain-1"',
    'id="domain-2"',
    'id="limits"',
    'id="findings"',
    'id="provenance"',
  ];
  const places = order.map(part => html.indexOf(part));
  expect(places.every(place => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(html).toContain('<td><bdi>config.seed</bdi></td>');
  expect(html).toContain('carryover analyze archive.tar.gz');
});

test('it asks nothing of the network, and only its own script may run', async () => {
  const html = await renderCountsHtml(concluded(richArchive()));
  expect(tagsOf(html).join('')).not.toMatch(/\s(?:src|srcset|action)=|href="(?!#|data:application\/json;)/);
  expect(html).toContain("default-src 'none'");
  expect(html.match(/<script/g)).toHaveLength(1);
});

test('every id is there once, and every link leads to one', async () => {
  const tags = tagsOf(await renderCountsHtml(concluded(richArchive()))).join('');
  const ids = [...tags.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of tags.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)) expect(ids).toContain(target);
});

test('an archive of nothing is a page that says so, without empty lists or tables', async () => {
  const html = await renderCountsHtml(concluded({ runs: [], references: [], findings: [] }));
  expect(html).toContain('No run was left to compare.');
  expect(html).toContain('No rule of provenance found anything.');
  expect(html).not.toMatch(/<tbody>\s*<\/tbody>|<ul[^>]*>\s*<\/ul>/);
});

describe('names', () => {
  const plainPage = renderCountsHtml(namedResult('x'));

  test.each(NASTY_GROUPS)('%j stays text', async name => {
    const [named, plain] = await Promise.all([renderCountsHtml(namedResult(name)), plainPage]);
    const kindsOf = (page: string) => tagsOf(page).map(tag => /^<\/?[a-z!]+/i.exec(tag)?.[0]);
    // A long word of a name has places to break, and nothing else.
    expect(kindsOf(named).filter(kind => kind !== '<wbr')).toEqual(kindsOf(plain).filter(kind => kind !== '<wbr'));
  });
});
