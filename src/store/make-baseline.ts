import type { Baseline, BlessedCell, BlessedGain, ItemSet } from '../core/baseline.ts';
import type { Estimate } from '../core/estimate.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { JudgedCell, TransferResult } from '../core/result.ts';
import { hashPart } from './hash-part.ts';
import type { RunManifest } from './manifest.ts';

/** A run with what was concluded from it. */
export interface Blessing {
  readonly manifest: RunManifest;
  readonly result: TransferResult;
  readonly items: readonly ItemSet[];
  /** ISO 8601, UTC. */
  readonly blessedAt: string;
}

const gainOf = (estimate: Estimate): BlessedGain | undefined =>
  estimate.status === 'refused'
    ? undefined
    : { point: estimate.point, low: estimate.low, high: estimate.high, level: estimate.level };

function blessCell({ estimates, verdict, replication }: JudgedCell, items: readonly ItemSet[]): BlessedCell[] {
  const set = items.find(one => isSameCell(one, estimates));
  if (estimates.status === 'unmeasured' || set === undefined) return [];
  const [single, family] = [gainOf(estimates.bounds.single.gain), gainOf(estimates.bounds.family.gain)];
  const { role, seeds } = estimates;
  const gain = single && family && { single, family };
  return [{ ...set, role, seeds, verdict: verdict?.kind, replication, ...(gain && { gain }) }];
}

/** What is to be blessed of a run. The hash at the end is over everything else, so that an edit shows. */
export function makeBaseline({ manifest, result, items, blessedAt }: Blessing): Baseline {
  const { name, kind, design, settings, policy, provenance, gitCommit, createdAt } = manifest;
  const content: Omit<Baseline, 'hash'> = {
    carryover: 'baseline',
    schema: 1,
    name,
    kind,
    planHash: provenance.planHash,
    inputs: provenance.inputs,
    design,
    settings,
    policy,
    cells: result.cells.flatMap(cell => blessCell(cell, items)),
    outcome: result.gate.outcome,
    version: provenance.version,
    gitCommit,
    measuredAt: createdAt,
    blessedAt,
  };
  return { ...content, hash: hashPart(content) ?? '' };
}
