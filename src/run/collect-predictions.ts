import type { CellRecord } from '../core/cell-record.ts';
import type { StoredItem, StoredLabels } from '../core/item-artefact.ts';
import type { ArmTask, Plan, PlannedCell } from '../core/plan.ts';
import { type Predictions, SCORED, STATUSES } from '../core/predictions.ts';
import { PredictionsBuilder } from '../core/predictions-builder.ts';
import type { Measured, Measurement } from './measure-plan.ts';
import { type ScoredCell, scoreCell } from './score-cell.ts';

/** The test items of a domain and what is true of them. */
export interface TestSet {
  readonly items: readonly StoredItem[];
  readonly labels: StoredLabels;
}

const methodOf = (task: ArmTask): string | undefined =>
  task.kind === 'weak' || task.kind === 'ceiling' ? undefined : task.method.name;

function originOf(plan: Plan, { domain, rung, arm, seed, key, task }: PlannedCell) {
  const models = plan.rungs.find(({ name }) => name === rung);
  const learner = (task.kind === 'weak' ? models?.weak : models?.strong) ?? '';
  return { domain, rung, arm, seed: String(seed), key, method: methodOf(task), learner };
}

/** What is known of the outcomes of a cell. */
interface Outcomes extends ScoredCell {
  /** Absent where there are several. */
  readonly draw: string | undefined;
}

/** Adds the rows of a cell; a failed one has a row for every test item too, so that nothing is missing in silence. */
function addRows(builder: PredictionsBuilder, cell: PlannedCell, test: TestSet, outcomes?: Outcomes): void {
  const { domain, rung, arm } = cell;
  const seed = String(cell.seed);
  for (const [at, { id, cluster, subset }] of test.items.entries()) {
    const status = (outcomes && STATUSES[outcomes.statuses[at] as number]) ?? 'errored';
    const draw = status === STATUSES[SCORED] ? outcomes?.draw : undefined;
    builder.add(
      {
        key: { domain, rung, arm, seed, item: id },
        status,
        score: outcomes?.scores[at] ?? 0,
        labels: {
          ...(cluster === undefined ? {} : { cluster }),
          ...(subset === undefined ? {} : { subset }),
          ...(draw === undefined ? {} : { prediction: draw.charAt(at) }),
        },
        numbers: {},
      },
      at + 1,
    );
  }
}

function addCell(builder: PredictionsBuilder, cell: PlannedCell, measured: Measured, test: TestSet | undefined) {
  if (measured.state === 'errored') {
    if (test !== undefined) addRows(builder, cell, test);
    return { state: 'errored', reason: measured.reason } as const;
  }
  if (test === undefined) {
    const reason = `the test items of ${cell.domain} or their labels are missing or damaged in the store; run again`;
    return { state: 'errored', reason } as const;
  }
  const scored = scoreCell(measured.output, test.labels);
  const { draws, receipt, asked } = measured.output;
  addRows(builder, cell, test, { ...scored, draw: draws.length === 1 ? draws[0] : undefined });
  return { state: 'done', receipt, repeats: scored.repeats, ...(asked === undefined ? {} : { asked }) } as const;
}

/**
 * Holds everything that was predicted against the labels: the outcomes as the one table, and what became of each cell.
 * @param tests by domain; a domain whose items could not be made has none, and its cells no rows
 */
export function collectPredictions(
  plan: Plan,
  { cells }: Measurement,
  tests: ReadonlyMap<string, TestSet>,
): { readonly predictions: Predictions; readonly records: readonly CellRecord[] } {
  const builder = new PredictionsBuilder();
  const records = plan.cells.map((cell): CellRecord => {
    const measured = cells.get(cell.key) ?? { state: 'errored', reason: 'was not run' };
    const test = tests.get(cell.domain);
    builder.openFile(`cell ${cell.key}`);
    return { ...originOf(plan, cell), ...addCell(builder, cell, measured, test) };
  });
  return { predictions: builder.build(), records };
}
