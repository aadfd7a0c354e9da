/**
 * Takes the picture in the README: the top of the example report in headless Chromium.
 * Usage: node scripts/take-screenshot.ts [REPORT=reports/example/index.html] [OUT=docs/images/report.png]
 * Chromium is the system's; CHROMIUM_PATH names another one.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const WIDTH = 1280;
const HEIGHT = 1000;
const root = fileURLToPath(new URL('..', import.meta.url));
const [report = join(root, 'reports/example/index.html'), out = join(root, 'docs/images/report.png')] =
  process.argv.slice(2);
const { CHROMIUM_PATH: executablePath = '/usr/bin/chromium' } = process.env;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, colorScheme: 'light' });
  await page.goto(pathToFileURL(resolve(report)).href);
  mkdirSync(dirname(resolve(out)), { recursive: true });
  await page.screenshot({ path: out });
} finally {
  await browser.close();
}
console.error(`${out}: ${WIDTH} × ${HEIGHT}`);
