import type { CellEstimates } from '../core/cell-estimates.ts';
import type { DomainGrid } from '../core/cell-grid.ts';
import type { CellRecord } from '../core/cell-record.ts';
import type { Finding } from '../core/finding.ts';
import { findBetterReferences } from './find-better-references.ts';
import { findCopiedResults } from './find-copied-results.ts';
import { findGainsWithoutTeacher } from './find-gains-without-teacher.ts';
import { findIdenticalSeeds } from './find-identical-seeds.ts';
import { findUnappliedTreatments } from './find-unapplied-treatments.ts';
import { findUntreatedCells } from './find-untreated-cells.ts';

/** What is looked at. */
export interface AuditedRun {
  readonly domains: readonly DomainGrid[];
  /** What became of the cells of a run; none where the outcomes were imported. */
  readonly records?: readonly CellRecord[] | undefined;
  readonly cells: readonly CellEstimates[];
}

type DomainDetector = (domain: DomainGrid, records: readonly CellRecord[]) => Finding[];

const byDomain =
  (detect: DomainDetector) =>
  ({ domains, records = [] }: AuditedRun): Finding[] =>
    domains.flatMap(domain => detect(domain, records));

/** One file and one line here per detector. */
const DETECTORS: readonly ((run: AuditedRun) => Finding[])[] = [
  byDomain(findCopiedResults),
  byDomain(findUntreatedCells),
  byDomain(findUnappliedTreatments),
  findBetterReferences,
  byDomain(findGainsWithoutTeacher),
  byDomain(findIdenticalSeeds),
];

/** Runs every detector; the worst findings first. */
export const audit = (run: AuditedRun): Finding[] => DETECTORS.flatMap(detect => detect(run));
