import { describe, expect, test } from 'vitest';
import type { Rng } from '../../../src/core/random.ts';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { tango } from '../../../src/stats/proportions/tango.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { logCapital } from '../../../src/stats/sequential/capital.ts';
import { confidenceSequence } from '../../../src/stats/sequential/confidence-sequence.ts';
import type { Night } from '../../../src/stats/sequential/night.ts';

const TAIL = 0.025;

/** Right-or-wrong outcomes with so large a share of discordant pairs and so large a mean difference. */
function nightOf(rng: Rng, law: { readonly items: number; readonly discordant: number; readonly gain: number }): Night {
  const [candidate, baseline] = [new Uint8Array(law.items), new Uint8Array(law.items)];
  for (let at = 0; at < law.items; at++) {
    const chance = rng.uniform();
    if (chance < (law.discordant + law.gain) / 2) candidate[at] = 1;
    else if (chance < law.discordant) baseline[at] = 1;
  }
  return { candidate, baseline };
}

const total = (nights: readonly Night[], arm: 'candidate' | 'baseline'): number =>
  nights.reduce((sum, night) => sum + Array.from(night[arm]).reduce((part, outcome) => part + outcome, 0), 0);

/**
 * The probability that betting on a gain, or on a loss, has ever made 1/tail after so many discordant pairs, looking after each:
 * exact, over the walk of gains and losses, since concordant pairs leave the capital against 0 as it is.
 */
function everExcludes(discordant: number): number {
  let alive = new Map([[0, 1]]);
  let excluded = 0;
  for (let pairs = 1; pairs <= discordant; pairs++) {
    const next = new Map<number, number>();
    for (const [gains, chance] of alive) {
      for (const more of [gains, gains + 1]) next.set(more, (next.get(more) ?? 0) + chance / 2);
    }
    alive = new Map();
    for (const [gains, chance] of next) {
      const most = Math.max(gains, pairs - gains);
      const observations = { rises: Float64Array.of(0, 2), counts: Float64Array.of(pairs - most, most) };
      if (logCapital(observations, 0).value >= -Math.log(TAIL)) excluded += chance;
      else alive.set(gains, chance);
    }
  }
  return excluded;
}

describe('the confidence sequence', () => {
  test('says one thing per night, refuses no nights at all, and refuses as its parts do', () => {
    const night = { candidate: [1, 0], baseline: [0, 0] };
    const found = accept(confidenceSequence([night, { candidate: [], baseline: [] }, night], TAIL));
    expect(found.map(({ night: number, observations }) => [number, observations])).toEqual([
      [1, 2],
      [2, 2],
      [3, 4],
    ]);
    const refused = [
      confidenceSequence([], TAIL),
      confidenceSequence([night], 0.5),
      confidenceSequence([night], 0),
      confidenceSequence([night, { candidate: [Number.NaN], baseline: [0] }, night], TAIL),
    ];
    expect(refused.map(one => isRefused(one) && one.code)).toEqual([
      'EMPTY_INPUT',
      'OUT_OF_RANGE',
      'OUT_OF_RANGE',
      'NON_FINITE',
    ]);
  });

  test('excludes no effect in at most 5% of walks that are watched pair by pair, exactly', () => {
    const chances = [20, 100, 400].map(everExcludes);
    expect(chances[2]).toBeLessThan(0.05);
    expect(chances[2]).toBeGreaterThan(0.01);
    expect(chances).toEqual(chances.toSorted());
  });

  const everExcluding = (series: number, gain: number): number => {
    let excluded = 0;
    for (let at = 0; at < series; at++) {
      const rng = createRng(5, 'nights', at);
      const nights = Array.from({ length: 60 }, () => nightOf(rng, { items: 20, discordant: 0.3, gain }));
      const readings = accept(confidenceSequence(nights, TAIL));
      if (readings.some(({ interval }) => interval.low > 0 || interval.high < 0)) excluded++;
    }
    return excluded / series;
  };

  test('in series of 60 nights without an effect at most 5% ever exclude 0, and nearly all where there is one', () => {
    // Three standard errors above 5% of 300 series.
    expect(everExcluding(300, 0)).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 300));
    expect(everExcluding(20, 0.1)).toBeGreaterThan(0.9);
  });

  test('is less than twice as wide as an interval for a number of items that was fixed in advance, after 1 night and after 200', () => {
    const rng = createRng(6, 'width');
    const nights = Array.from({ length: 200 }, () => nightOf(rng, { items: 200, discordant: 0.2, gain: 0 }));
    const readings = accept(confidenceSequence(nights, TAIL));
    for (const looked of [1, 10, 200]) {
      const so = nights.slice(0, looked);
      const fixed = accept(tango(total(so, 'candidate'), total(so, 'baseline'), 200 * looked, TAIL));
      const { interval } = readings[looked - 1] as (typeof readings)[number];
      const ratio = (interval.high - interval.low) / (fixed.high - fixed.low);
      expect(ratio).toBeGreaterThan(1.6);
      expect(ratio).toBeLessThan(1.9);
    }
  });
});
