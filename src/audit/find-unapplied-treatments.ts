import type { CellGrid, DomainGrid } from '../core/cell-grid.ts';
import type { CellRecord } from '../core/cell-record.ts';
import type { Finding } from '../core/finding.ts';
import type { Receipt } from '../core/method.ts';

const ROLES = ['baseline', 'candidate'] as const;

/** What a receipt proves not to have happened; undefined where the treatment was applied, as far as it can tell. */
function whatIsMissing({ trainedOn, labelsChanged, parametersMoved }: Receipt): string | undefined {
  if (labelsChanged !== undefined && trainedOn === 0) return 'trained on none of the teacher’s labels';
  return parametersMoved === 0 ? 'left every parameter of the student where it was' : undefined;
}

/** Seeds of the arm by what was missing in them. */
function untreatedSeeds(grid: CellGrid, arm: string, records: readonly CellRecord[]): Map<string, string[]> {
  const seeds = new Map<string, string[]>();
  for (const record of records) {
    if (record.state !== 'done' || record.arm !== arm) continue;
    if (record.rung !== grid.rung || record.domain !== grid.domain) continue;
    const missing = whatIsMissing(record.receipt);
    if (missing !== undefined) seeds.set(missing, [...(seeds.get(missing) ?? []), record.seed]);
  }
  return seeds;
}

function describe(grid: CellGrid, records: readonly CellRecord[]): string[] {
  return ROLES.flatMap(role => {
    const arm = grid.arms[role]?.name;
    if (arm === undefined) return [];
    const name = arm === role ? role : `${role} ${arm}`;
    const known = untreatedSeeds(grid, arm, records);
    return [...known].map(([missing, seeds]) => {
      const which = seeds.length === 1 ? 'seed' : 'seeds';
      return `By its receipt the ${name} ${missing} (${which} ${seeds.join(', ')}).`;
    });
  });
}

/**
 * Cells whose baseline or candidate did nothing, by its own receipt: it used a teacher's labels and trained on none of
 * them, or the student's parameters ended where they started. Cells that failed have no receipt and are no findings: their
 * outcomes are missing.
 */
export const findUnappliedTreatments = ({ cells }: DomainGrid, records: readonly CellRecord[]): Finding[] =>
  cells.flatMap((grid): Finding[] => {
    const found = describe(grid, records);
    if (found.length === 0) return [];
    return [
      {
        detector: 'treatment-not-applied',
        severity: 'invalidates',
        cells: [{ rung: grid.rung, domain: grid.domain }],
        found: found.join(' '),
        meaning:
          'What is compared here is not the method: its outcomes are those of a student that was never taught, and no evidence for or against a gain.',
      },
    ];
  });
