import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { contrastInterval } from '../../../src/stats/gain/contrast-interval.ts';
import type { GainCell } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import type { Relation } from '../../../src/stats/gain/quadratic-form.ts';
import { decideEstimates } from '../../../src/stats/planning/decide-bounds.ts';
import {
  type ScenarioCell,
  type VerdictScenario,
  verdictChances,
} from '../../../src/stats/planning/verdict-chances.ts';
import { BOUNDS_ORDER } from '../../../src/stats/planning/verdict-rule.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { filled, readyCell } from '../../support/cells.ts';

const cell: ScenarioCell = {
  gain: 0.06,
  items: 60,
  itemVariance: 0.03,
  blocks: [{ seeds: 4, seedVariance: 0.0004, errorVariance: 0.02 }],
};
const scenario: VerdictScenario = {
  target: cell,
  sandbox: { ...cell, gain: 0.08 },
  itemCorrelation: 0,
  sesoi: 0.04,
  retention: 0.5,
  tail: 0.025,
};

/** Seeds that were seen: one in five far off, with four times the variance that the others' cell has. */
function tailed(sign: number): ScenarioCell {
  const effects = [-1, -1, -1, -1, 4].map(effect => sign * effect * 0.02);
  return { ...cell, blocks: [{ seeds: 4, seedVariance: 0.0016, errorVariance: 0.02, effects }] };
}

const normals = (count: number, rng: ReturnType<typeof createRng>) => Array.from({ length: count }, () => rng.normal());

/** A whole data set of one cell around given item effects. */
function drawCell(
  { gain, items, blocks }: ScenarioCell,
  effects: readonly number[],
  rng: ReturnType<typeof createRng>,
) {
  const drawn = blocks.map(({ seeds, seedVariance, errorVariance, effects: seen }, group) => {
    const shifts = normals(seeds, rng).map(z =>
      seen === undefined ? Math.sqrt(seedVariance) * z : (seen[Math.floor(rng.uniform() * seen.length)] as number),
    );
    const base = (at: number) => (group === 0 ? gain + (effects[at % items] as number) : 0);
    const entry = (at: number) => base(at) + Math.sqrt(errorVariance) * rng.normal();
    return { group, matrix: filled(seeds, items, at => (shifts[Math.floor(at / items)] as number) + entry(at)) };
  });
  return readyCell({ blocks: drawn, binary: false });
}

/** Rates of verdicts of whole data sets, judged by the analysis's own functions. */
function bruteForce(given: VerdictScenario, draws: number) {
  const rng = createRng(5, 'brute force');
  const { target, sandbox, itemCorrelation: rho, sesoi, retention, tail } = given;
  const counts = new Map<string, number>();
  let replicated = 0;
  for (let draw = 0; draw < draws; draw++) {
    const first = normals(target.items, rng);
    const other = normals(sandbox.items, rng).map((z, i) => rho * (first[i] ?? 0) + Math.sqrt(1 - rho * rho) * z);
    const scaled = (effects: readonly number[], { itemVariance }: ScenarioCell) =>
      effects.map(z => Math.sqrt(itemVariance) * z);
    const cells: [GainCell, GainCell] = [
      drawCell(target, scaled(first, target), rng),
      drawCell(sandbox, scaled(other, sandbox), rng),
    ];
    const shared = Int32Array.from({ length: rho === 0 ? 0 : target.items }, (_, at) => at);
    const relation: Relation = { seeds: 'independent', columns: () => ({ left: shared, right: shared }) };
    const gain = gainInterval(cells[0], tail);
    const contrast = contrastInterval(cells, { tail, weights: [1, -retention], relation });
    const verdict = accept(decideEstimates({ gain, contrast }, sesoi));
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const own = gainInterval(cells[1], tail);
    if (own.status === 'estimated' && own.low > 0) replicated++;
  }
  return { rateOf: (verdict: string) => (counts.get(verdict) ?? 0) / draws, replicates: replicated / draws };
}

