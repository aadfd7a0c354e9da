/**
 * Times whole processes that put questions to a server of the OpenAI protocol on this machine, 32 at a time: `carryover run`
 * (estimate, journal, answer log, grading and report included), the SDK alone, node:http, and promptfoo where a folder with it is
 * given. Each round runs all of them once, in turn; medians. Every one is a process of its own, and so is the server.
 * Usage: node scripts/bench/api-requests.ts [--questions N=20000] [--latency MS=0] [--rounds N=5] [--promptfoo FOLDER]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { orUsage, readArgs, UsageError, wholeOption } from '../support/usage.ts';
import { CONTENDERS, type Contender, promptfoo } from './api/contenders.ts';
import { ASKING_CELLS } from './api/make-suite.ts';
import { startServer } from './api/start-server.ts';
import type { ProcessUsage } from './measure-process.ts';

const USAGE = 'node scripts/bench/api-requests.ts [--questions N] [--latency MS] [--rounds N] [--promptfoo FOLDER]';
const CONCURRENCY = 32;

function readOptions() {
  const { values } = readArgs({
    options: {
      questions: { type: 'string', default: '20000' },
      latency: { type: 'string', default: '0' },
      rounds: { type: 'string', default: '5' },
      promptfoo: { type: 'string' },
    },
  });
  const questions = wholeOption('questions', values.questions, 100);
  if (questions % ASKING_CELLS > 0)
    throw new UsageError(`--questions ${questions}: expected a multiple of ${ASKING_CELLS}.`);
  const [latency, rounds] = [wholeOption('latency', values.latency, 0), wholeOption('rounds', values.rounds)];
  return { questions, latency, rounds, home: values.promptfoo };
}
type Options = ReturnType<typeof readOptions>;

/** One run against a server that has just been started. */
async function measure(contender: Contender, { questions, latency }: Options): Promise<ProcessUsage> {
  const server = await startServer(latency);
  const folder = mkdtempSync(join(tmpdir(), 'carryover-requests-'));
  try {
    const used = await contender.run({ folder, baseUrl: server.baseUrl, questions });
    const asked = await server.requests();
    if (asked !== questions && !contender.name.endsWith('no network')) {
      throw new Error(`${contender.name}: the server was asked ${asked} times, not ${questions}`);
    }
    return used;
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((x, y) => x - y)[values.length >> 1] ?? Number.NaN;

function printRow(name: string, all: readonly ProcessUsage[], ours: readonly ProcessUsage[], questions: number): void {
  const of = (key: 'wallMs' | 'cpuMs' | 'peakMib'): number => median(all.map(used => used[key]));
  const ratio = (key: 'wallMs' | 'cpuMs'): string =>
    median(all.map((used, at) => used[key] / (ours[at]?.[key] ?? Number.NaN))).toFixed(2);
  const columns = [
    (of('wallMs') / 1000).toFixed(2),
    (of('cpuMs') / 1000).toFixed(2),
    (of('cpuMs') / questions).toFixed(3),
    of('peakMib').toFixed(0),
    `${ratio('wallMs')}× (${ratio('cpuMs')}×)`,
  ];
  console.log(`| ${name} | ${columns.join(' | ')} |`);
}

async function compare(options: Options): Promise<void> {
  const { questions, latency, rounds, home } = options;
  const contenders = [...CONTENDERS, ...(home === undefined ? [] : [promptfoo(home)])];
  const measured = new Map(contenders.map(({ name }) => [name, [] as ProcessUsage[]]));
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) measured.get(contender.name)?.push(await measure(contender, options));
  }
  const ideal = (Math.ceil(questions / CONCURRENCY) * latency) / 1000;
  console.log(
    `${questions} questions, ${latency} ms latency (ideal ${ideal.toFixed(2)} s), ${rounds} rounds, Node ${process.version}, ` +
      `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
  console.log('| process | wall s | CPU s | CPU ms a question | peak MiB | times of carryover: wall (CPU) |');
  console.log('|---|---|---|---|---|---|');
  const ours = measured.get(contenders[0]?.name ?? '') ?? [];
  for (const [name, all] of measured) printRow(name, all, ours, questions);
}

await compare(orUsage(readOptions, USAGE));
