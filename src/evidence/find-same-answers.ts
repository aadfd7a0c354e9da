import type { EvidenceNote, Series } from '../core/evidence.ts';
import { nameSeries } from './name-series.ts';

/** With fewer repeated items, equal answers may well be chance. */
const FEWEST_ITEMS = 5;

/**
 * Series whose repeated answers are the same to the letter at every item: a cache, or a temperature of 0, has answered once. Their
 * repeats say nothing that the first does not.
 */
export function findSameAnswers(series: readonly Series[]): readonly EvidenceNote[] {
  return series.flatMap(one => {
    const repeated = [...Map.groupBy(one.outcomes, ({ item }) => item).values()].filter(({ length }) => length > 1);
    const isSame = repeated.every(([first, ...others]) =>
      others.every(({ prediction, tokensOut, score, status }) => {
        const isKnown = prediction !== undefined || tokensOut !== undefined;
        const isEqual = prediction === first?.prediction && tokensOut === first?.tokensOut;
        return isKnown && isEqual && score === first?.score && status === first.status;
      }),
    );
    if (repeated.length < FEWEST_ITEMS || !isSame) return [];
    const text = `all repeated answers to ${repeated.length} items are the same to the letter: a cache, or a temperature of 0, answered once [SAMEANSWERS]`;
    return [{ path: nameSeries(one), text }];
  });
}
