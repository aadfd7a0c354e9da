import type { MatrixRow } from './view.ts';

/** Where a rung stands on the ladder's axis. */
export interface LadderStep {
  readonly rung: string;
  /** Pixels from the left edge. */
  readonly x: number;
  /** Where its label ends: labels of close sizes are kept apart. */
  readonly labelX: number;
  /** As it is written, where it is known: "6B". */
  readonly size?: string | undefined;
}

export interface LadderScale {
  readonly steps: readonly LadderStep[];
  /** Whether the axis is the logarithm of the size, or only the order of the rungs. */
  readonly bySize: boolean;
  readonly title: string;
}

/** Room at both ends, and between labels that are written aslant. */
const [MARGIN, LABEL_GAP] = [34, 17];

/** Labels in order of their marks, none closer than the gap. */
function spreadLabels(marks: readonly number[], width: number): number[] {
  const order = marks.map((_, at) => at).sort((x, y) => (marks[x] as number) - (marks[y] as number) || x - y);
  const placed = new Array<number>(marks.length).fill(0);
  let least = Number.NEGATIVE_INFINITY;
  for (const at of order) {
    least = Math.max(marks[at] as number, least + LABEL_GAP);
    placed[at] = least;
  }
  const over = Math.max(0, least - width);
  return placed.map(x => x - over);
}

/** Model sizes on a logarithmic axis where all are known and differ, else the rungs in their order, evenly spaced. */
export function ladderScale(rungs: readonly MatrixRow[], width: number): LadderScale {
  const logs = rungs.map(({ parameters }) => (parameters === undefined ? undefined : Math.log10(parameters)));
  const known = logs.filter(log => log !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const bySize = known.length === rungs.length && most > least;
  const shares = rungs.map((_, at) =>
    bySize ? ((logs[at] as number) - least) / (most - least) : rungs.length < 2 ? 0.5 : at / (rungs.length - 1),
  );
  const marks = shares.map(share => MARGIN + share * (width - 2 * MARGIN));
  const labels = spreadLabels(marks, width);
  return {
    bySize,
    title: bySize ? 'model size, logarithmic' : 'rungs in order; sizes are not all known',
    steps: rungs.map(({ rung, size }, at) => ({
      rung,
      x: marks[at] as number,
      labelX: labels[at] as number,
      size,
    })),
  };
}
