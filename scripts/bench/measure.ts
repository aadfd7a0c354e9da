import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeInputs } from './inputs.ts';
import { LineProcess, type Timing } from './line-process.ts';
import type { Peer, Workload } from './workload.ts';

/** What one peer took beside ours, in milliseconds; medians over the rounds. */
export interface PeerRow {
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
  /** Part of the work that was done; below 1 the times are scaled up. */
  readonly share: number;
  /** Median over the rounds of peer ÷ ours: CPU where one thread is used, wall otherwise. */
  readonly ratio: number;
  readonly atLeast: number | undefined;
}

export interface Row {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly size: number;
  readonly threads: number;
  readonly rounds: number;
  readonly wall: number;
  readonly cpu: number;
  readonly peakMib: number;
  readonly limitMs: number | undefined;
  /** Empty where there are none, or where none is installed. */
  readonly peers: readonly PeerRow[];
  readonly absent: readonly string[];
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** Which versions of the peers are installed, or why they are not. */
export async function findPeers(): Promise<{ readonly versions?: string; readonly missing?: string }> {
  const asked = new LineProcess('python3', [path('peers/serve.py'), 'versions'], 1);
  try {
    return await asked.answer();
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  } finally {
    asked.end();
  }
}

export interface MeasureOptions {
  readonly rounds: number;
  readonly hasPeers: boolean;
}

interface Side {
  readonly process: LineProcess;
  readonly timings: Timing[];
}

const start = async (command: string, args: readonly string[], threads: number): Promise<Side> => {
  const started = new LineProcess(command, args, threads);
  await started.answer();
  return { process: started, timings: [] };
};

function peerRow(
  peer: Peer,
  { timings }: Side,
  { ours, size, threads }: { ours: Side; size: number; threads: number },
) {
  const of = (timing: Timing | undefined): number => (threads > 1 ? timing?.wall : timing?.cpu) ?? Number.NaN;
  return {
    name: peer.name,
    wall: median(timings.map(timing => timing.wall)),
    cpu: median(timings.map(timing => timing.cpu)),
    share: median(timings.map(timing => timing.share)),
    ratio: median(timings.map((timing, round) => of(timing) / of(ours.timings[round]))),
    atLeast: peer.atLeast[size],
  };
}

/** Measures a workload at one size: ours and its peers take turns, `rounds` times. */
export async function measure(workload: Workload, size: number, options: MeasureOptions): Promise<Row> {
  const { id, group, title, threads = 1, limitMs } = workload;
  const folder = mkdtempSync(join(tmpdir(), 'carryover-bench-'));
  const wanted = workload.peers.filter(peer => peer.sizes?.includes(size) ?? true);
  const sides: Side[] = [];
  try {
    writeInputs(folder, workload.inputs(size));
    const ours = await start(process.execPath, [path('serve.ts'), id, String(size), folder], threads);
    sides.push(ours);
    for (const { script, job } of options.hasPeers ? wanted : []) {
      sides.push(await start('python3', [path('peers/serve.py'), script, job, String(size), folder], threads));
    }
    for (let round = 0; round < options.rounds; round++) {
      for (const side of sides) side.timings.push(await side.process.ask<Timing>('go'));
    }
    const { peakMib } = await ours.process.ask<{ readonly peakMib: number }>('peak');
    const peers = sides.slice(1).map((side, at) => peerRow(wanted[at] as Peer, side, { ours, size, threads }));
    return {
      ...{ id, group, title, size, threads, rounds: options.rounds, peakMib, limitMs },
      wall: median(ours.timings.map(({ wall }) => wall)),
      cpu: median(ours.timings.map(({ cpu }) => cpu)),
      peers,
      absent: options.hasPeers ? [] : wanted.map(({ name }) => name),
    };
  } finally {
    for (const side of sides) side.process.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
