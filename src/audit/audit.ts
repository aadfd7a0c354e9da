import type { DomainGrid } from '../core/cell-grid.ts';
import type { Finding } from '../core/finding.ts';
import { findCopiedResults } from './find-copied-results.ts';
import { findIdenticalSeeds } from './find-identical-seeds.ts';
import { findUntreatedCells } from './find-untreated-cells.ts';

/** One file and one line here per detector. */
const DETECTORS: readonly ((domain: DomainGrid) => Finding[])[] = [
  findCopiedResults,
  findUntreatedCells,
  findIdenticalSeeds,
];

/** Runs every detector over every domain; the worst findings first. */
export function audit(domains: readonly DomainGrid[]): Finding[] {
  return DETECTORS.flatMap(detect => domains.flatMap(domain => detect(domain)));
}
