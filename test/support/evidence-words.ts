import type { Series } from '../../src/core/evidence.ts';
import type { EvidenceSink } from '../../src/evidence/evidence-sink.ts';
import { summarizeSeries } from '../../src/evidence/summarize-series.ts';

/** The one series that was found; several or none are a failure. */
export function onlySeries({ series }: EvidenceSink): Series {
  const [only, ...others] = series;
  if (only !== undefined && others.length === 0) return only;
  throw new Error(`expected one series, found ${series.length}`);
}

export const notesOf = ({ notes }: EvidenceSink): readonly string[] => notes.map(({ text }) => text);

/** "1/2 scored 0.5" for the second repeat of item 1. */
export const outcomesOf = ({ outcomes }: Series): readonly string[] =>
  outcomes.map(
    ({ item, repeat, status, score }) => `${item}${repeat === undefined ? '' : `/${repeat}`} ${status} ${score}`,
  );

/** "accuracy: yes" for a claim that the outcomes bear out. */
export const checksOf = (series: Series): readonly string[] =>
  summarizeSeries(series).claims.map(({ name, agrees }) => `${name}: ${agrees}`);
