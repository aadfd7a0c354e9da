import { resolveDesign } from '../../src/analysis/resolve-design.ts';
import { conclude } from '../../src/commands/conclude.ts';
import type { Baseline } from '../../src/core/baseline.ts';
import type { AnalysisSettings } from '../../src/core/design.ts';
import { listItemSets } from '../../src/store/list-item-sets.ts';
import { makeBaseline } from '../../src/store/make-baseline.ts';
import type { RunManifest } from '../../src/store/manifest.ts';
import { makeTable, simulate } from './make-table.ts';

const SETTINGS: AnalysisSettings = {
  alpha: 0.05,
  sesoi: 0.02,
  retention: 0.5,
  seed: 1,
  replicates: 99,
  aaReplicates: 100,
  missingThreshold: 0.01,
};

/** A night: a made-up study with the given true gain on the large rung, its result, its items and what is blessed of it. */
export function makeNight(gain: number, { stream = 'night', items = 400 }: { stream?: string; items?: number } = {}) {
  const predictions = makeTable(simulate({ stream, rungs: { small: 0.2, large: gain }, seeds: 5, items }));
  const design = resolveDesign(predictions, { sandbox: 'small', baseline: 'baseline', candidate: 'candidate' });
  const manifest: RunManifest = {
    schema: 1,
    kind: 'analysis',
    name: 'night',
    design,
    settings: SETTINGS,
    policy: { require: ['all'], allowFewSeeds: false },
    provenance: {
      version: '1.0.0',
      inputs: [{ path: 'night.csv', sha256: 'a'.repeat(64), bytes: 10, rows: 2 }],
      command: 'carryover analyze night.csv',
      planHash: 'b'.repeat(64),
    },
    node: '24.0.0',
    createdAt: '2026-01-01T00:00:00.000Z',
  };
  const result = conclude(predictions, manifest);
  const sets = listItemSets(predictions, design);
  const baseline: Baseline = makeBaseline({ manifest, result, items: sets, blessedAt: '2026-01-02T00:00:00.000Z' });
  return { manifest, result, items: sets, baseline, tonight: { ...manifest, cells: result.cells, items: sets } };
}
