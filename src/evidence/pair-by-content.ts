import { CarryoverError } from '../core/errors.ts';
import type { Series, SourceOutcome } from '../core/evidence.ts';
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
  if (outcomes.length > 0 && outcomes.every(({ content }) => content === undefined)) {
    const hint = 'Pair by id (leave out --pair-by content), or use files that hold the questions.';
    throw new CarryoverError('data-invalid', `${path}: holds no texts of its items; expected texts to pair by.`, hint);
  }
  const twice = ambiguousContents(outcomes);
  const kept = outcomes
    .filter(({ content }) => content !== undefined && !twice.has(content))
    .map(outcome => ({ ...outcome, item: `text-${outcome.content}` }));
  const textless = outcomes.filter(({ content }) => content === undefined).length;
  const ambiguous = outcomes.length - kept.length - textless;
  if (textless > 0) note(path, `${textless} outcomes left out of pairing by content: they come without their text`);
  if (ambiguous > 0)
    note(path, `${ambiguous} outcomes left out of pairing by content: their text belongs to several items`);
  return { ...series, outcomes: kept };
}

/**
 * Names every item after what was asked, so that items of equal text pair though tools number them differently. Where two items
 * of one series have the same text, both are left out, as are outcomes without a text (a sample that is missing); both are noted.
 * @throws CarryoverError `data-invalid` where a series has no texts at all
 */
export const pairByContent = <Placed extends Placement>(
  placed: readonly Placed[],
  note: (path: string, text: string) => void,
): readonly Placed[] => placed.map(one => ({ ...one, series: nameByContent(one.series, note) }));
