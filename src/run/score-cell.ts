import type { StoredLabels } from '../core/item-artefact.ts';
import type { CellOutput } from '../core/job.ts';

export interface ScoredCell {
  /** Per test item, in [0, 1]: the share of draws that were right; 0 or 1 where there is one draw. */
  readonly scores: Float64Array;
  /** Accuracy of every draw, where there are several. */
  readonly repeats?: readonly number[] | undefined;
}

const DIGIT = { 0: 48, 1: 49 } as const;

/** Holds predictions against the labels: the one place where the two meet. */
export function scoreCell({ draws }: CellOutput, labels: StoredLabels): ScoredCell {
  const hits = new Float64Array(labels.length);
  const repeats = draws.map(draw => {
    let right = 0;
    for (const [at, label] of labels.entries()) {
      if (draw.charCodeAt(at) !== DIGIT[label]) continue;
      hits[at] = (hits[at] as number) + 1;
      right++;
    }
    return right / labels.length;
  });
  return { scores: hits.map(count => count / draws.length), repeats: draws.length > 1 ? repeats : undefined };
}
