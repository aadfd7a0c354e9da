import type { CellRef } from '../core/cell-estimates.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { RunManifest } from '../store/manifest.ts';

export interface PlannedSeeds extends CellRef {
  readonly seeds: number;
}

/**
 * How many seeds the comparison of every rung × domain was planned with, whatever became of them.
 * @returns undefined where no plan is known: outcomes that were imported
 */
export function plannedSeeds({ design, records }: RunManifest): readonly PlannedSeeds[] | undefined {
  const { baseline, candidate } = design.arms;
  return (
    records &&
    design.rungs.flatMap(({ name: rung }) =>
      design.domains.map((domain): PlannedSeeds => {
        const own = records.filter(
          one => isSameCell(one, { rung, domain }) && (one.arm === baseline || one.arm === candidate),
        );
        return { rung, domain, seeds: new Set(own.map(({ seed }) => seed)).size };
      }),
    )
  );
}
