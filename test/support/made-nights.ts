import type { MeasuredNight, NightFact, NightRun, UnmeasuredNight } from '../../src/history/night-run.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const clip = (value: number): number => Math.min(1, Math.max(0, value));

export interface CellSketch {
  readonly domain?: string;
  /** Gains of the night's seeds. */
  readonly gains: readonly number[];
  readonly seeds?: readonly string[];
  readonly itemsHash?: string;
}

/** A measured cell whose baseline is right half of the time. */
export function madeCell(
  night: number,
  { domain = 'math', gains, seeds, itemsHash = 'same' }: CellSketch,
): MeasuredNight {
  return {
    rung: '175b',
    domain,
    role: 'production',
    status: 'measured',
    gain: gains.reduce((sum, gain) => sum + gain, 0) / gains.length,
    items: 1000,
    seeds: seeds ?? gains.map((_, at) => `${night}-${at}`),
    itemsHash,
    outcomesHash: JSON.stringify([domain, gains]),
    bySeed: { candidate: gains.map(gain => clip(0.5 + gain)), baseline: gains.map(() => 0.5) },
  };
}

/** The same cell without a comparison. */
export const unmeasuredCell = (domain = 'math'): UnmeasuredNight => ({
  rung: '175b',
  domain,
  role: 'production',
  status: 'unmeasured',
  reason: 'no outcome in this cell',
});

export const madeNight = (night: number, changes: Partial<NightRun> = {}): NightRun => ({
  directory: `night-${night}`,
  suite: 'nightly',
  createdAt: new Date(Date.UTC(2026, 0, night, 3)).toISOString(),
  planHash: 'a1'.repeat(32),
  contentHash: `content ${night}`,
  facts: [],
  cells: [],
  remarks: [],
  ...changes,
});

export const factOf = (aspect: NightFact['aspect'], value: string, amount?: number): NightFact => ({
  aspect,
  what: `the ${aspect}`,
  value,
  amount,
});

/** Nights of five new seeds, whose gains spread by `sd`, on items that stay; the gain of a night is what `gainOf` says. */
export function madeSeries(
  stream: string | number,
  {
    count,
    gainOf,
    sd = 0.02,
    domains = ['math'],
  }: { count: number; gainOf: (night: number) => number; sd?: number; domains?: readonly string[] },
): NightRun[] {
  const rng = createRng(11, 'nights', stream);
  return Array.from({ length: count }, (_, at) => {
    const cells = domains.map(domain =>
      madeCell(at + 1, { domain, gains: Array.from({ length: 5 }, () => gainOf(at + 1) + sd * rng.normal()) }),
    );
    return madeNight(at + 1, { cells });
  });
}
