import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCountsHtml } from '../../src/report/counts/counts-html.ts';
import { renderHtml } from '../../src/report/html.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { concluded, namedResult, richArchive } from '../support/counted.ts';
import { isRequired, titleOf } from '../support/requirements.ts';
import { erroredRunResult, namedRunResult } from '../support/sample-run-result.ts';
import { largeView, NASTY, nastyView, richView, smallView } from '../support/sample-view.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const { CHROMIUM_PATH: executablePath = '/usr/bin/chromium' } = process.env;
const required = isRequired('chromium');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PAGES = {
  rich: () => renderHtml(richView()),
  small: () => renderHtml(smallView()),
  large: () => renderHtml(largeView()),
  nasty: () => renderHtml(nastyView()),
  run: () => renderHtml(viewModel(erroredRunResult())),
  'nasty-run': () => renderHtml(viewModel(namedRunResult(NASTY.join(' ')))),
  counts: () => renderCountsHtml(concluded(richArchive())),
  'nasty-counts': () => renderCountsHtml(namedResult(NASTY.join(' '))),
};
type Name = keyof typeof PAGES;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe.skipIf(!required)(titleOf('The page in Chromium', 'chromium'), () => {
  const scratch = scratchFolder();
  const files = new Map<string, string>();
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ARGS });
    for (const [name, page] of Object.entries(PAGES)) files.set(name, scratch.write(`${name}.html`, await page()));
  });
  afterAll(() => browser?.close());

  const urlOf = (name: Name): string => pathToFileURL(files.get(name) ?? '').href;

  /** Opens a page, runs `look`, and returns what the console and the network saw meanwhile. */
  async function visit(name: Name, options: BrowserContextOptions, look: (page: Page) => Promise<void>) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', message => said.push(message.text()));
    page.on('pageerror', error => said.push(error.message));
    page.on('request', request => asked.push(request.url()));
    await page.goto(urlOf(name));
    await look(page);
    await context.close();
    return { said, asked };
  }

  const overflow = (page: Page): Promise<number> =>
    page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  test.each(Object.keys(PAGES) as Name[])('the %s page opens without an error or a request', async name => {
    const { said, asked } = await visit(name, {}, page => page.waitForLoadState('networkidle'));
    expect(said).toEqual([]);
    expect(asked).toEqual([urlOf(name)]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test.each(['rich', 'nasty', 'run', 'nasty-run', 'counts', 'nasty-counts'] as const)(
      `axe finds nothing serious in the %s page, ${colorScheme}`,
      async name => {
        await visit(name, { colorScheme, viewport: { width: 1280, height: 900 } }, async page => {
          await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
          await page.evaluate(AXE);
          const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
          const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)).toEqual([]);
        });
      },
    );
  }

  test('axe would have found a picture without a name', async () => {
    await visit('small', {}, async page => {
      await page.evaluate(
        "for (const one of document.querySelectorAll('svg')) { one.removeAttribute('aria-label'); one.firstChild.remove(); }",
      );
      await page.evaluate(AXE);
      const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
      expect(violations.map(({ id }) => id)).toContain('svg-img-alt');
    });
  });

  for (const width of [390, 1280]) {
    test.each(Object.keys(PAGES) as Name[])(`the %s page never scrolls sideways at ${width} px`, async name => {
      await visit(name, { viewport: { width, height: 900 } }, async page => {
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      });
    });
  }

  const WIDE =
    "[...document.querySelectorAll('.scroll')].filter(one => one.querySelector('table') && one.scrollWidth > one.clientWidth).map(one => one.getAttribute('aria-label'))";

  test('no table of the counts page scrolls at 1280 px, and none is cut on A4 paper, where every run is shown', async () => {
    await visit('counts', { viewport: { width: 1280, height: 900 } }, async page => {
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      expect(await page.evaluate(WIDE)).toEqual([]);
    });
    // 210 mm less two margins of 12 mm, at 96 px to the inch.
    await visit('counts', { viewport: { width: 703, height: 1000 } }, async page => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(WIDE)).toEqual([]);
      await expect(page.locator('.runs table').first().isVisible()).resolves.toBe(true);
    });
  });

  test('without scripts everything is there and no dead button shows', async () => {
    await visit('rich', { javaScriptEnabled: false }, async page => {
      await expect(page.locator('button:visible').count()).resolves.toBe(0);
      await page.locator('#cell-4 > summary').click();
      await expect(page.locator('#cell-4 .sentence').innerText()).resolves.toContain('The gain carries over');
      await expect(page.locator('.headline').innerText()).resolves.toContain('carried over');
    });
  });

  test('a verdict in the matrix opens its cell, and the whole page is within reach of the keyboard', async () => {
    await visit('rich', {}, async page => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      const reached = new Set<string>();
      for (let press = 0; press < 130; press++) {
        await page.keyboard.press('Tab');
        reached.add(
          await page.evaluate<string>(
            "(one => one.getAttribute('href') ?? one.closest('details')?.id ?? one.dataset.copy ?? one.className)(document.activeElement)",
          ),
        );
      }
      for (const target of ['#provenance', '#cell-12', 'cell-1', 'cell-12', 'scroll chart', 'command']) {
        expect([...reached]).toContain(target);
      }
      await page.locator('.matrix a[href="#cell-12"]').focus();
      await page.keyboard.press('Enter');
      await page.locator('#cell-12[open]').waitFor();
    });
  });

  test('without scripts a chart gives its spec as a file, and names a row to a pointer', async () => {
    await visit('rich', { javaScriptEnabled: false, acceptDownloads: true }, async page => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[download="gains-1.vl.json"]').click(),
      ]);
      expect(download.suggestedFilename()).toBe('gains-1.vl.json');
      const spec: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'));
      expect(spec).toMatchObject({ $schema: expect.stringContaining('vega-lite'), layer: expect.any(Array) });
      const band = page.locator('#gains svg title', { hasText: 'production × math: vanished' });
      expect(await band.count()).toBe(1);
    });
  });

  test('cells can be picked by the keyboard, a verdict in the matrix finds its cell all the same, and paper has all', async () => {
    await visit('rich', {}, async page => {
      const shown = () => page.locator('details.cell:visible').count();
      await page.locator('[data-filters] select').nth(1).focus();
      await page.keyboard.type('math');
      await page.locator('[data-shown]', { hasText: '4 of 12 cells' }).waitFor();
      expect(await shown()).toBe(4);
      await page.emulateMedia({ media: 'print' });
      expect(await shown()).toBe(12);
      await page.emulateMedia({ media: 'screen' });
      await page.locator('.matrix a[href="#cell-12"]').click();
      await page.locator('#cell-12[open]').waitFor();
      expect(await shown()).toBe(12);
    });
  });

  test('the command is copied by its button', async () => {
    await visit('rich', { permissions: ['clipboard-read', 'clipboard-write'] }, async page => {
      await page.locator('button[data-copy="command"]').click();
      await page.locator('button[data-copy="command"]', { hasText: 'Copied' }).waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(richView().recipe.command);
    });
  });

  test('a word is explained where its link leads, without a script', async () => {
    await visit('run', { javaScriptEnabled: false, viewport: { width: 390, height: 900 } }, async page => {
      await page.locator('a.term[href="#word-receipt"]').click();
      await expect(page.locator('#word-receipt').isVisible()).resolves.toBe(true);
      expect(
        await page.evaluate("document.querySelector('#word-receipt').getBoundingClientRect().top < innerHeight"),
      ).toBe(true);
    });
  });

  test('the suite is copied to the letter, and paper shows it', async () => {
    await visit('rich', { permissions: ['clipboard-read', 'clipboard-write'] }, async page => {
      await page.locator('details.suite > summary').click();
      await page.locator('button[data-copy="suite"]').click();
      await page.locator('button[data-copy="suite"]', { hasText: 'Copied' }).waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(richView().recipe.suite?.text);
      await page.locator('details.suite > summary').click();
      await expect(page.locator('#suite').isVisible()).resolves.toBe(false);
      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('#suite').isVisible()).resolves.toBe(true);
    });
  });

  test('on paper the cells are open, the theme is light and the controls are gone', async () => {
    await visit('rich', { colorScheme: 'dark' }, async page => {
      await expect(page.locator('#cell-4 .sentence').isVisible()).resolves.toBe(false);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await expect(page.locator('#cell-4 .sentence').isVisible()).resolves.toBe(true);
      await expect(page.locator('nav').isVisible()).resolves.toBe(false);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    });
  });
});
