import { hash } from 'node:crypto';
import { type PairedCell, pairCell } from '../analysis/pair-cell.ts';
import type { DomainGrid } from '../core/cell-grid.ts';
import type { AnalysisSettings, Design } from '../core/design.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { MeasuredNight, NightCell, Pairs } from '../history/night-run.ts';
import { percent, plainPercent } from '../util/format.ts';
import { hashItems } from './night-facts.ts';
import type { PlannedSeeds } from './planned-seeds.ts';

interface NightOptions {
  readonly design: Design;
  readonly settings: AnalysisSettings;
  /** Whether outcomes of single items are kept. */
  readonly keepsItems: boolean;
  /** From `plannedSeeds`. */
  readonly planned?: readonly PlannedSeeds[] | undefined;
}

type Arm = 'baseline' | 'candidate';

/** Mean score of an arm over rows and columns of the grid. */
function meanOf(cell: PairedCell, arm: Arm, over: { seeds: readonly number[]; columns: readonly number[] }): number {
  const width = cell.grid.items.length;
  let sum = 0;
  for (const seed of over.seeds)
    for (const column of over.columns) sum += cell[arm].score[seed * width + column] as number;
  return sum / (over.seeds.length * over.columns.length);
}

function pairsBySeed(cell: PairedCell): Pairs | undefined {
  const { seeds, columns } = cell;
  if (seeds.baseline !== seeds.candidate) return undefined;
  const of = (arm: Arm) => Float64Array.from(seeds[arm], seed => meanOf(cell, arm, { seeds: [seed], columns }));
  return { candidate: of('candidate'), baseline: of('baseline') };
}

function pairsByItem(cell: PairedCell, clusters: Int32Array | undefined): Pairs {
  const { seeds, columns, grid } = cell;
  const of = (arm: Arm) =>
    Float64Array.from(columns, column => meanOf(cell, arm, { seeds: seeds[arm], columns: [column] }));
  const labels = clusters && Int32Array.from(columns, column => clusters[grid.items[column] as number] as number);
  return { candidate: of('candidate'), baseline: of('baseline'), clusters: labels };
}

/** Hash of the outcomes of both arms, in an order that names have no part in. */
function hashOutcomes({ grid, seeds, columns, baseline, candidate }: PairedCell): string {
  const width = grid.items.length;
  const scores = [baseline, candidate].map((arm, at) =>
    (at === 0 ? seeds.baseline : seeds.candidate).map(seed => columns.map(column => arm.score[seed * width + column])),
  );
  return hash('sha256', JSON.stringify(scores), 'hex').slice(0, 32);
}

function measure(cell: PairedCell, { items, clusters }: DomainGrid, keepsItems: boolean): MeasuredNight {
  const { grid, seeds, columns } = cell;
  const named = [...new Set([...seeds.baseline, ...seeds.candidate])].map(seed => grid.seeds[seed] as string);
  const gain =
    meanOf(cell, 'candidate', { seeds: seeds.candidate, columns }) -
    meanOf(cell, 'baseline', { seeds: seeds.baseline, columns });
  return {
    rung: grid.rung,
    domain: grid.domain,
    role: grid.role,
    status: 'measured',
    gain,
    items: columns.length,
    seeds: named.sort(),
    itemsHash: hashItems(columns.map(column => items[grid.items[column] as number] as string)),
    outcomesHash: hashOutcomes(cell),
    bySeed: pairsBySeed(cell),
    byItem: keepsItems ? pairsByItem(cell, clusters) : undefined,
  };
}

/** Why outcomes that can be paired are no night of a series: too many are missing for what the plan said. */
function objection({ seeds, completeness }: PairedCell, planned: number | undefined): string | undefined {
  const { missingShare, threshold } = completeness;
  if (missingShare > threshold)
    return `${percent(missingShare)} of an arm's outcomes have no score, more than ${plainPercent(threshold)}`;
  // Half of the seeds make a night vary twice as much: it is none of a series of whole ones.
  const { length } = seeds.candidate;
  if (planned === undefined || 2 * length >= planned) return undefined;
  return `${length} of ${planned} planned seeds have outcomes, fewer than half`;
}

function measureCell(domain: DomainGrid, rung: Design['rungs'][number], options: NightOptions): NightCell {
  const { settings, keepsItems, planned } = options;
  const ref = { rung: rung.name, domain: domain.domain, role: rung.role };
  const grid = domain.cells.find(cell => cell.rung === rung.name);
  if (grid === undefined) return { ...ref, status: 'unmeasured', reason: 'no outcome in this cell' };
  const pairing = pairCell(grid, settings.missingThreshold);
  if (pairing.status === 'unpaired') return { ...ref, status: 'unmeasured', reason: pairing.reason };
  const seeds = planned?.find(one => isSameCell(one, ref))?.seeds;
  const reason = objection(pairing.cell, seeds);
  if (reason !== undefined) return { ...ref, status: 'unmeasured', reason };
  return { ...measure(pairing.cell, domain, keepsItems), ...ref };
}

/** The gain of every rung × domain of a design on one night, with the pairs that a confidence sequence needs. */
export const measureNight = (domains: readonly DomainGrid[], options: NightOptions): readonly NightCell[] =>
  options.design.rungs.flatMap(rung => domains.map(domain => measureCell(domain, rung, options)));
