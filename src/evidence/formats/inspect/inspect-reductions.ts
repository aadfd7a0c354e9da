import { quote } from '../../../core/quote.ts';
import type { InspectLog } from './inspect-log.ts';
import type { InspectSample, InspectScore } from './inspect-sample.ts';
import { flattenInspectValue } from './inspect-value.ts';

interface ReducedItem {
  readonly place: string;
  readonly scores: Map<string, InspectScore>;
}

const asSample = ([id, { place, scores }]: readonly [string, ReducedItem]): InspectSample => ({
  place,
  id,
  epoch: 1,
  hasError: false,
  isInvalid: false,
  limit: undefined,
  scores,
  text: undefined,
  target: undefined,
  tags: undefined,
  tokensIn: undefined,
  tokensOut: undefined,
  costUsd: undefined,
});

/**
 * The score of each item over its epochs, which a log keeps beside its samples and often has where these are gone. Only means are
 * taken, and whatever there is of a single epoch.
 */
export function readInspectReductions(log: InspectLog, epochs: number): readonly InspectSample[] {
  const items = new Map<string, ReducedItem>();
  for (const reduction of log.reductions) {
    if (epochs > 1 && (reduction.maybeText('reducer') ?? 'mean') !== 'mean') continue;
    const scorer = reduction.text('scorer');
    for (const [at, score] of reduction.maybeObjects('samples').entries()) {
      const id = score.id('sample_id');
      const place = `${log.path}: reductions of ${quote(scorer)}: sample ${at + 1}`;
      const item = items.get(id) ?? { place, scores: new Map<string, InspectScore>() };
      items.set(id, item);
      const named = flattenInspectValue(scorer, score.get('value'));
      for (const [name, value] of named) item.scores.set(name, { value, answer: undefined });
    }
  }
  return [...items].map(asSample);
}
