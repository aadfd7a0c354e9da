import type { Rng } from '../../src/core/random.ts';
import type { NightCell, NightFact, NightRun } from '../../src/history/night-run.ts';

/** What goes wrong every so many nights: nothing, a seed of both arms, or one of them, so that the cell cannot be compared. */
export const LOSSES = ['nothing', 'a seed of both arms', 'the cell'] as const;
export type Loss = (typeof LOSSES)[number];

export interface LossyNights {
  readonly count: number;
  /** True gain of a night, from 1. */
  readonly gainOf: (night: number) => number;
  readonly loss: Loss;
  /** Nights from one loss to the next. */
  readonly every: number;
}

/** New seeds of a night, and the spread of their gains. */
const [SEEDS, SPREAD] = [5, 0.02];

const REF = { rung: 'production', domain: 'math', role: 'production' } as const;

function cellOf(night: number, gains: readonly number[]): NightCell {
  const arm = (sign: number) => gains.map(gain => Math.max(0, sign * gain));
  const names = { seeds: gains.map((_, at) => `${night}-${at}`), itemsHash: 'same', outcomesHash: `${night}` };
  const gain = gains.reduce((sum, one) => sum + one, 0) / gains.length;
  return { ...REF, status: 'measured', gain, items: 1000, ...names, bySeed: { candidate: arm(1), baseline: arm(-1) } };
}

/** Nights of one cell as history reads them from tables, which say nothing about how many seeds were planned. */
export function lossyNights(rng: Rng, { count, gainOf, loss, every }: LossyNights): readonly NightRun[] {
  return Array.from({ length: count }, (_, at): NightRun => {
    const night = at + 1;
    const isLossy = night % every === 0;
    const all = Array.from({ length: SEEDS }, () => gainOf(night) + SPREAD * rng.normal());
    const gains = isLossy && loss === 'a seed of both arms' ? all.slice(1) : all;
    const reason = 'a seed of one arm is missing';
    const isGap = isLossy && loss === 'the cell';
    const cell: NightCell = isGap ? { ...REF, status: 'unmeasured', reason } : cellOf(night, gains);
    const amount = { value: String(gains.length), amount: gains.length, moved: 2, isSeen: true } as const;
    const facts: NightFact[] = isGap ? [] : [{ aspect: 'suite', what: 'seeds', ...amount }];
    const run = { directory: `night-${night}`, suite: 'lossy', createdAt: '', planHash: '', contentHash: `${night}` };
    return { ...run, facts, cells: [cell], remarks: [] };
  });
}
