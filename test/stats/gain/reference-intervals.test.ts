import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { contrastInterval } from '../../../src/stats/gain/contrast-interval.ts';
import type { GainCell } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { quadraticForm, type Relation } from '../../../src/stats/gain/quadratic-form.ts';
import { decideBounds } from '../../../src/stats/planning/decide-bounds.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { fiellerSet } from '../../../src/stats/ratios/fieller.ts';
import { drawEffects, readyCell } from '../../support/cells.ts';

const FOLDER = '../shared/design';
const DESIGNS = 1000;

/** Why the comparison cannot run here, or undefined. */
function obstacle(): string | undefined {
  if (!existsSync(`${FOLDER}/reference_intervals.py`)) return 'the reference implementation is not here';
  const probe = spawnSync('python3', ['-c', 'import numpy, scipy']);
  return probe.status === 0 ? undefined : 'python3 with numpy and scipy is not here';
}
const missing = obstacle();

const rng = createRng(2026, 'random designs');
const pick = (low: number, high: number) => low + rng.below(high - low + 1);

/** Seeds × items with seed, item and residual effects of any size; the second matrix shares some of the first. */
function drawDesign() {
  const [seeds, items, armSeeds] = [pick(3, 8), pick(15, 60), pick(3, 8)];
  const spread = { seed: rng.uniform() * 0.2, item: rng.uniform() * 0.5, error: 0.05 + rng.uniform() * 0.5 };
  const shift = (rng.uniform() - 0.5) * 0.4;
  const draw = (rows: number) => drawEffects(rows, items, { spread, rng });
  const d = draw(seeds);
  const mixed = draw(seeds).values.map((value, at) => 0.7 * (d.values[at] as number) + 0.5 * value + shift);
  const moved = d.values.map(value => value + shift / 2);
  const tail = [0.025, 0.005, 0.1, 0.025 / 6][rng.below(4)] as number;
  return {
    seeds,
    items,
    armSeeds,
    tail,
    retention: 0.5,
    sesoi: [0.02, 0.2][rng.below(2)] as number,
    d: [...moved],
    e: [...mixed],
    arm: [...draw(armSeeds).values],
  };
}
type Design = ReturnType<typeof drawDesign>;

interface Answer {
  readonly meanSquares: readonly number[];
  readonly howe: readonly number[];
  readonly qShared: readonly number[];
  readonly qIndependent: readonly number[];
  readonly fiellerShared: readonly [string, number | null, number | null];
  readonly fiellerIndependent: readonly [string, number | null, number | null];
  readonly contrast: readonly number[];
  readonly verdict: string;
  readonly ownSeeds: readonly number[];
}

function askReference(designs: readonly Design[]): Answer[] {
  const run = spawnSync('python3', ['test/support/reference-driver.py', FOLDER], {
    input: JSON.stringify(designs),
    maxBuffer: 1 << 28,
    encoding: 'utf8',
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Answer[];
}

const matrixOf = (seeds: number, items: number, values: readonly number[]) => ({
  seeds,
  items,
  values: Float64Array.from(values),
});

function limits(cell: GainCell, tail: number): [number, number] {
  const interval = gainInterval(cell, tail);
  if (interval.status === 'refused') throw new Error(interval.reason);
  return [interval.low, interval.high];
}

/** Kind of Fieller's set and its limits, as the reference names them. */
function setOf(cells: readonly [GainCell, GainCell], q: readonly number[]): [string, number | null, number | null] {
  const [x, y] = cells.map(cell => cell.squares.mean) as [number, number];
  const set = fiellerSet({ numerator: x, denominator: y, q, level: 0.95, scale: 1 });
  if (set.status === 'resolved' || set.status === 'set-only') return ['bounded', set.low, set.high];
  if (set.status !== 'unresolved') return [set.status, null, null];
  return [set.set === 'complement' ? 'complement' : 'whole_line', null, null];
}

describe.skipIf(missing !== undefined)(`${DESIGNS} random designs${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('agree with the reference implementation to 1e-9: intervals, forms, sets, contrasts and verdicts', () => {
    const designs = Array.from({ length: DESIGNS }, drawDesign);
    const seen = new Set<string>();
    let worst = 0;
    const compare = (got: readonly (number | null)[], wanted: readonly (number | null)[]) => {
      for (const [at, value] of wanted.entries()) {
        worst = Math.max(worst, Math.abs((got[at] ?? 0) - (value ?? 0)) / Math.max(1, Math.abs(value ?? 0)));
      }
    };
    for (const [at, answer] of askReference(designs).entries()) {
      const { seeds, items, armSeeds, tail, retention, sesoi, d, e, arm } = designs[at] as Design;
      const [x, y] = [d, e].map(values => readyCell({ matrix: matrixOf(seeds, items, values), binary: false })) as [
        GainCell,
        GainCell,
      ];
      const all = Int32Array.from({ length: items }, (_, column) => column);
      const independent: Relation = { seeds: 'independent', columns: () => ({ left: all, right: all }) };
      const [shared, separate] = [
        accept(quadraticForm([x, y], tail, { seeds: 'shared' })),
        accept(quadraticForm([x, y], tail, independent)),
      ];
      compare([x.squares.msSeeds, x.squares.msItems, x.squares.msError], answer.meanSquares);
      compare([x.squares.mean, ...limits(x, tail)], answer.howe);
      compare(shared, answer.qShared);
      compare(separate, answer.qIndependent);
      const contrast = contrastInterval([x, y], { tail, weights: [1, -retention], relation: independent });
      if (contrast.status === 'refused') throw new Error(contrast.reason);
      compare([contrast.low, contrast.high], answer.contrast);
      const [low, high] = limits(x, tail);
      const bounds = { low, high, contrastLow: contrast.low, contrastHigh: contrast.high };
      expect(accept(decideBounds(bounds, sesoi))).toBe(answer.verdict);
      seen.add(answer.verdict);
      for (const [q, wanted] of [
        [shared, answer.fiellerShared],
        [separate, answer.fiellerIndependent],
      ] as const) {
        const set = setOf([x, y], q);
        expect(set[0]).toBe(wanted[0]);
        seen.add(set[0]);
        if (wanted[0] === 'bounded') compare(set.slice(1) as number[], wanted.slice(1) as number[]);
      }
      const own = readyCell({
        blocks: [
          { group: 0, matrix: matrixOf(seeds, items, d) },
          {
            group: 1,
            matrix: matrixOf(
              armSeeds,
              items,
              arm.map(value => -value),
            ),
          },
        ],
        binary: false,
      });
      const [ownMean, ownWidth] = answer.ownSeeds as [number, number];
      compare([own.squares.mean, ...limits(own, tail)], [ownMean, ownMean - ownWidth, ownMean + ownWidth]);
    }
    expect(worst).toBeLessThan(1e-9);
    // Every branch was met.
    expect([...seen].sort()).toEqual(
      ['attenuated', 'bounded', 'complement', 'inconclusive', 'reversed', 'survives', 'vanished', 'whole_line'].sort(),
    );
  });
});
