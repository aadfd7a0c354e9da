import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCountsHtml } from '../../src/report/counts/counts-html.ts';
import { renderHtml } from '../../src/report/html.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { concluded, namedResult, richArchive } from '../support/counted.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { nastyResult } from '../support/nasty-result.ts';
import { isRequired, titleOf } from '../support/requirements.ts';
import { RESULT_SHAPES } from '../support/result-shapes.ts';
import { erroredRunResult } from '../support/sample-run-result.ts';
import { largeView, nastyView, richView } from '../support/sample-view.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { CUT_TEXT, HIDE_TURNED, LEAVING_LABELS, OVERLAPPING_LABELS, TORN_WORDS } from './page-geometry.ts';

const { CHROMIUM_PATH: executablePath = '/usr/bin/chromium' } = process.env;
/** Where a person looks at them; not in the repository. */
const PICTURES = 'build/screenshots';
/** Chromium draws no taller picture. */
const TALLEST = 16_000;

const PAGES = {
  rich: () => renderHtml(richView()),
  large: () => renderHtml(largeView()),
  nasty: () => renderHtml(nastyView()),
  run: () => renderHtml(viewModel(erroredRunResult())),
  'nasty-run': () => renderHtml(viewModel(nastyResult(NASTY_NAMES.join(' ')))),
  counts: () => renderCountsHtml(concluded(richArchive())),
  'nasty-counts': () => renderCountsHtml(namedResult(NASTY_NAMES.join(' '))),
  ...Object.fromEntries(
    Object.entries(RESULT_SHAPES).map(([name, make]) => [name, () => renderHtml(viewModel(make()))]),
  ),
};

/** A4 less its margins, at 96 px to the inch. */
const PAPER = { width: 703, height: 1032 };
const TURNED = { width: PAPER.height, height: PAPER.width };
const LAYOUTS = [
  { name: '1280', viewport: { width: 1280, height: 900 }, media: 'screen' },
  { name: '390', viewport: { width: 390, height: 844 }, media: 'screen' },
  { name: 'print', viewport: PAPER, media: 'print' },
] as const;

describe.skipIf(!isRequired('chromium'))(titleOf('Pictures of the pages', 'chromium'), () => {
  const scratch = scratchFolder();
  const urls = new Map<string, string>();
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    for (const [name, make] of Object.entries(PAGES))
      urls.set(name, pathToFileURL(scratch.write(`${name}.html`, await make())).href);
  });
  afterAll(() => browser?.close());

  async function takePicture(page: Page, name: string): Promise<void> {
    const height = Math.min(TALLEST, await page.evaluate<number>('document.documentElement.scrollHeight'));
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    const clip = { x: 0, y: 0, width, height };
    await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true, clip, timeout: 120_000 });
  }

  // Colours move nothing: what is measured in the light theme holds in the dark one.
  const faultsOf = (colorScheme: string) =>
    colorScheme === 'light' ? [CUT_TEXT, LEAVING_LABELS, OVERLAPPING_LABELS, TORN_WORDS] : [];
  const overhang = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  /** What a turned sheet has must fit that, and everything else an upright one. */
  async function overhangOnPaper(page: Page): Promise<readonly number[]> {
    await page.setViewportSize(TURNED);
    const turned = await overhang(page);
    await page.setViewportSize(PAPER);
    await page.evaluate(HIDE_TURNED);
    return [turned, await overhang(page)];
  }

  for (const { name: layout, viewport, media } of LAYOUTS) {
    test.each(Object.keys(PAGES))(`%s at ${layout}: nothing is cut, and no label lies on another`, async name => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport, colorScheme });
        await page.goto(urls.get(name) ?? '');
        await page.emulateMedia({ media, colorScheme });
        for (const program of faultsOf(colorScheme)) expect(await page.evaluate<string[]>(program)).toEqual([]);
        await takePicture(page, `${name}-${layout}-${colorScheme}`);
        const beyond = media === 'print' ? await overhangOnPaper(page) : [await overhang(page)];
        expect(Math.max(...beyond)).toBeLessThanOrEqual(0);
        await page.close();
      }
    });
  }

  test('each check would have found what it looks for', async () => {
    const page = await browser.newPage();
    await page.setContent(
      '<p style="overflow:hidden;width:20px;white-space:nowrap">far too long</p><p style="width:60px">+2.0 [+1.5, +2.5]</p><p style="width:40px;overflow-wrap:anywhere">sandboxes are not-torn</p><svg class="plot" viewBox="0 0 50 20" width="50" height="20"><title>t</title><text x="0" y="15">one</text><text x="4" y="15">two</text><text x="45" y="15">three</text></svg><svg class="plot" viewBox="0 0 200 200" width="200" height="200"><title>aslant</title><text transform="translate(20,150) rotate(-35)">one long label</text><text transform="translate(60,150) rotate(-35)">apart from it</text><text transform="translate(64,152) rotate(-35)">on it</text></svg>',
    );
    expect(await page.evaluate<string[]>(CUT_TEXT)).toHaveLength(1);
    expect(await page.evaluate<string[]>(OVERLAPPING_LABELS)).toEqual([
      't: one | two',
      'aslant: apart from it | on it',
    ]);
    expect(await page.evaluate<string[]>(LEAVING_LABELS)).toEqual(['t: three']);
    expect(await page.evaluate<string[]>(TORN_WORDS)).toEqual(['p: [+1.5, +2.5]', 'p: sandboxes']);
    await page.close();
  });
});
