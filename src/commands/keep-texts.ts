import type { StoredItem } from '../core/item-artefact.ts';
import type { ItemText } from '../core/item-text.ts';
import type { TransferResult } from '../core/result.ts';

/** A report shows the beginning of a text; what is kept is a little more. */
const MOST_LETTERS = 1000;

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length <= MOST_LETTERS ? text : `${letters.slice(0, MOST_LETTERS - 1).join('')}…`;
}

function cutInput({ input }: StoredItem): ItemText['input'] {
  if (typeof input === 'string') return cut(input);
  return { prompt: cut(input.prompt), first: cut(input.first), second: cut(input.second) };
}

/** Names of the items that decided any cell of a domain. */
function namedItems({ cells }: Pick<TransferResult, 'cells'>, domain: string): ReadonlySet<string> {
  const measured = cells.flatMap(({ estimates }) =>
    estimates.status === 'measured' && estimates.domain === domain ? [estimates.influence.items] : [],
  );
  return new Set(measured.flatMap(({ up, down }) => [...up, ...down].map(({ item }) => item)));
}

/**
 * The texts of the items that decided a result, by domain and item, so that its report needs the run directory alone. Long
 * ones are cut.
 * @param items test items by domain
 */
export const keepTexts = (
  result: Pick<TransferResult, 'cells'>,
  items: ReadonlyMap<string, readonly StoredItem[]>,
): ItemText[] =>
  [...items].flatMap(([domain, all]) => {
    const named = namedItems(result, domain);
    return all.filter(({ id }) => named.has(id)).map(item => ({ domain, item: item.id, input: cutInput(item) }));
  });
