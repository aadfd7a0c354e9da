import { type ChildProcess, fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { costOf, type Design } from './design.ts';
import type { Measured } from './measure-design.ts';

/** Raised whenever the simulation of a kind changes: lines of an older one are not used. */
const VERSIONS = { closed: 1, bootstrap: 2, planted: 1, unequal: 1 } as const;

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

export interface MeasureOptions {
  /** One finished design a line; a run that was broken off goes on from here. */
  readonly workFile: string;
  readonly workers: number;
  readonly seed: number;
}

interface Answer {
  readonly measured: Measured;
  readonly cpuMs: number;
}

const keyOf = ({ id, kind }: Design, seed: number): string => [VERSIONS[kind], seed, id].join(' ');

/** Finished designs of the work file, each with its most runs; a line that was cut off in writing is measured again. */
function readFinished(path: string): Map<string, Measured> {
  const finished = new Map<string, Measured>();
  if (!existsSync(path)) return finished;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    try {
      const { key, measured } = JSON.parse(line) as { key: string; measured: Measured };
      if ((finished.get(key)?.design.runs ?? 0) < measured.design.runs) finished.set(key, measured);
    } catch {}
  }
  return finished;
}

const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Says how far it is and how long it will take, by the costs of what is done and what is not; at most once a second. */
function makeProgress(designs: readonly Design[]): (design: Design, cpuMs: number) => void {
  const total = designs.reduce((sum, design) => sum + costOf(design), 0);
  const start = performance.now();
  let [done, finished, cpu, last] = [0, 0, 0, start];
  return (design, cpuMs) => {
    done += costOf(design);
    finished++;
    cpu += cpuMs;
    const now = performance.now();
    if (now - last < 1000 && finished < designs.length) return;
    last = now;
    const elapsed = (now - start) / 1000;
    const left = (elapsed * (total - done)) / done;
    const said = `${finished} of ${designs.length} designs, ${minutes(elapsed)} so far, ${minutes(left)} to go`;
    process.stderr.write(`${said} (${minutes(cpu / 1000)} of processor time)\n`);
  };
}

/** Lets worker processes take designs from the list until none is left. */
async function runWorkers(
  designs: readonly Design[],
  onDone: (answer: Answer) => void,
  { workers, seed }: MeasureOptions,
): Promise<void> {
  const waiting = [...designs];
  const children = new Set<ChildProcess>();
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(WORKER);
      children.add(child);
      const next = () => {
        const design = waiting.shift();
        if (design === undefined) child.disconnect();
        else child.send({ design, seed });
      };
      child.on('message', (answer: Answer) => {
        onDone(answer);
        next();
      });
      child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`))));
      child.on('error', reject);
      next();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(workers, designs.length) }, work));
  } finally {
    for (const child of children) if (child.exitCode === null) child.kill();
  }
}

/** Measures what the work file does not hold yet with so many runs or more; the answer is in the order of `designs`, whoever measured them. */
export async function measureAll(designs: readonly Design[], options: MeasureOptions): Promise<readonly Measured[]> {
  const { workFile, seed } = options;
  mkdirSync(dirname(workFile), { recursive: true });
  const finished = readFinished(workFile);
  const missing = designs.filter(design => (finished.get(keyOf(design, seed))?.design.runs ?? 0) < design.runs);
  const report = makeProgress(missing);
  if (existsSync(workFile)) appendFileSync(workFile, '\n');
  await runWorkers(
    missing,
    ({ measured, cpuMs }) => {
      const key = keyOf(measured.design, seed);
      finished.set(key, measured);
      appendFileSync(workFile, `${JSON.stringify({ key, measured, cpuMs: Math.round(cpuMs) })}\n`);
      report(measured.design, cpuMs);
    },
    options,
  );
  return designs.map(design => finished.get(keyOf(design, seed)) as Measured);
}
