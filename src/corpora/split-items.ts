import { CarryoverError } from '../core/errors.ts';
import { groupByCluster } from '../core/group-by-cluster.ts';
import { type SourceItem, SPLITS, type Split } from '../core/item.ts';
import { quote } from '../core/quote.ts';
import type { Rng } from '../core/random.ts';
import { shuffle } from '../util/shuffle.ts';
import type { FileItem } from './parse-item.ts';

/** Items by what they are used for, each in the order in which they came. */
export type SplitItems = Readonly<Record<Split, readonly SourceItem[]>>;

const refuse = (message: string, hint: string): CarryoverError => new CarryoverError('data-invalid', message, hint);

/** Clusters in the order of their names: how the files were put together leaves no trace. */
const clustersOf = (items: readonly FileItem[]): readonly (readonly FileItem[])[] =>
  [...groupByCluster(items)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members);

/** Whole clusters, in random order, each taken if the test split has room for it; the smallest where none fits. */
function dealClusters(items: readonly FileItem[], wanted: number, rng: Rng): ReadonlySet<FileItem> {
  const clusters = clustersOf(items);
  if (clusters.length < 2) {
    const found = `all ${items.length} items are of one cluster, which cannot be split into training and test`;
    throw refuse(`${found}; expected two clusters or more.`, 'Give "cluster" only to items that share a problem.');
  }
  const dealt = shuffle(clusters, rng);
  const room = Math.min(wanted, Math.floor(items.length / 2));
  const chosen = new Set<FileItem>();
  for (const members of dealt) {
    if (chosen.size + members.length > room) continue;
    for (const item of members) chosen.add(item);
  }
  if (chosen.size > 0) return chosen;
  return new Set(dealt.reduce((smallest, members) => (members.length < smallest.length ? members : smallest)));
}

function refuseHalfSaid(items: readonly FileItem[]): void {
  const silent = items.filter(({ split }) => split === undefined);
  const [first] = silent;
  if (first === undefined) return;
  throw refuse(
    `${silent.length} of ${items.length} items say no split, such as ${quote(first.id)}; expected all of them or none to say it.`,
    'Add "split" to these items, or take it from all of them to have the clusters dealt at random.',
  );
}

function refuseEmptySplit(items: readonly FileItem[]): void {
  const empty = SPLITS.find(name => items.every(({ split }) => split !== name));
  if (empty === undefined) return;
  const hint = `Mark some items "${empty}", or take "split" from all of them to have the clusters dealt at random.`;
  throw refuse(`no item says split ${quote(empty)}; expected items in ${SPLITS.join(' and ')}.`, hint);
}

const withoutSplit = ({ split: _, ...item }: FileItem): SourceItem => item;

/**
 * Divides items into training and test, whole clusters at a time, so that nothing leaks between the two. Where the items say
 * their split, it is used; where none does, clusters are dealt at random until the test split holds about `test` items, and
 * never more than that or half of all. The order of the items in their files changes nothing but the order of what comes out.
 * @param options.test items wanted in the test split, ≥ 1
 * @throws CarryoverError `data-invalid` where some but not all items say their split, all say the same one, or there is only
 * one cluster to deal
 */
export function splitItems(items: readonly FileItem[], { test }: { readonly test: number }, rng: Rng): SplitItems {
  const isSaid = items.some(({ split }) => split !== undefined);
  if (isSaid) {
    refuseHalfSaid(items);
    refuseEmptySplit(items);
  }
  const dealt = isSaid ? undefined : dealClusters(items, test, rng);
  const isTest = (item: FileItem): boolean => (dealt === undefined ? item.split === 'test' : dealt.has(item));
  return {
    train: items.filter(item => !isTest(item)).map(withoutSplit),
    test: items.filter(isTest).map(withoutSplit),
  };
}