describe('the chances of the verdicts', () => {
  test.each<[string, VerdictScenario]>([
    ['of cells without a common item', scenario],
    ['of cells with the same items, half correlated', { ...scenario, itemCorrelation: 0.5 }],
    ['where no gain arrives', { ...scenario, target: { ...cell, gain: 0 }, itemCorrelation: 0.8 }],
    ['of a loss', { ...scenario, target: { ...cell, gain: -0.06 } }],
    [
      'of arms with seeds of their own and a sandbox of one seed',
      {
        ...scenario,
        target: {
          ...cell,
          blocks: [
            { seeds: 3, seedVariance: 0.0004, errorVariance: 0.02 },
            { seeds: 5, seedVariance: 0.0001, errorVariance: 0.01 },
          ],
        },
        sandbox: { ...cell, gain: 0.08, items: 90, blocks: [{ seeds: 1, seedVariance: 0, errorVariance: 0.02 }] },
      },
    ],
    [
      'of seeds with a long tail to the right, in the sandbox to the left',
      { ...scenario, target: tailed(1), sandbox: { ...tailed(-1), gain: 0.08 } },
    ],
    [
      'where items hardly vary',
      { ...scenario, target: { ...cell, itemVariance: 0 }, sandbox: { ...cell, gain: 0.03, itemVariance: 0 } },
    ],
  ])('%s are those of whole data sets judged by the analysis', (_, given) => {
    const result = verdictChances(given, 20_000, createRng(1, 'chances'));
    if (isRefused(result)) throw new Error(result.reason);
    const brute = bruteForce(given, 1500);
    for (const verdict of BOUNDS_ORDER) {
      const p = result.chances[verdict];
      const error = Math.sqrt((p * (1 - p) + 0.001) / 1500);
      expect(Math.abs(brute.rateOf(verdict) - p), verdict).toBeLessThan(4.5 * error);
    }
    expect(Math.abs(brute.replicates - result.replicates)).toBeLessThan(0.06);
    expect(BOUNDS_ORDER.reduce((sum, verdict) => sum + result.chances[verdict], 0)).toBeCloseTo(1, 12);
  });

  test('are the same for the same seed, and other ones for another', () => {
    const at = (seed: number) => verdictChances(scenario, 500, createRng(seed, 'same'));
    expect(at(1)).toEqual(at(1));
    expect(at(2)).not.toEqual(at(1));
  });

  test.each<[string, Partial<VerdictScenario>, string, string]>([
    ['fewer than fifteen items', { target: { ...cell, items: 14 } }, 'TOO_FEW_OBSERVATIONS', 'target'],
    ['no seeds', { sandbox: { ...cell, blocks: [] } }, 'EMPTY_INPUT', 'sandbox'],
    [
      'half a seed',
      { sandbox: { ...cell, blocks: [{ seeds: 0.5, seedVariance: 0, errorVariance: 0 }] } },
      'TOO_FEW_SEEDS',
      'sandbox',
    ],
    ['a negative component', { target: { ...cell, itemVariance: -1e-9 } }, 'OUT_OF_RANGE', 'target'],
    ['a gain that is no number', { target: { ...cell, gain: Number.NaN } }, 'NON_FINITE', 'gain'],
    ['a correlation of 1.1', { itemCorrelation: 1.1 }, 'OUT_OF_RANGE', 'itemCorrelation'],
    [
      'correlated cells of different items',
      { itemCorrelation: 0.3, target: { ...cell, items: 61 } },
      'LENGTH_MISMATCH',
      'itemCorrelation',
    ],
    ['a tail of one half', { tail: 0.5 }, 'OUT_OF_RANGE', 'tail'],
    ['a retention of 0', { retention: 0 }, 'OUT_OF_RANGE', 'retention'],
    ['a negative smallest effect', { sesoi: -0.01 }, 'OUT_OF_RANGE', 'sesoi'],
  ])('%s is refused by name', (_, change, code, argument) => {
    expect(verdictChances({ ...scenario, ...change }, 10, createRng(1))).toMatchObject({ code, argument });
  });

  test('no draws are refused', () => {
    expect(verdictChances(scenario, 0, createRng(1))).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'draws' });
  });
});
