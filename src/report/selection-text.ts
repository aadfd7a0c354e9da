import type { TransferResult } from '../core/result.ts';
import { count } from '../util/format.ts';
import { listed } from './words.ts';

/** "101–105" where they follow each other, else "101, 205 and 309". */
function seedRange(seeds: readonly number[]): string {
  const sorted = seeds.toSorted((x, y) => x - y);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const isRow = sorted.length > 2 && first !== undefined && last !== undefined && last - first === sorted.length - 1;
  return isRow ? `${first}–${last}` : listed(sorted.map(String));
}

/** How the candidate was chosen, in one sentence; undefined where that was not recorded. */
export function selectionText({ selection, arms, design }: TransferResult): string | undefined {
  if (selection === undefined) return undefined;
  const { among, rule, draw, seeds } = selection;
  const candidate = arms?.find(({ role }) => role === 'candidate')?.method ?? design.arms.candidate;
  const which = `${seeds.length === 1 ? 'seed' : 'seeds'} ${seedRange(seeds)}`;
  const search =
    among.length === 1
      ? `${candidate} was the only method tried`
      : `${candidate} won a search among ${count(among.length)} methods (${listed(among)})`;
  return `${search} on draw ${draw}, ${which}, none of which this suite uses; rule: ${rule.replace(/[.\s]+$/, '')}.`;
}
