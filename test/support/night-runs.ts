import { join } from 'node:path';
import { hashPlan } from '../../src/commands/hash-plan.ts';
import { createRun } from '../../src/store/create-run.ts';
import type { RunManifest } from '../../src/store/manifest.ts';
import { makeTable, type Outcome, simulate } from './make-table.ts';
import { createOptions, makeManifest } from './run-manifest.ts';

export interface NightSketch {
  /** Counted from 1; decides the time, and the stream of chance. */
  readonly night: number;
  readonly gain: number;
  readonly seeds?: number;
  readonly items?: number;
  readonly directory?: string;
  readonly createdAt?: string;
  /** Stands for the night's own chance: two nights with the same one hold the same outcomes. */
  readonly stream?: string;
  readonly change?: (outcomes: readonly Outcome[]) => readonly Outcome[];
  readonly manifest?: (manifest: RunManifest) => RunManifest;
}

const timeOf = (night: number): string => new Date(Date.UTC(2026, 0, night, 3)).toISOString();

/** Writes a run of the night with seeds of its own on items that stay; returns its directory. */
export async function writeNight(folder: string, sketch: NightSketch): Promise<string> {
  const { night, gain, seeds = 3, items = 40, stream = `night ${night}` } = sketch;
  const made = simulate({ stream, rungs: { '6b': gain, '175b': gain }, seeds, items });
  const named = made.map(outcome => ({ ...outcome, seed: `${stream} ${outcome.seed}` }));
  const predictions = makeTable(sketch.change?.(named) ?? named);
  const plain = makeManifest({ name: 'nightly', createdAt: sketch.createdAt ?? timeOf(night) });
  const manifest = sketch.manifest?.(plain) ?? plain;
  const { inputs } = manifest.provenance;
  const planHash = hashPlan({ ...manifest, kind: 'analysis', inputs });
  const directory = join(folder, sketch.directory ?? `night-${night}`);
  const provenance = { ...manifest.provenance, planHash };
  await createRun(directory, { manifest: { ...manifest, provenance }, predictions }, createOptions());
  return directory;
}
