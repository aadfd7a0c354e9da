import { CarryoverError } from '../core/errors.ts';
import type { Series, SourceOutcome } from '../core/evidence.ts';
import { quote } from '../core/quote.ts';
import type { Placement } from './assign-design.ts';

/** Texts of one series that several items of it have: which of them belongs to which elsewhere, nobody can say. */
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

function nameByContent(series: Series, note: (path: string, text: string) => void): Series {
  const { path, outcomes } = series;
  const missing = outcomes.find(({ content }) => content === undefined);
  if (missing !== undefined) {
    const found = `${path}: item ${quote(missing.item)} comes without its text; expected texts to pair by.`;
    const hint = 'Pair by id (leave out --pair-by content), or use files that hold the questions.';
    throw new CarryoverError('data-invalid', found, hint);
  }
  const twice = ambiguousContents(outcomes);
  const kept = outcomes
    .filter(({ content }) => !twice.has(content as string))
    .map(outcome => ({ ...outcome, item: `text-${outcome.content}` }));
  const lost = outcomes.length - kept.length;
  if (lost > 0) note(path, `${lost} outcomes left out of pairing by content: their text belongs to several items`);
  return { ...series, outcomes: kept };
}

/**
 * Names every item after what was asked, so that items of equal text pair though tools number them differently. Where two items
 * of one series have the same text, both are left out, and noted.
 * @throws CarryoverError `data-invalid` where a series has items without their text
 */
export const pairByContent = <Placed extends Placement>(
  placed: readonly Placed[],
  note: (path: string, text: string) => void,
): readonly Placed[] => placed.map(one => ({ ...one, series: nameByContent(one.series, note) }));
