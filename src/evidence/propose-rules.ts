import { sizeInName } from './size-in-name.ts';

/** Rungs and arms that names such as `6b_finetuning` seem to be made of. */
export interface Proposal {
  /** Smallest first, where the names give sizes. */
  readonly rungs: readonly string[];
  readonly arms: readonly [string, string];
  /** Values of --rung and --arm. */
  readonly rung: string;
  readonly arm: string;
}

const SEPARATORS = ['_', '-', '/', ':', '.', ' '] as const;

interface Split {
  readonly left: string;
  readonly right: string;
}

/** Each name cut behind its n-th separator; names with fewer are left out. */
function cutAll(names: readonly string[], separator: string, n: number): readonly Split[] {
  return names.flatMap(name => {
    const parts = name.split(separator);
    if (parts.length <= n) return [];
    return [{ left: parts.slice(0, n).join(separator), right: parts.slice(n).join(separator) }];
  });
}

interface Factors {
  readonly separator: string;
  readonly shared: readonly string[];
  readonly pair: readonly [string, string];
  /** Whether what names share stands first. */
  readonly sharedFirst: boolean;
}

const escapeRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The two values of one side that go with the most values of the other, at least two. */
function bestPair(splits: readonly Split[], side: 'left' | 'right') {
  const other = side === 'left' ? 'right' : 'left';
  const partners = new Map<string, Set<string>>();
  for (const split of splits) {
    const own = partners.get(split[side]) ?? new Set<string>();
    partners.set(split[side], own.add(split[other]));
  }
  const values = [...partners.keys()].sort();
  let best: { readonly pair: readonly [string, string]; readonly shared: readonly string[] } | undefined;
  for (const [at, one] of values.entries()) {
    for (const two of values.slice(at + 1)) {
      const shared = [...(partners.get(one) ?? [])].filter(value => partners.get(two)?.has(value)).sort();
      if (shared.length >= 2 && shared.length > (best?.shared.length ?? 1)) best = { pair: [one, two], shared };
    }
  }
  return best;
}

/** Rungs are what has sizes; where nothing has, what comes first in the names. */
function isLadder(values: readonly string[]): boolean {
  return (
    values.every(value => sizeInName(value) !== undefined) && new Set(values.map(sizeInName)).size === values.length
  );
}

function findFactors(names: readonly string[]): Factors | undefined {
  const found: Factors[] = [];
  for (const separator of SEPARATORS) {
    const most = Math.max(...names.map(name => name.split(separator).length)) - 1;
    for (let n = 1; n <= most; n++) {
      const splits = cutAll(names, separator, n);
      for (const side of ['right', 'left'] as const) {
        const best = bestPair(splits, side);
        if (best) found.push({ separator, ...best, sharedFirst: side === 'right' });
      }
    }
  }
  const worth = ({ shared, sharedFirst }: Factors) =>
    (isLadder(shared) ? 1000 : 0) + 2 * shared.length + (sharedFirst ? 1 : 0);
  return found.toSorted((x, y) => worth(y) - worth(x))[0];
}

/**
 * Guesses rungs and arms from names that are put together of two parts, each rung having both arms. A guess is only ever shown:
 * which of two arms is the baseline nobody can read off a name.
 * @param fact the field that the names come from, for the rules
 * @returns nothing where the names have no such pattern
 */
export function proposeRules(names: readonly string[], fact: 'model' | 'method'): Proposal | undefined {
  const factors = findFactors([...new Set(names)]);
  if (factors === undefined) return undefined;
  const { separator, shared, pair, sharedFirst } = factors;
  const [between, choice] = [escapeRegex(separator), (values: readonly string[]) => values.map(escapeRegex).join('|')];
  const front = (values: readonly string[]) => `${fact}=~^(${choice(values)})${between}:$1`;
  const back = (values: readonly string[]) => `${fact}=~${between}(${choice(values)})$:$1`;
  const rungs = isLadder(shared) ? shared.toSorted((x, y) => (sizeInName(x) ?? 0) - (sizeInName(y) ?? 0)) : shared;
  return {
    rungs,
    arms: pair,
    rung: sharedFirst ? front(rungs) : back(rungs),
    arm: sharedFirst ? back(pair) : front(pair),
  };
}
