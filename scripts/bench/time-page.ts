/**
 * Times the page of a finished result in a process of its own: the first, which loads the chart library and compiles its code,
 * and the median of five later ones. Wall time, in milliseconds, as JSON.
 * Usage: node scripts/bench/time-page.ts RESULT.json OUT.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { TransferResult } from '../../src/core/result.ts';
import { renderResult } from '../../src/report/registry.ts';

const [input = '', output = ''] = process.argv.slice(2);
const result = JSON.parse(readFileSync(input, 'utf8')) as TransferResult;

async function timePage(): Promise<number> {
  const start = performance.now();
  await renderResult(result, 'html');
  return performance.now() - start;
}

const firstMs = await timePage();
const later: number[] = [];
for (let run = 0; run < 5; run++) later.push(await timePage());
const laterMs = later.toSorted((a, b) => a - b)[2] ?? Number.NaN;
writeFileSync(output, JSON.stringify({ firstMs, laterMs }));
