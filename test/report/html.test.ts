import { expect, test } from 'vitest';
import { renderHtml } from '../../src/report/html.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { describeRuns } from '../support/requirements.ts';
import { erroredRunResult, namedRunResult, sampleRunResult } from '../support/sample-run-result.ts';
import { largeView, NASTY, nastyView, richView, smallView } from '../support/sample-view.ts';

const runView = () => viewModel(erroredRunResult());
const nastyRunView = () => viewModel(namedRunResult(NASTY.join(' ')));

/** Tags and attributes only: what a browser acts on. */
const tagsOf = (html: string): string[] =>
  html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>').match(/<[a-z!/][^>]*>/gi) ?? [];

const attributes = (html: string, name: string): string[] =>
  tagsOf(html).flatMap(tag =>
    [...tag.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value),
  );

describeRuns('the arms of a run', () => {
  test('stand on the page with their receipts, their failures and the choice of the candidate', async () => {
    const view = runView();
    const html = withoutTerms(await renderHtml(view));
    const section = /<section id="arms"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
    for (const text of [view.arms?.selection, view.arms?.note, ...(view.arms?.errored ?? [])]) {
      expect(section).toContain(spaced(escaped(text ?? 'nothing')));
    }
    expect(section.match(/<th scope="row">/g)).toHaveLength(54);
    expect(section.match(/<th scope="rowgroup" colspan="7">/g)).toHaveLength(9);
    expect(section.match(/>control</g)).toHaveLength(18);
    expect(section).toContain('<bdi>50.21% [5.00%, 87.99%]</bdi>');
    expect(html).toContain('href="#arms"');
  });

  test('leave no trace where the outcomes were imported', async () => {
    const html = await renderHtml(richView());
    expect(html).not.toMatch(/\barms\b[">]|#arms|\.arms|class="errored"/);
  });

  test('have no list of failures where none failed', async () => {
    const html = await renderHtml(viewModel(sampleRunResult()));
    expect(html).not.toContain('Errored seeds');
    expect(html).not.toMatch(/<tbody>\s*<\/tbody>|<ul[^>]*>\s*<\/ul>/);
  });

  test('are escaped wherever somebody named something', async () => {
    const html = await renderHtml(nastyRunView());
    const names = new Set(tagsOf(html).map(tag => /^<\/?([a-z]+)/i.exec(tag)?.[1]));
    expect([...names]).not.toContain('img');
    expect(html.match(/<script/g)).toHaveLength(1);
    for (const name of NASTY.slice(0, 3)) expect(html).not.toContain(name);
  });

  test('a file that is no table has a dash for its rows', async () => {
    expect(withoutTerms(await renderHtml(runView()))).toContain(
      '<bdi>suites/quickstart.yaml</bdi></th><td><span aria-hidden="true">–</span>',
    );
  });
});

describeRuns('renderHtml', () => {
  test('gives the same bytes twice', async () => {
    expect(await renderHtml(richView())).toBe(await renderHtml(richView()));
  });

  test.each([
    ['rich', richView],
    ['small', smallView],
    ['large', largeView],
    ['nasty', nastyView],
    ['run', runView],
    ['nasty run', nastyRunView],
  ])('makes a %s page whose ids are unique and whose links lead somewhere', async (_, view) => {
    const html = await renderHtml(view());
    const ids = attributes(html, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    for (const href of attributes(html, 'href').filter(one => !one.startsWith('data:')))
      expect(ids).toContain(href.replace(/^#/, ''));
    for (const label of attributes(html, 'aria-labelledby')) expect(ids).toContain(label);
  });

  test('asks the network for nothing', async () => {
    const html = await renderHtml(richView());
    expect(attributes(html, 'src')).toEqual([]);
    expect(attributes(html, 'href').filter(href => !/^(?:#|data:application\/json;base64,)/.test(href))).toEqual([]);
    expect(html).not.toMatch(/@import|url\(\s*['"]?(?!#)/);
    expect(html).toContain("default-src 'none'");
  });

  test('says everything the view says', async () => {
    const view = richView();
    const html = withoutTerms(await renderHtml(view));
    const said = [
      view.headline,
      view.decision,
      ...view.reasons,
      ...view.settle,
      ...view.checked,
      ...view.unknown,
      view.rungsNote,
      view.production?.note ?? 'nothing',
      ...(view.production?.answers ?? []).flatMap(({ domain, word, text }) => [domain, word, text]),
      view.audit.sentence,
      ...view.audit.unseen,
      ...view.audit.checks.flatMap(({ check, lookedAt, found }) => [check, lookedAt, found]),
      view.recipe.install,
      view.recipe.files,
      view.recipe.command,
      view.recipe.takes,
      view.recipe.resultHash,
      ...view.recipe.same,
    ];
    for (const text of [...said, ...view.cells.map(({ gainText }) => gainText)])
      expect(html).toContain(spaced(escaped(text)));
    for (const { id, verdict } of view.cells) {
      expect(html).toContain(`id="${id}"`);
      if (verdict) expect(html).toContain(spaced(escaped(verdict.sentence)));
    }
  });

  test('a word of the trade is linked to what it means at its first use, once on a page', async () => {
    const html = await renderHtml(viewModel(sampleRunResult()));
    const links = [...html.matchAll(/<a class="term" href="#(word-[a-z]+)">/g)].map(([, id]) => id);
    expect(links).toEqual(expect.arrayContaining(['word-production', 'word-receipt', 'word-student', 'word-aa']));
    expect(new Set(links).size).toBe(links.length);
  });

  test('the suite is on the page, to the letter and escaped', async () => {
    const result = sampleRunResult();
    const suite = 'carryover: 1\nname: "<script>alert(1)</script>"\n';
    const html = await renderHtml(viewModel({ ...result, provenance: { ...result.provenance, suite } }));
    expect(html).toContain(`<code id="suite">${escaped(suite)}</code>`);
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  test('an interval in the matrix is not broken across lines', async () => {
    const [cell] = smallView().cells;
    const whole = cell?.gainText.replace(/\[.*\]/, '<span>$&</span>') ?? '';
    expect(whole).toMatch(/ <span>\[.*, .*\]<\/span>$/);
    expect(await renderHtml(smallView())).toContain(`<span class="num">${whole}</span>`);
  });

  test('escapes what the user named, in text, attributes and pictures', async () => {
    const html = await renderHtml(nastyView());
    const names = new Set(tagsOf(html).map(tag => /^<\/?([a-z]+)/i.exec(tag)?.[1]));
    expect([...names]).not.toContain('img');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<\/svg>/g)?.length).toBe(html.match(/<svg/g)?.length);
    expect(attributes(html, 'on\\w+')).toEqual([]);
    expect(html).toContain('{{view.name}}');
    for (const name of NASTY.slice(0, 3)) expect(html).not.toContain(name);
  });

  test('has headings in order, one of them first', async () => {
    const levels = [...(await renderHtml(richView())).matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter(level => level === 1)).toHaveLength(1);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test('gives every picture a title, a summary and a table', async () => {
    const html = await renderHtml(richView());
    for (const figure of html.match(/<figure>[\s\S]*?<\/figure>/g) ?? []) {
      expect(figure).toMatch(/<svg [^>]*role="img" aria-label="[^"]+"><title/);
      expect(figure).toMatch(/<figcaption>[^<]{40,}/);
      expect(figure).toMatch(/<details class="data">[\s\S]*<th scope="row">/);
    }
    expect(html.match(/<figure>/g)).toHaveLength(8);
  });

  test('has the spec of every picture beside it, as a file to save', async () => {
    const html = await renderHtml(nastyView());
    const links = [
      ...html.matchAll(/<a href="data:application\/json;base64,([^"]*)" download="([a-z]+-\d+\.vl\.json)">/g),
    ];
    expect(links).toHaveLength(html.match(/<div class="picture">/g)?.length ?? 0);
    for (const [, data = ''] of links) {
      expect(JSON.parse(Buffer.from(data, 'base64').toString())).toMatchObject({ layer: expect.any(Array) });
    }
  });

  test('is small at 60 cells', async () => {
    const html = await renderHtml(largeView());
    expect(Buffer.byteLength(html)).toBeLessThan(1.5e6);
  });
});

/** Without links to terms, and without what words and intervals got for narrow columns. */
const withoutTerms = (html: string): string => spaced(html.replace(/<a class="term"[^>]*>([^<]*)<\/a>|<wbr>/g, '$1'));

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('`', '&#x60;')
    .replaceAll('=', '&#x3D;');
