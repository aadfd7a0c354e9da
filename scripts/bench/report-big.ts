/**
 * Measures the report of a large run from its store: the whole `carryover report` process (wall time, CPU time, peak resident
 * set, bytes of the page), and the rendering of its page alone: the first in a process, which loads the chart library, and
 * later ones. Medians of n; of the process after one that warms the caches. Exits 1 where a target is missed.
 * Usage: node scripts/bench/report-big.ts [RUNS=3] [TABLE=build/big.csv]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureProcess, type ProcessUsage } from './measure-process.ts';

const TARGET = { seconds: 3, peakMib: 300, renderSeconds: 1, pageBytes: 1.5e6 };
/** The gate's answers; everything else means that there is no report. */
const ANSWERS: readonly (number | null)[] = [0, 3, 4, 5, 6];
const root = fileURLToPath(new URL('../..', import.meta.url));
const [runs = '3', table = join(root, 'build/big.csv')] = process.argv.slice(2);

async function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ProcessUsage> {
  const usage = await measureProcess(args, { cwd: root, env });
  if (!ANSWERS.includes(usage.status)) throw new Error(`${args.join(' ')}: exit ${usage.status}\n${usage.stderr}`);
  return usage;
}

interface PageTimes {
  readonly firstMs: number;
  readonly laterMs: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const seconds = (ms: number): string => (ms / 1000).toFixed(2);

async function measureAll<T>(measure: () => Promise<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let run = 0; run < Number(runs); run++) all.push(await measure());
  return all;
}

const folder = mkdtempSync(join(tmpdir(), 'carryover-bench-'));
const [run, times] = [join(folder, 'run'), join(folder, 'times.json')];

async function measurePage(): Promise<PageTimes> {
  await runNode(['scripts/bench/time-page.ts', join(run, 'result.json'), times]);
  return JSON.parse(readFileSync(times, 'utf8')) as PageTimes;
}

try {
  if (!existsSync(table)) await runNode(['scripts/make-big-table.ts', table]);
  await runNode(['bin/carryover.js', 'analyze', table, '--sandbox', 'rung-01', '--out', run]);
  const measureReport = () => runNode(['bin/carryover.js', 'report', run]);
  await measureReport();
  const whole = await measureAll(measureReport);
  const pages = await measureAll(measurePage);
  const [wallMs, cpuMs] = [median(whole.map(one => one.wallMs)), median(whole.map(one => one.cpuMs))];
  const peakMib = median(whole.map(one => one.peakMib));
  const [firstMs, laterMs] = [median(pages.map(one => one.firstMs)), median(pages.map(one => one.laterMs))];
  const bytes = statSync(join(run, 'index.html')).size;
  console.log(`carryover report, ${runs} runs, Node ${process.version}; medians and what is asked`);
  console.log(`whole: ${seconds(wallMs)} s (${TARGET.seconds} s), ${seconds(cpuMs)} s of CPU`);
  console.log(`peak: ${peakMib.toFixed(0)} MiB (${TARGET.peakMib} MiB)`);
  console.log(`page alone: ${seconds(firstMs)} s the first (${TARGET.renderSeconds} s), ${seconds(laterMs)} s later`);
  console.log(`page: ${(bytes / 1e6).toFixed(2)} MB (${TARGET.pageBytes / 1e6} MB)`);
  const missed =
    wallMs > TARGET.seconds * 1000 ||
    peakMib > TARGET.peakMib ||
    firstMs > TARGET.renderSeconds * 1000 ||
    bytes > TARGET.pageBytes;
  if (missed) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
