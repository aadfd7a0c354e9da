/**
 * Takes the picture in the README: the example report down to its matrix, in headless Chromium.
 * Usage: node scripts/take-screenshot.ts [REPORT=reports/example/index.html] [OUT=docs/images/report.png]
 * Chromium is the system's; CHROMIUM_PATH names another one.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const WIDTH = 1280;
const MARGIN = 24;
const root = fileURLToPath(new URL('..', import.meta.url));
const [report = join(root, 'reports/example/index.html'), out = join(root, 'docs/images/report.png')] =
  process.argv.slice(2);
const { CHROMIUM_PATH: executablePath = '/usr/bin/chromium' } = process.env;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: WIDTH }, colorScheme: 'light' });
  await page.goto(pathToFileURL(resolve(report)).href);
  mkdirSync(dirname(resolve(out)), { recursive: true });
  const matrix = await page.locator('#matrix').boundingBox();
  if (matrix === null) throw new Error(`${report} has no visible #matrix`);
  const height = Math.ceil(matrix.y + matrix.height + MARGIN);
  await page.screenshot({ path: out, fullPage: true, clip: { x: 0, y: 0, width: WIDTH, height } });
  console.error(`${out}: ${WIDTH} × ${height}`);
} finally {
  await browser.close();
}
