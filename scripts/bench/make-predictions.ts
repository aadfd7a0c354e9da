/**
 * Writes the same predictions table as JSONL, CSV and Parquet: 11 fields a row, 1,263 items in every cell, seeds and arms
 * inside rungs inside domains. The bytes depend on the number of rows alone.
 * Usage: node scripts/bench/make-predictions.ts FOLDER [ROWS=1000000]
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { silentProgress } from '../../src/core/ports.ts';
import { readPredictions } from '../../src/evidence/read-predictions.ts';
import { writePredictions } from '../../src/evidence/write-predictions.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const ITEMS = 1263;
const SEEDS = 5;
const DOMAINS = ['math', 'code', 'chat'];
const ARMS = ['weak', 'ceiling', 'baseline', 'candidate'];
const METHODS = ['sft', 'sft', 'debate', 'rlhf'];
const NAMES = [
  'domain',
  'rung',
  'arm',
  'seed',
  'item',
  'score',
  'model',
  'method',
  'tokens_in',
  'tokens_out',
  'cost_usd',
];

const [folder = 'build', count = '1000000'] = process.argv.slice(2);
const rows = Number(count);
const rng = createRng(55, 'bench', 'predictions');

function makeRow(row: number): readonly (string | number)[] {
  const cell = Math.floor(row / ITEMS);
  const arm = Math.floor(cell / SEEDS) % ARMS.length;
  const domain = DOMAINS[Math.floor(cell / SEEDS / ARMS.length) % DOMAINS.length] as string;
  const rung = Math.floor(cell / SEEDS / ARMS.length / DOMAINS.length);
  const tokensIn = 40 + rng.below(860);
  const tokensOut = 5 + rng.below(1495);
  const item = `${domain}-${String(row % ITEMS).padStart(6, '0')}`;
  const score = rng.uniform() < 0.55 ? 1 : 0;
  const cost = Number((tokensIn * 3e-6 + tokensOut * 15e-6).toFixed(6));
  const names = [domain, `rung-${rung}`, ARMS[arm] as string, cell % SEEDS, item, score];
  return [...names, `model-${rung}`, METHODS[arm] as string, tokensIn, tokensOut, cost];
}

mkdirSync(folder, { recursive: true });
const [jsonl, csv] = [openSync(join(folder, 'big.jsonl'), 'w'), openSync(join(folder, 'big.csv'), 'w')];
writeSync(csv, `${NAMES.join(',')}\n`);
let [objects, lines] = ['', ''];
for (let row = 0; row < rows; row++) {
  const values = makeRow(row);
  objects += `{${NAMES.map((name, at) => `"${name}":${JSON.stringify(values[at])}`).join(',')}}\n`;
  lines += `${values.join(',')}\n`;
  if (row % 10_000 !== 9_999 && row !== rows - 1) continue;
  writeSync(jsonl, objects);
  writeSync(csv, lines);
  [objects, lines] = ['', ''];
}
closeSync(jsonl);
closeSync(csv);
const { predictions } = await readPredictions([join(folder, 'big.csv')], silentProgress);
await writePredictions(join(folder, 'big.parquet'), predictions);
await writePredictions(join(folder, 'big.jsonl.gz'), predictions);
