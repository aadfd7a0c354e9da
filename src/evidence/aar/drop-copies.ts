import type { CopiedTree } from './aar-archive.ts';
import type { PlacedResult } from './read-record.ts';

const depthOf = ({ place }: PlacedResult): number => place.root.split('/').length;

/** Main trees before those inside others, folders of the domain's name before those of an alias. */
function byRank(x: PlacedResult, y: PlacedResult): number {
  const rank = depthOf(x) - depthOf(y) || Number(x.dataset !== x.domain) - Number(y.dataset !== y.domain);
  if (rank !== 0 || x.path === y.path) return rank;
  return x.path < y.path ? -1 : 1;
}

const upTo = (path: string, levels: number): string => path.split('/').slice(0, -levels).join('/');

/** The tree that a copy came with: another root, or another name of the dataset in the same one. */
const treeOf = (copy: PlacedResult, kept: PlacedResult): string =>
  copy.place.root === kept.place.root ? upTo(copy.path, 2) : upTo(copy.path, 3);

/**
 * Keeps each result once: one of a domain, method, folder of settings and seed. Those deeper inside, or under another name of
 * the dataset, are the copies.
 */
export function dropCopies(results: readonly PlacedResult[]) {
  const kept = new Map<string, PlacedResult>();
  const trees = new Map<string, { files: number; of: string; different: [string, string][] }>();
  for (const result of results.toSorted(byRank)) {
    const { domain, method, place } = result;
    const key = JSON.stringify([domain, method, place.config, place.seed]);
    const before = kept.get(key);
    if (before === undefined) {
      kept.set(key, result);
      continue;
    }
    const path = treeOf(result, before);
    const tree = trees.get(path) ?? { files: 0, of: before.path, different: [] };
    tree.files++;
    if (before.sha256 !== result.sha256) tree.different.push([before.path, result.path]);
    trees.set(path, tree);
  }
  const copies: readonly CopiedTree[] = [...trees].map(([path, tree]) => ({ path, ...tree }));
  return { kept: [...kept.values()], copies };
}
