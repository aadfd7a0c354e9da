import { silentProgress } from '../../src/core/ports.ts';
import type { CreateRunOptions } from '../../src/store/create-run.ts';
import type { CountsManifest, RunManifest } from '../../src/store/manifest.ts';
import { SETTINGS } from './counted.ts';
import { SAMPLE_SETTINGS } from './sample-settings.ts';

/** A manifest that says little, and all that must be said. */
export const makeManifest = (changes: Partial<RunManifest> = {}): RunManifest => ({
  schema: 1,
  kind: 'analysis',
  name: 'night',
  design: {
    rungs: [
      { name: '6b', role: 'sandbox', size: 6e9 },
      { name: '175b', role: 'production' },
    ],
    domains: ['math'],
    arms: { baseline: 'baseline', candidate: 'candidate' },
  },
  settings: SAMPLE_SETTINGS,
  policy: { require: ['all'], allowFewSeeds: false },
  provenance: { version: '0.1.0', inputs: [], command: 'carryover analyze t.csv', planHash: 'a1'.repeat(32) },
  node: '24.0.0',
  createdAt: '2026-01-02T03:04:05.000Z',
  ...changes,
});

export const createOptions = (changes: Partial<CreateRunOptions> = {}): CreateRunOptions => ({
  clock: { now: () => '2026-01-02T03:04:05.000Z' },
  progress: silentProgress,
  replace: false,
  ...changes,
});

/** The same of counts. */
export const makeCountsManifest = (changes: Partial<CountsManifest> = {}): CountsManifest => {
  const { design, policy, records, selection, ...origin } = makeManifest();
  return { ...origin, kind: 'counts', settings: SETTINGS, ...changes };
};
