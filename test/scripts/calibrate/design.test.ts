import { describe, expect, test } from 'vitest';
import { allDesigns, type Design } from '../../../scripts/calibrate/design.ts';

const DESIGNS = allDesigns({ closed: 5000, bootstrap: 500, planted: 200, unequal: 5000 });
const ofKind = (kind: Design['kind']) => DESIGNS.filter(one => one.kind === kind && one.law === 'normal');
const shapeOf = ({ seeds, items, clusterSize, share }: Design) => [seeds, items, clusterSize, share].join();

/** Gains and base rates of every shape and seed share. */
function settingsByShape(designs: readonly Design[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const design of designs) counts.set(shapeOf(design), (counts.get(shapeOf(design)) ?? 0) + 1);
  return counts;
}

describe('what is simulated', () => {
  test('has a name of its own for every design, and whole clusters', () => {
    expect(new Set(DESIGNS.map(({ id }) => id)).size).toBe(DESIGNS.length);
    expect(DESIGNS.every(({ items, clusterSize }) => items % clusterSize === 0)).toBe(true);
  });

  test.each(['closed', 'bootstrap'] as const)('is every gain and base rate wherever there is one: %s', kind => {
    const counts = settingsByShape(ofKind(kind));
    expect(counts.size).toBeGreaterThan(0);
    expect(new Set(counts.values())).toEqual(new Set([9]));
  });

  test('has every seed share at every shape of a kind', () => {
    const sharesAt = (kind: Design['kind'], seeds: number) =>
      [
        ...new Set(
          ofKind(kind)
            .filter(one => one.seeds === seeds)
            .map(one => one.share),
        ),
      ].sort();
    for (const seeds of [1, 2, 3, 5, 10, 20]) expect(sharesAt('closed', seeds)).toEqual([0, 0.25, 0.5, 0.75]);
    for (const seeds of [1, 3, 5, 10]) expect(sharesAt('bootstrap', seeds)).toEqual([0, 0.5, 0.75]);
    for (const seeds of [2, 20]) expect(sharesAt('bootstrap', seeds)).toEqual([]);
  });

  test('begins at 20 items and at 20 clusters of four, below which all is refused', () => {
    for (const seeds of [1, 2, 3, 5, 10, 20]) {
      const own = ofKind('closed').filter(one => one.seeds === seeds);
      const columns = [1, 4].map(size =>
        Math.min(...own.filter(one => one.clusterSize === size && one.items / size >= 15).map(one => one.items / size)),
      );
      expect(columns).toEqual([20, 20]);
    }
  });
});
