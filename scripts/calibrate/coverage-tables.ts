import { SHARES } from './design.ts';
import { markdownTable, percent, whole } from './format.ts';
import { type Fared, groupBy, isOrdinary, summarise } from './summarise.ts';

const shapeOf = ({ design: { seeds, items, clusterSize } }: Fared): string =>
  `${whole(seeds)} × ${whole(items)}${clusterSize === 1 ? '' : ` in ${whole(items / clusterSize)} clusters`}`;

/** Grid order: items that stand alone first, then by seeds and items. */
const inOrder = (fared: readonly Fared[]): readonly Fared[] =>
  [...fared].sort(
    ({ design: x }, { design: y }) =>
      x.clusterSize - y.clusterSize || x.seeds - y.seeds || x.items - y.items || x.share - y.share,
  );

/** Lowest coverage over gains and base rates at every seed share, and the width over all of them. */
export function byShare(fared: readonly Fared[], key: string, first = 'Seeds × items'): string {
  const own = inOrder(fared.filter(one => one.key === key && isOrdinary(one) && one.design.kind === 'closed'));
  const rows = [...groupBy(own, shapeOf)].map(([shape, group]) => {
    const cells = SHARES.map(share => {
      const found = summarise(group.filter(({ design }) => design.share === share));
      return found === undefined ? '–' : percent(found.worst.coverage);
    });
    const all = summarise(group);
    return [shape, ...cells, percent(all?.mean ?? Number.NaN), `${(all?.width ?? Number.NaN).toFixed(2)}×`];
  });
  const shares = SHARES.map(share => `share ${100 * share}%`);
  return markdownTable([first, ...shares, 'mean of all', 'width ÷ oracle'], rows);
}

/** A few resamples without any spread can make a studentised interval as wide as one likes. */
const widthText = (width: number): string => (width > 10 ? '> 10×' : `${width.toFixed(2)}×`);

const BOOTSTRAPS = ['percentile', 'basic', 'bca', 'studentised', 'verdict'] as const;

/** Every bootstrap beside the verdict's interval on the same data: the lowest over gains and base rates, and the mean width. */
export function bootstrapTable(fared: readonly Fared[]): string {
  const own = inOrder(fared.filter(({ design }) => design.kind === 'bootstrap'));
  const rows = [...groupBy(own, one => `${shapeOf(one)} | ${100 * one.design.share}%`)].map(([label, group]) => [
    label,
    ...BOOTSTRAPS.map(name => {
      const found = summarise(group.filter(({ key }) => key.startsWith(`${name}/`)));
      return found === undefined ? 'refused' : `${percent(found.worst.coverage)} (${widthText(found.width)})`;
    }),
  ]);
  return markdownTable(['Seeds × items', 'share', 'percentile', 'basic', 'BCa', 'studentised', 'verdict’s own'], rows);
}

const STRESS: Readonly<Record<string, string>> = {
  heavy: 'heavy tails',
  'collapse-both': 'failures hit both arms',
  'collapse-one': 'failures hit the candidate',
};

/** Seeds that are not normal; the seed share is the one that was set, or that came out. */
export function stressTable(fared: readonly Fared[], shareOf: (one: Fared) => number): string {
  const own = inOrder(fared.filter(one => !isOrdinary(one)));
  const rows = [...groupBy(own, one => `${STRESS[one.design.law]} | ${shapeOf(one)} | ${one.design.share}`)].map(
    ([, group]) => {
      const [one] = group as readonly [Fared];
      const worst = (key: string) => {
        const found = summarise(group.filter(other => other.key === key));
        return found === undefined ? '–' : percent(found.worst.coverage);
      };
      const share = group.reduce((sum, other) => sum + shareOf(other), 0) / group.length;
      const label = STRESS[one.design.law] ?? one.design.law;
      return [label, shapeOf(one), percent(share), worst('howe/new-seeds'), worst('these-seeds-t/new-seeds')];
    },
  );
  return markdownTable(['Seeds', 'Seeds × items', 'seed share', 'Howe', 'items only'], rows);
}
