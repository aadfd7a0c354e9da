import type { CountedRun, ReferenceRun } from '../../core/counts.ts';
import { parseMoment } from '../../core/parse-moment.ts';
import { mean } from '../../stats/numeric/moments.ts';

/** A floor with a ceiling, as accuracies. */
export interface Gap {
  readonly floor: number;
  readonly ceiling: number;
}

/** Which of the reference files a run is held against. */
export type GapRule = 'fixed-all' | 'fixed-at-time' | 'same-seed';

const momentOf = ({ endedAt }: CountedRun | ReferenceRun): number => parseMoment(endedAt) ?? Number.NaN;

/** Comparisons with an unknown moment are false: such a reference is not known to have been there. */
const RULES: Readonly<Record<GapRule, (reference: ReferenceRun, run: CountedRun) => boolean>> = {
  'fixed-all': () => true,
  'fixed-at-time': (reference, run) => momentOf(reference) < momentOf(run),
  'same-seed': (reference, run) => reference.seed === run.seed,
};

/** Mean of one role's references; undefined for none. */
function meanOf(references: readonly ReferenceRun[], role: ReferenceRun['role']): number | undefined {
  const values = references.filter(reference => reference.role === role).map(({ accuracy }) => accuracy);
  return values.length === 0 ? undefined : mean(values.sort((a, b) => a - b));
}

/** Mean floor and mean ceiling of the references that a rule lets a run have; undefined unless there are both. */
export function gapOf(references: readonly ReferenceRun[], rule: GapRule, run: CountedRun): Gap | undefined {
  const chosen = references.filter(reference => RULES[rule](reference, run));
  const [floor, ceiling] = [meanOf(chosen, 'floor'), meanOf(chosen, 'ceiling')];
  return floor === undefined || ceiling === undefined ? undefined : { floor, ceiling };
}

/** Mean floor and mean ceiling of all references; undefined unless there are both. */
export function gapOfAll(references: readonly ReferenceRun[]): Gap | undefined {
  const [floor, ceiling] = [meanOf(references, 'floor'), meanOf(references, 'ceiling')];
  return floor === undefined || ceiling === undefined ? undefined : { floor, ceiling };
}

/** Accuracies this close are the same number in another order of rounding. */
const ROUNDING = 1e-12;

/** Ceiling − floor; 0 where that is rounding. */
export function gapSize({ floor, ceiling }: Gap): number {
  const size = ceiling - floor;
  return Math.abs(size) <= ROUNDING ? 0 : size;
}

/** Share of a gap that an accuracy has recovered; undefined without a gap above 0, of which alone there are shares. */
export function shareOf(accuracy: number | undefined, gap: Gap | undefined): number | undefined {
  if (accuracy === undefined || gap === undefined) return undefined;
  const size = gapSize(gap);
  return size > 0 ? (accuracy - gap.floor) / size : undefined;
}
