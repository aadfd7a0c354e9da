import type { Series } from '../core/evidence.ts';
import { type EvidenceSink, hashText } from './evidence-sink.ts';

/** With fewer outcomes two runs can have the same scores by chance, unless what was answered is the same too. */
const CERTAIN = 30;

/** What a series says, whatever file and order it stands in; undefined where others could well say the same. */
function fingerprint({ facts, outcomes }: Series): string | undefined {
  const { file: _, ...own } = facts;
  const says = outcomes.some(({ prediction, tokensIn, tokensOut }) => prediction ?? tokensIn ?? tokensOut);
  if (outcomes.length === 0 || (outcomes.length < CERTAIN && !says)) return undefined;
  const rows = outcomes.map(({ item, repeat, status, score, prediction, tokensIn, tokensOut }) =>
    JSON.stringify([item, repeat, status, score, prediction, tokensIn, tokensOut]),
  );
  return hashText(JSON.stringify([own, rows.sort()]));
}

/**
 * Takes back files that hold what another file holds: a log kept in two formats, or copied and packed anew. As runs of their
 * own they would look like repeats, and make everything look more certain than it is.
 */
export function dropSameResults(sink: EvidenceSink): void {
  const firstOf = new Map<string, string>();
  for (const [path, own] of Map.groupBy(sink.series, series => series.path)) {
    const prints = own.map(fingerprint);
    const [first] = prints.map(print => print && firstOf.get(print));
    const isCopy = first !== undefined && prints.every(print => print !== undefined && firstOf.get(print) === first);
    if (isCopy) sink.discard(path, `the same results as ${first}`);
    else for (const print of prints) if (print !== undefined && !firstOf.has(print)) firstOf.set(print, path);
  }
}
