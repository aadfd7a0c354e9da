import type { ArmSummary, Spread } from '../core/arm-summary.ts';
import type { CellRecord } from '../core/cell-record.ts';
import { ARM_ROLES, type Design } from '../core/design.ts';
import type { Predictions } from '../core/predictions.ts';
import { addObservations } from './add-observations.ts';
import { seedAccuracies } from './seed-accuracies.ts';

type DoneRecord = Extract<CellRecord, { state: 'done' }>;

/** A cell and the mean score of its outcomes. */
interface Measured {
  readonly record: CellRecord;
  readonly accuracy: number | undefined;
}

/** Whole numbers in their order, other names by length and code unit: no trace of the order of the records. */
const bySeed = ({ record: { seed: x } }: Measured, { record: { seed: y } }: Measured): number =>
  x.length - y.length || (x < y ? -1 : Number(x > y));

/** Undefined where nobody told a number. */
function spreadOf(told: readonly (number | undefined)[]): Spread | undefined {
  const sorted = told.filter(value => value !== undefined).sort((x, y) => x - y);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (least === undefined || most === undefined || lower === undefined || upper === undefined) return undefined;
  return { least, median: lower + (upper - lower) / 2, most };
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Undefined where no teacher was used, and where nothing was trained on, so that there is no share. */
const shareChanged = ({ receipt: { labelsChanged, trainedOn } }: DoneRecord): number | undefined =>
  labelsChanged === undefined || trainedOn === 0 ? undefined : labelsChanged / trainedOn;

/** What the cells of one arm that were measured say together. */
function measuredPart(cells: readonly Measured[]) {
  const done = cells.flatMap(({ record, accuracy }) => (record.state === 'done' ? [{ record, accuracy }] : []));
  const repeats = done.flatMap(({ record }) => record.repeats ?? []);
  const spread = spreadOf(repeats);
  const receipts = done.map(({ record }) => record.receipt);
  return {
    seeds: done.filter(({ record, accuracy }) => accuracy !== undefined || record.repeats?.length).length,
    accuracy: meanOf(done.flatMap(({ accuracy }) => accuracy ?? [])),
    trainedOn: spreadOf(receipts.map(({ trainedOn }) => trainedOn)),
    labelsChanged: spreadOf(done.map(({ record }) => shareChanged(record))),
    parametersMoved: spreadOf(receipts.map(({ parametersMoved }) => parametersMoved)),
    repeats: spread && { ...spread, count: repeats.length },
    asked: addObservations(done.flatMap(({ record }) => record.asked ?? [])),
    notes: [...new Set(receipts.flatMap(({ note }) => note ?? []))],
  };
}

function summaryOf(unordered: readonly Measured[], design: Design): ArmSummary[] {
  const cells = unordered.toSorted(bySeed);
  const [first] = cells;
  if (first === undefined) return [];
  const { rung, domain, arm, method, learner } = first.record;
  const role = ARM_ROLES.find(one => design.arms[one] === arm) ?? 'control';
  const errored = cells.flatMap(({ record }) =>
    record.state === 'errored' ? [{ seed: record.seed, reason: record.reason }] : [],
  );
  return [{ rung, domain, arm, role, method, learner, ...measuredPart(cells), errored }];
}

/** Weak, baseline, candidate, ceiling, then everything else by name. */
function armOrder(records: readonly CellRecord[], { arms }: Design): string[] {
  const named = ARM_ROLES.flatMap(role => arms[role] ?? []);
  const controls = new Set(records.map(({ arm }) => arm));
  for (const name of named) controls.delete(name);
  return [...named, ...[...controls].sort()];
}

/**
 * What was run, arm by arm: domains and rungs in the order of the design, within them weak, baseline, candidate, ceiling,
 * then controls by name. Nothing depends on the order of rows or records.
 *
 * Accuracy is the mean over seeds of the mean score over the scored items, in [0, 1]; the share of changed labels is
 * `labelsChanged ÷ trainedOn` of each seed. One pass over the table.
 * @param records of every planned cell; rungs and domains that the design does not have are left out
 */
export function summarizeArms(
  predictions: Predictions,
  records: readonly CellRecord[],
  design: Design,
): readonly ArmSummary[] {
  const accuracies = seedAccuracies(predictions, records);
  const groups = new Map<string, Measured[]>();
  const keyOf = (domain: string, rung: string, arm: string): string => JSON.stringify([domain, rung, arm]);
  for (const [at, record] of records.entries()) {
    const key = keyOf(record.domain, record.rung, record.arm);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ record, accuracy: accuracies[at] });
  }
  const arms = armOrder(records, design);
  return design.domains.flatMap(domain =>
    design.rungs.flatMap(({ name: rung }) =>
      arms.flatMap(arm => summaryOf(groups.get(keyOf(domain, rung, arm)) ?? [], design)),
    ),
  );
}
