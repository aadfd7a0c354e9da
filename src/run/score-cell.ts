import type { StoredLabels } from '../core/item-artefact.ts';
import type { CellOutput } from '../core/job.ts';
import { SCORED, STATUSES } from '../core/predictions.ts';

export interface ScoredCell {
  /**
   * Per test item, in [0, 1]: the share of its predictions that were right; 0 or 1 where there is one draw. Must not be read
   * where the status is another than scored.
   */
  readonly scores: Float64Array;
  /** Per test item, index into STATUSES: scored where any draw has a prediction, else what the first draw says. */
  readonly statuses: Uint8Array;
  /** Accuracy over the predictions of every draw, where there are several; a draw without any has none. */
  readonly repeats?: readonly number[] | undefined;
}

const DIGIT = { 0: 48, 1: 49 } as const;
const REFUSED = 'r'.charCodeAt(0);

/** Index into STATUSES of what a sign of a draw stands for. */
function statusOf(sign: number): number {
  if (sign === DIGIT[0] || sign === DIGIT[1]) return SCORED;
  return STATUSES.indexOf(sign === REFUSED ? 'refused' : 'errored');
}

/** Holds predictions against the labels: the one place where the two meet. */
export function scoreCell({ draws }: CellOutput, labels: StoredLabels): ScoredCell {
  const hits = new Float64Array(labels.length);
  const predicted = new Float64Array(labels.length);
  const repeats = draws.flatMap(draw => {
    let [right, all] = [0, 0];
    for (const [at, label] of labels.entries()) {
      const sign = draw.charCodeAt(at);
      if (statusOf(sign) !== SCORED) continue;
      predicted[at] = (predicted[at] as number) + 1;
      all++;
      if (sign !== DIGIT[label]) continue;
      hits[at] = (hits[at] as number) + 1;
      right++;
    }
    return all === 0 ? [] : [right / all];
  });
  const statuses = Uint8Array.from(labels, (_, at) =>
    predicted[at] === 0 ? statusOf(draws[0]?.charCodeAt(at) ?? 0) : SCORED,
  );
  const scores = hits.map((count, at) => count / Math.max(1, predicted[at] as number));
  return { scores, statuses, repeats: draws.length > 1 ? repeats : undefined };
}
