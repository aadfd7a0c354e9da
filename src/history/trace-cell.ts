import type { CellRef } from '../core/cell-estimates.ts';
import type { CellSeries, ChangePoint, NightDraw, Observation, SeriesGap, SeriesPoint } from '../core/history.ts';
import { accept } from '../core/refusal.ts';
import { addNight } from '../stats/sequential/add-night.ts';
import { type ChangeReading, changeEvidence } from '../stats/sequential/change-evidence.ts';
import type { Night } from '../stats/sequential/night.ts';
import { startSequence } from '../stats/sequential/sequence-state.ts';
import type { MeasuredNight } from './night-run.ts';
import type { Comparison, NumberedCell } from './split-cell.ts';

export interface TraceOptions {
  readonly segment: number;
  /** Of the sequence: one-sided error over all nights. */
  readonly sequenceTail: number;
  /** Of an alarm in one direction. */
  readonly alarmTail: number;
  readonly draws: NightDraw | 'auto';
}

interface Kept {
  readonly night: number;
  readonly cell: MeasuredNight;
}

/** Why the outcomes of a night say nothing new, given those before it. */
function repetition(cell: MeasuredNight, kept: readonly Kept[], draws: TraceOptions['draws']): string | undefined {
  const same = kept.find(one => one.cell.outcomesHash === cell.outcomesHash);
  if (same !== undefined) return `the same outcomes as night ${same.night}: nothing was drawn anew`;
  if (draws === 'seeds') {
    const again = kept.find(one => one.cell.seeds.some(seed => cell.seeds.includes(seed)));
    if (again !== undefined) return `a seed of night ${again.night} again, where every night is said to draw new seeds`;
  }
  if (draws === 'items' && kept.some(one => one.cell.itemsHash === cell.itemsHash)) {
    return 'items of an earlier night again, where every night is said to draw new items';
  }
  return undefined;
}

/** A night as the series takes it, or why it adds nothing. */
function place({ night, cell }: NumberedCell, kept: readonly Kept[], draws: TraceOptions['draws']): Kept | SeriesGap {
  if (cell === undefined) return { night, kind: 'absent', reason: 'the night has no such cell' };
  if (cell.status === 'unmeasured') return { night, kind: 'unmeasured', reason: cell.reason };
  const reason = repetition(cell, kept, draws);
  return reason === undefined ? { night, cell } : { night, kind: 'repeated', reason };
}

/** Seeds, where every night has new ones and the items stay; what is not known to be finer is the night. */
function observationOf(kept: readonly Kept[], draws: TraceOptions['draws']): Observation {
  const haveSeeds = kept.every(({ cell }) => cell.bySeed !== undefined);
  if (draws === 'items' || draws === 'answers') return 'item';
  if (draws === 'all' || !haveSeeds) return 'night';
  if (draws === 'seeds') return 'seed';
  const seeds = kept.flatMap(({ cell }) => cell.seeds);
  const isNew = kept.length > 1 && new Set(seeds).size === seeds.length;
  return isNew && new Set(kept.map(({ cell }) => cell.itemsHash)).size === 1 ? 'seed' : 'night';
}

/** The night's outcomes as the sequence takes them; a night that is one observation is a cluster of its seeds, or its gain alone. */
function outcomesOf({ bySeed, byItem, gain }: MeasuredNight, observation: Observation): Night {
  if (observation === 'item' && byItem !== undefined) return byItem;
  if (observation === 'seed' && bySeed !== undefined) return bySeed;
  return { candidate: [Math.max(0, gain)], baseline: [Math.max(0, -gain)] };
}

const meanGain = (kept: readonly Kept[]): number => kept.reduce((sum, { cell }) => sum + cell.gain, 0) / kept.length;

/** The first night on which the evidence in a direction was enough. */
function firstChange(
  direction: ChangePoint['direction'],
  { kept, evidence, tail }: { kept: readonly Kept[]; evidence: readonly ChangeReading[]; tail: number },
): readonly ChangePoint[] {
  const needed = -Math.log(tail);
  const at = evidence.findIndex(reading => reading[direction] >= needed);
  const [found, night] = [evidence[at], kept[at]];
  const first = found?.[`${direction}Since`];
  if (found === undefined || first === undefined || night === undefined) return [];
  const since = first - 1;
  return [
    {
      direction,
      night: night.night,
      since: kept[since]?.night ?? night.night,
      before: meanGain(kept.slice(0, since)),
      after: meanGain(kept.slice(since, at + 1)),
      evidence: found[direction],
      needed,
    },
  ];
}

/**
 * One cell over the nights of a comparison: its gain, the confidence sequence, and the evidence for a change after every night.
 * Nights that add nothing are gaps, with the reason.
 */
export function traceCell(
  ref: Pick<CellSeries, 'role'> & CellRef,
  { nights, because }: Comparison,
  options: TraceOptions,
): CellSeries {
  const kept: Kept[] = [];
  const gaps: SeriesGap[] = [];
  for (const night of nights) {
    const placed = place(night, kept, options.draws);
    if ('reason' in placed) gaps.push(placed);
    else kept.push(placed);
  }
  const { segment, alarmTail: tail } = options;
  const observation = observationOf(kept, options.draws);
  const evidence = kept.length === 0 ? [] : accept(changeEvidence(kept.map(({ cell }) => cell.gain)));
  let state = accept(startSequence(options.sequenceTail));
  const points = kept.map(({ night, cell }, at): SeriesPoint => {
    const step = accept(addNight(state, outcomesOf(cell, observation)));
    state = step.state;
    const { gain, items, verdict } = cell;
    const { low, high } = step.reading.interval;
    const { fall, rise } = evidence[at] as ChangeReading;
    return { night, gain, seeds: cell.seeds.length, items, verdict, low, high, fall, rise };
  });
  const changes = [...firstChange('fall', { kept, evidence, tail }), ...firstChange('rise', { kept, evidence, tail })];
  const { rung, domain, role } = ref;
  const first = nights[0].night;
  return { rung, domain, role, segment, first, tail, because, observation, points, gaps, changes };
}
