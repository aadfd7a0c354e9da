import { CarryoverError } from '../core/errors.ts';
import type { Series, SourceOutcome } from '../core/evidence.ts';

/** Items of one series whose text another item of it has too: which of them belongs to which elsewhere, nobody can say. */
function ambiguousContents(outcomes: readonly SourceOutcome[]): ReadonlySet<string> {
  const itemOf = new Map<string, string>();
  const twice = new Set<string>();
  for (const { item, content } of outcomes) {
    if (content === undefined) continue;
    if ((itemOf.get(content) ?? item) !== item) twice.add(content);
    itemOf.set(content, item);
  }
  return twice;
}

/**
 * Names every item after what was asked, so that items of equal text pair though tools number them differently. Where two items
 * of one series have the same text, both are left out, and noted.
 * @throws CarryoverError `data-invalid` where a series has items without their text
 */
export function pairByContent(
  series: readonly Series[],
  note: (path: string, text: string) => void,
): readonly Series[] {
  return series.map(one => {
    const missing = one.outcomes.find(({ content }) => content === undefined);
    if (missing !== undefined) {
      const found = `${one.path}: item ${JSON.stringify(missing.item)} comes without its text; expected texts to pair by.`;
      throw new CarryoverError(
        'data-invalid',
        found,
        'Pair by id (leave out --pair-by content), or use files that hold the questions.',
      );
    }
    const twice = ambiguousContents(one.outcomes);
    const outcomes = one.outcomes
      .filter(({ content }) => !twice.has(content as string))
      .map(outcome => ({ ...outcome, item: `text-${outcome.content}` }));
    const lost = one.outcomes.length - outcomes.length;
    if (lost > 0)
      note(one.path, `${lost} outcomes left out of pairing by content: their text belongs to several items`);
    return { ...one, outcomes };
  });
}
