/**
 * Times the whole `carryover analyze` process on the big table: wall time and peak resident set, median and worst of n
 * runs after one that warms the compile cache and the file cache. Exits 1 where the target is missed.
 * Usage: node scripts/bench/analyze-big.ts [RUNS=3] [TABLE=build/big.csv]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TARGET_SECONDS = 15;
const TARGET_MIB = 1024;
/** The gate's answers; everything else means that the analysis did not end. */
const ANSWERS: readonly (number | null)[] = [0, 3, 4, 5, 6];
const root = fileURLToPath(new URL('../..', import.meta.url));
const [runs = '3', table = join(root, 'build/big.csv')] = process.argv.slice(2);

interface Measurement {
  readonly seconds: number;
  readonly peakMib: number;
}

function measure(folder: string): Measurement {
  const usageFile = join(folder, 'usage');
  const preload = fileURLToPath(new URL('report-usage.ts', import.meta.url));
  const command = [
    'bin/carryover.js',
    'analyze',
    table,
    '--sandbox',
    'rung-01',
    '--out',
    join(folder, 'run'),
    '--force',
  ];
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, ...command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CARRYOVER_USAGE_FILE: usageFile },
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - start) / 1000;
  if (!ANSWERS.includes(status)) throw new Error(`carryover analyze: exit ${status}\n${stderr}`);
  const { peakMib } = JSON.parse(readFileSync(usageFile, 'utf8')) as Pick<Measurement, 'peakMib'>;
  return { seconds, peakMib };
}

function summarize(label: string, unit: string, values: readonly number[]): { readonly median: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const worst = sorted.at(-1) ?? Number.NaN;
  console.log(`${label}: median ${median.toFixed(2)} ${unit}, worst ${worst.toFixed(2)} ${unit}`);
  return { median };
}

if (!existsSync(table)) {
  spawnSync(process.execPath, [join(root, 'scripts/make-big-table.ts'), table], { stdio: 'inherit' });
}
const folder = mkdtempSync(join(tmpdir(), 'carryover-bench-'));
try {
  measure(folder);
  const measured = Array.from({ length: Number(runs) }, () => measure(folder));
  console.log(`carryover analyze ${table}: ${runs} runs, Node ${process.version}, ${availableParallelism()} cores`);
  const wall = summarize(
    'wall',
    's',
    measured.map(({ seconds }) => seconds),
  );
  const peak = summarize(
    'peak resident set',
    'MiB',
    measured.map(({ peakMib }) => peakMib),
  );
  const met = wall.median <= TARGET_SECONDS && peak.median <= TARGET_MIB;
  console.log(`target (${TARGET_SECONDS} s, ${TARGET_MIB} MiB): ${met ? 'met' : 'missed'}`);
  if (!met) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
