import type { CopiedTree } from './aar-archive.ts';
import type { PlacedResult } from './read-record.ts';

const depthOf = ({ place }: PlacedResult): number => place.root.split('/').length;

/** Main trees before those inside others, folders of the domain's name before those of an alias. */
function byRank(x: PlacedResult, y: PlacedResult): number {
  const isOther = ({ dataset, domain }: PlacedResult): number => Number(dataset !== domain);
  const isStray = ({ place }: PlacedResult): number => Number(!isPlain(place.seed));
  const rank = depthOf(x) - depthOf(y) || isOther(x) - isOther(y) || isStray(x) - isStray(y);
  if (rank !== 0 || x.path === y.path) return rank;
  return x.path < y.path ? -1 : 1;
}

const upTo = (path: string, levels: number): string => path.split('/').slice(0, -levels).join('/');

/** The tree that a copy came with: another root, or another name of the dataset in the same one; itself beside the one kept. */
function treeOf(copy: PlacedResult, kept: PlacedResult): string {
  if (upTo(copy.path, 1) === upTo(kept.path, 1)) return copy.path;
  return copy.place.root === kept.place.root ? upTo(copy.path, 2) : upTo(copy.path, 3);
}

/** A seed as the sandbox writes it: not `042`, and not `42 (copy)`. */
const isPlain = (seed: string): boolean => /^(?:0|[1-9]\d*)$/u.test(seed);

/** Where a result is kept: one of the same bytes under another name of its seed, as file managers give them, is a copy of it. */
function nameSeeds(results: readonly PlacedResult[]): (result: PlacedResult) => string {
  const folderOf = ({ path }: PlacedResult): string => upTo(path, 1);
  const plain = new Map<string, string>();
  for (const result of results) {
    const { seed } = result.place;
    if (isPlain(seed)) plain.set(JSON.stringify([folderOf(result), result.sha256]), seed);
  }
  return result => {
    const { seed } = result.place;
    return isPlain(seed) ? seed : (plain.get(JSON.stringify([folderOf(result), result.sha256])) ?? seed);
  };
}

/**
 * Keeps each result once: one of a domain, method, folder of settings and seed. Those deeper inside, or under another name of
 * the dataset, are the copies; so are files of the same bytes beside one, as `seed_42 (copy).json`.
 */
export function dropCopies(results: readonly PlacedResult[]) {
  const kept = new Map<string, PlacedResult>();
  const trees = new Map<string, { files: number; of: string; different: [string, string][] }>();
  const seedOf = nameSeeds(results);
  for (const result of results.toSorted(byRank)) {
    const { domain, method, place } = result;
    const key = JSON.stringify([domain, method, place.config, seedOf(result)]);
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
