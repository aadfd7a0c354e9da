import { hash } from 'node:crypto';
import type { SourceItem, Split } from '../core/item.ts';
import type { Rng } from '../core/random.ts';
import type { Problem, TextDomain } from '../core/text-domain.ts';
import { routeProblem } from './route-problem.ts';

export interface ItemSet {
  /** Pool that every seed draws its training items from. */
  readonly train: readonly SourceItem[];
  readonly test: readonly SourceItem[];
}

export interface ItemRequest {
  readonly draw: number;
  /** Items of each split. */
  readonly count: Readonly<Record<Split, number>>;
  readonly rng: Rng;
}

/** Problems in a row without a new item after which the domain is out of problems. */
const MOST_FRUITLESS = 100_000;

/** A name that says no more than the text does: a running number would tell the correct reading, which is made first. */
const nameText = ({ kind }: TextDomain, text: string): string => `${kind}-${hash('sha256', text, 'hex').slice(0, 16)}`;

/** Adds the items of a problem, unless it was there before; the last problem may lose items to the wanted count. */
function addItems(
  items: SourceItem[],
  { domain, problem, most, seen }: { domain: TextDomain; problem: Problem; most: number; seen: Set<string> },
): void {
  const identity = domain.identify(problem.text);
  const cluster = `${domain.kind}-${seen.size}`;
  for (const { input, label, subset } of problem.items()) {
    if (domain.identify(input) !== identity) throw new Error(`a slip changed the identity of ${JSON.stringify(input)}`);
    const text = JSON.stringify(input);
    if (items.length === most || seen.has(text)) continue;
    seen.add(text);
    items.push({ id: nameText(domain, text), input, cluster, subset, label });
  }
}

/**
 * Makes the items of one draw. No text is in two draws, in both splits or in the corpus: each goes where the identity of its
 * problem sends it, and equal texts have equal identities.
 * @throws Error where the domain has not so many different problems
 */
export function makeItems(domain: TextDomain, { draw, count, rng }: ItemRequest): ItemSet {
  const sets: Record<Split, SourceItem[]> = { train: [], test: [] };
  const seen = new Set<string>();
  for (let fruitless = 0; sets.train.length < count.train || sets.test.length < count.test; fruitless++) {
    if (fruitless > MOST_FRUITLESS) throw new Error(`${domain.kind}: no more problems after ${seen.size} items`);
    const problem = domain.draw(rng);
    const route = routeProblem(domain.identify(problem.text));
    if (route.use === 'corpus' || route.draw !== draw || sets[route.use].length === count[route.use]) continue;
    const before = seen.size;
    addItems(sets[route.use], { domain, problem, most: count[route.use], seen });
    if (seen.size > before) fruitless = 0;
  }
  return sets;
}
