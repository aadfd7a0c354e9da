import type { DomainGrid } from '../core/cell-grid.ts';
import type { CellRecord } from '../core/cell-record.ts';
import type { Finding } from '../core/finding.ts';
import { findCopiedResults } from './find-copied-results.ts';
import { findGainsWithoutTeacher } from './find-gains-without-teacher.ts';
import { findIdenticalSeeds } from './find-identical-seeds.ts';
import { findUnappliedTreatments } from './find-unapplied-treatments.ts';
import { findUntreatedCells } from './find-untreated-cells.ts';

/** One file and one line here per detector. */
const DETECTORS: readonly ((domain: DomainGrid, records: readonly CellRecord[]) => Finding[])[] = [
  findCopiedResults,
  findUntreatedCells,
  findUnappliedTreatments,
  findGainsWithoutTeacher,
  findIdenticalSeeds,
];

/**
 * Runs every detector over every domain; the worst findings first.
 * @param records what became of the cells of a run; none where the outcomes were imported
 */
export function audit(domains: readonly DomainGrid[], records: readonly CellRecord[] = []): Finding[] {
  return DETECTORS.flatMap(detect => domains.flatMap(domain => detect(domain, records)));
}
