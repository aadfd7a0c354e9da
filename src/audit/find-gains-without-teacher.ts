import type { ArmGrid, CellGrid, DomainGrid } from '../core/cell-grid.ts';
import type { CellRecord } from '../core/cell-record.ts';
import type { Finding } from '../core/finding.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import { SCORED } from '../core/predictions.ts';
import { percent } from '../util/format.ts';

/** Of the gain, so much is there under shuffled labels before anything is said: chance moves the rest. */
const TELLING_SHARE = 0.5;

function accuracyOf({ status, score }: ArmGrid): number | undefined {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < status.length; at++) {
    if (status[at] !== SCORED) continue;
    sum += score[at] as number;
    count++;
  }
  return count === 0 ? undefined : sum / count;
}

/** Mean accuracy of the candidate under shuffled labels, all shuffles of all seeds; undefined where there were none. */
function shuffledAccuracy(grid: CellGrid, records: readonly CellRecord[]): number | undefined {
  const repeats = records.flatMap(record =>
    record.state === 'done' && isSameCell(record, grid) ? (record.repeats ?? []) : [],
  );
  return repeats.length === 0 ? undefined : repeats.reduce((sum, share) => sum + share, 0) / repeats.length;
}

/** What is said about one cell; undefined where the gain is owed to the teacher, or there is none, or nobody looked. */
function describe(grid: CellGrid, records: readonly CellRecord[]): string | undefined {
  const baseline = grid.arms.baseline && accuracyOf(grid.arms.baseline);
  const candidate = grid.arms.candidate && accuracyOf(grid.arms.candidate);
  const shuffled = shuffledAccuracy(grid, records);
  if (baseline === undefined || candidate === undefined || shuffled === undefined) return undefined;
  const gain = candidate - baseline;
  if (gain <= 0 || shuffled - baseline < TELLING_SHARE * gain) return undefined;
  return `${grid.rung}: ${percent(shuffled)}, with the labels as they are ${percent(candidate)}, baseline ${percent(baseline)}`;
}

/**
 * Cells where the candidate, taught labels of the teacher that were dealt to the wrong items, keeps at least half of its gain:
 * what it gains does not come from what the teacher knows about an item.
 */
export function findGainsWithoutTeacher({ domain, cells }: DomainGrid, records: readonly CellRecord[]): Finding[] {
  const found = cells.flatMap(grid => {
    const text = describe(grid, records);
    return text === undefined ? [] : [{ grid, text }];
  });
  if (found.length === 0) return [];
  return [
    {
      detector: 'gain-without-teacher',
      severity: 'notice',
      cells: found.map(({ grid }) => ({ rung: grid.rung, domain })),
      found: `Taught labels that were dealt to the wrong items, the candidate scores as follows. ${found.map(({ text }) => text).join('; ')}.`,
      meaning:
        'At least half of the gain is there without the teacher: it comes from what the student knew before, or from the method alone. It is a gain over the baseline, and no sign that a weak teacher was learned from.',
    },
  ];
}
