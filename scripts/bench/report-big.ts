/**
 * Times the report of a large run from its store: the whole `carryover report` process (wall time, CPU time, peak resident
 * set), and the rendering of its page alone, in a process that has the chart library loaded. Median of n after one that warms
 * the caches. Exits 1 where a target is missed.
 * Usage: node scripts/bench/report-big.ts [RUNS=3] [TABLE=build/big.csv]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TransferResult } from '../../src/core/result.ts';
import { renderResult } from '../../src/report/registry.ts';

const TARGET = { seconds: 3, peakMib: 300, renderSeconds: 1 };
const root = fileURLToPath(new URL('../..', import.meta.url));
const [runs = '3', table = join(root, 'build/big.csv')] = process.argv.slice(2);
const cpuSeconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

function runNode(args: readonly string[], peakFile = ''): void {
  const env = { ...process.env, CARRYOVER_PEAK_FILE: peakFile };
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 28,
  });
  if (status === null || ![0, 3, 4, 5, 6].includes(status))
    throw new Error(`${args.join(' ')}: exit ${status}\n${stderr}`);
}

/** A whole process. */
function measureReport(folder: string) {
  const peakFile = join(folder, 'peak');
  const preload = fileURLToPath(new URL('report-peak.ts', import.meta.url));
  const start = performance.now();
  runNode(['--import', preload, 'bin/carryover.js', 'report', join(folder, 'run')], peakFile);
  return { seconds: (performance.now() - start) / 1000, peakMib: Number(readFileSync(peakFile, 'utf8')) / 1024 };
}

/** The page alone, from a finished result. */
async function measurePage(result: TransferResult) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await renderResult(result, 'html');
  return { seconds: (performance.now() - start) / 1000, cpu: cpuSeconds(process.cpuUsage(before)) };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

if (!existsSync(table)) runNode([join(root, 'scripts/make-big-table.ts'), table]);
const folder = mkdtempSync(join(tmpdir(), 'carryover-bench-'));
try {
  runNode(['bin/carryover.js', 'analyze', table, '--sandbox', 'rung-01', '--out', join(folder, 'run')]);
  measureReport(folder);
  const whole = Array.from({ length: Number(runs) }, () => measureReport(folder));
  const result = JSON.parse(readFileSync(join(folder, 'run/result.json'), 'utf8')) as TransferResult;
  await measurePage(result);
  const pages: { readonly seconds: number; readonly cpu: number }[] = [];
  for (let run = 0; run < Number(runs); run++) pages.push(await measurePage(result));
  const [seconds, peakMib] = [median(whole.map(one => one.seconds)), median(whole.map(one => one.peakMib))];
  const [page, cpu] = [median(pages.map(one => one.seconds)), median(pages.map(one => one.cpu))];
  console.log(
    `report: ${seconds.toFixed(2)} s, ${peakMib.toFixed(0)} MiB (at most ${TARGET.seconds} s, ${TARGET.peakMib} MiB)`,
  );
  console.log(`page alone: ${page.toFixed(2)} s, ${cpu.toFixed(2)} s of CPU (at most ${TARGET.renderSeconds} s)`);
  if (seconds > TARGET.seconds || peakMib > TARGET.peakMib || page > TARGET.renderSeconds) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
