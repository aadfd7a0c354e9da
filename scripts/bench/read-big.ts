/**
 * Times how a million outcomes become a table, each reader in a process of its own, in turn, beside csv-parse's stream and
 * the fastest plain way that Node has for JSONL (4 MB chunks, JSON.parse a line), which fill typed arrays as simply as can
 * be. Medians; CPU seconds beside wall, because a busy machine stretches wall times alone.
 * Usage: node scripts/bench/read-big.ts [ROUNDS=5] [FOLDER=build/read-big]
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse';
import { silentProgress } from '../../src/core/ports.ts';
import { readPredictions } from '../../src/evidence/read-predictions.ts';

type Row = Readonly<Record<string, string | number>>;

const TEXTS = ['domain', 'rung', 'arm', 'seed', 'item', 'model', 'method'];
const NUMBERS = ['score', 'tokens_in', 'tokens_out', 'cost_usd'];
const MOST_ROWS = 1 << 20;

/** What a peer fills: the columns of a predictions table, without any check. */
class Columns {
  rows = 0;
  readonly #dictionaries = TEXTS.map(() => new Map<string, number>());
  readonly #codes = TEXTS.map(() => new Int32Array(MOST_ROWS));
  readonly #numbers = NUMBERS.map(() => new Float64Array(MOST_ROWS));

  push(row: Row): void {
    for (const [at, name] of TEXTS.entries()) {
      const dictionary = this.#dictionaries[at] as Map<string, number>;
      const text = String(row[name]);
      const code = dictionary.get(text) ?? dictionary.size;
      if (code === dictionary.size) dictionary.set(text, code);
      (this.#codes[at] as Int32Array)[this.rows] = code;
    }
    for (const [at, name] of NUMBERS.entries()) (this.#numbers[at] as Float64Array)[this.rows] = Number(row[name]);
    this.rows++;
  }
}

function plainJson(path: string): number {
  const columns = new Columns();
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(1 << 22);
  for (let left = 0; ; ) {
    const read = readSync(file, buffer, left, buffer.length - left, null);
    if (read === 0) return columns.rows;
    const end = left + read;
    let start = 0;
    for (let stop = buffer.indexOf(10); stop !== -1 && stop < end; stop = buffer.indexOf(10, start)) {
      columns.push(JSON.parse(buffer.toString('utf8', start, stop)));
      start = stop + 1;
    }
    buffer.copyWithin(0, start, end);
    left = end - start;
  }
}

async function csvParseStream(path: string): Promise<number> {
  const columns = new Columns();
  for await (const row of createReadStream(path).pipe(parse({ columns: true }))) columns.push(row);
  return columns.rows;
}

const ours = async (path: string): Promise<number> => (await readPredictions([path], silentProgress)).predictions.rows;

const READERS: Readonly<Record<string, readonly [file: string, read: (path: string) => number | Promise<number>]>> = {
  'JSONL, carryover': ['big.jsonl', ours],
  'JSONL, JSON.parse by chunks': ['big.jsonl', plainJson],
  'CSV, carryover': ['big.csv', ours],
  'CSV, csv-parse stream': ['big.csv', csvParseStream],
  'Parquet, carryover': ['big.parquet', ours],
  'JSONL.gz, carryover': ['big.jsonl.gz', ours],
};

interface Measured {
  readonly rows: number;
  readonly wall: number;
  readonly cpu: number;
  readonly mib: number;
}

async function measure(name: string, folder: string): Promise<Measured> {
  const [file, read] = READERS[name] ?? ['', () => 0];
  const before = process.cpuUsage();
  const start = performance.now();
  const rows = await read(join(folder, file));
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { rows, wall, cpu: (user + system) / 1e6, mib: process.resourceUsage().maxRSS / 1024 };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

function compare(rounds: number, folder: string): void {
  const self = fileURLToPath(import.meta.url);
  if (!existsSync(join(folder, 'big.parquet'))) {
    const maker = fileURLToPath(new URL('make-predictions.ts', import.meta.url));
    spawnSync(process.execPath, [maker, folder], { stdio: 'inherit' });
  }
  const results = new Map<string, Measured[]>(Object.keys(READERS).map(name => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, measured] of results) {
      const { stdout, stderr, status } = spawnSync(process.execPath, [self, '--one', name, folder], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`${name}: ${stderr}`);
      measured.push(JSON.parse(stdout));
    }
  }
  console.log('| reader | wall s | CPU s | M rows/s | peak MiB |\n|---|---|---|---|---|');
  for (const [name, measured] of results) {
    const [wall, cpu, mib] = (['wall', 'cpu', 'mib'] as const).map(key => median(measured.map(one => one[key])));
    const speed = (measured[0]?.rows ?? 0) / (wall as number) / 1e6;
    const numbers = [wall?.toFixed(2), cpu?.toFixed(2), speed.toFixed(2), mib?.toFixed(0)];
    console.log(`| ${name} | ${numbers.join(' | ')} |`);
  }
}

const [first = '5', second = 'build/read-big', third = ''] = process.argv.slice(2);
if (first === '--one') console.log(JSON.stringify(await measure(second, third)));
else compare(Number(first), second);
