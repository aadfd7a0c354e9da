/**
 * Times one workload at one size, once for every line it reads, and says at the end how much memory it took.
 * Usage: node scripts/bench/serve.ts WORKLOAD SIZE FOLDER_OF_INPUTS
 */
import { createInterface } from 'node:readline';
import { findWorkloads } from './find-workloads.ts';
import { readInputs } from './inputs.ts';
import type { Timing } from './line-process.ts';

/** Runs are repeated until they take this long together: clocks of processes are coarse. */
const LEAST_MS = 40;
/** Warm-up: so long, or so many runs, whichever comes first. */
const WARM_MS = 600;
const WARM_RUNS = 200;

type Run = () => unknown;

async function time(run: Run, repeats: number): Promise<Timing> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  for (let repeat = 0; repeat < repeats; repeat++) await run();
  const [wall, { user, system }] = [performance.now() - start, process.cpuUsage(before)];
  return { wall: wall / repeats, cpu: (user + system) / 1000 / repeats, share: 1 };
}

async function warmUp(run: Run): Promise<number> {
  const start = performance.now();
  let runs = 0;
  while (runs < WARM_RUNS && performance.now() - start < WARM_MS) {
    await run();
    runs++;
  }
  return Math.max(1, Math.ceil((LEAST_MS * runs) / (performance.now() - start)));
}

const say = (answer: unknown): void => console.log(JSON.stringify(answer));

const [id, size, folder = ''] = process.argv.slice(2);
const workload = (await findWorkloads()).find(one => one.id === id);
if (workload === undefined) throw new Error(`No workload ${id}`);
const run = workload.ours(readInputs(folder), Number(size));
const repeats = await warmUp(run);
say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  say(line === 'peak' ? { peakMib: process.resourceUsage().maxRSS / 1024 } : await time(run, repeats));
}
