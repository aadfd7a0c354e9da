import { expect, test } from 'vitest';
import { createRng } from '../../src/stats/random/rng.ts';
import { allFinite } from '../support/all-finite.ts';
import { concludeTable } from '../support/conclude-table.ts';
import type { Outcome } from '../support/make-table.ts';
import { isRequired, titleOf } from '../support/requirements.ts';

/** Scores of one kind: right or wrong, graded, in thirds, all the same, and the same but for float noise. */
const KINDS = [
  (u: number, level: number) => (u < level ? 1 : 0),
  (u: number) => u,
  (u: number) => Math.floor(4 * u) / 3,
  () => 0.3,
  () => 1,
  (u: number) => 0.5 + 1e-15 * u,
];

type Pick = <T>(...choices: readonly T[]) => T;

/** Rung, arm and seed of every block of rows; the arms have seeds of their own or share them. */
function drawBlocks(pick: Pick) {
  const hasOwnSeeds = pick(true, false);
  const arms = pick(['baseline', 'candidate'], ['weak', 'ceiling', 'baseline', 'candidate']);
  return ['small', 'large', 'huge'].slice(0, pick(2, 3)).flatMap(rung => {
    const shared = pick(1, 2, 3, 5);
    return arms.flatMap(arm => {
      const seeds = Array.from({ length: hasOwnSeeds ? pick(1, 2, 3, 4) : shared }, (_, seed) => seed);
      return seeds.map(seed => ({
        rung,
        arm,
        seed: hasOwnSeeds ? `${arm}${seed}` : String(seed),
        isFirst: seed === 0,
      }));
    });
  });
}

/** A table as nobody plans it: few items, one seed or several, clusters, holes. The first item of an arm is always there. */
function drawTable(at: number): Outcome[] {
  const rng = createRng(at, 'odd tables');
  const pick: Pick = (...choices) => choices[rng.below(choices.length)] as (typeof choices)[number];
  const [items, size, missing] = [pick(3, 14, 15, 16, 20, 31, 60), pick(0, 0, 2, 4), pick(0, 0.05, 0.3)];
  const [kind, level] = [pick(...KINDS), pick(0, 0.02, 0.5, 1)];
  const all = Array.from({ length: items }, (_, item) => item);
  return drawBlocks(pick).flatMap(({ isFirst, ...block }) =>
    all
      .filter(item => rng.uniform() >= missing || (isFirst && item === 0))
      .map(item => ({
        ...block,
        domain: 'math',
        item: String(item),
        score: kind(rng.uniform(), level),
        cluster: size === 0 ? undefined : String(Math.floor(item / size)),
      })),
  );
}

test.skipIf(!isRequired('runs'))(
  titleOf('no table, however odd, meets a fault of our own, and nothing in a result is NaN or infinite', 'runs'),
  () => {
    const kinds = new Set<string | undefined>();
    for (let at = 0; at < 400; at++) {
      const result = concludeTable(drawTable(at));
      expect(allFinite(result), `table ${at}`).toBe(true);
      for (const { verdict } of result.cells) kinds.add(verdict?.kind);
    }
    expect(kinds.size).toBeGreaterThan(3);
  },
);
