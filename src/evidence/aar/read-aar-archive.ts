import type { CountedRun, ReferenceRun } from '../../core/counts.ts';
import { CarryoverError } from '../../core/errors.ts';
import type { ProvenanceFinding } from '../../core/provenance.ts';
import { compareNaturally } from '../../util/compare-naturally.ts';
import { applyRules } from '../provenance/apply-rules.ts';
import type { AarArchiveFile } from './aar-files.ts';
import { countReferences, countRuns } from './count-runs.ts';
import { readTree } from './read-tree.ts';

/** What an archive of the automated-researcher sandbox holds, and what of it can be believed. */
export interface AarReading {
  /** As the user typed it. */
  readonly path: string;
  /** In order of domain, method, pair and seed. */
  readonly runs: readonly CountedRun[];
  readonly references: readonly ReferenceRun[];
  /** All methods of the archive, also those of which no run is used. */
  readonly methods: readonly string[];
  /** By file; faults and notes. */
  readonly findings: readonly ProvenanceFinding[];
  readonly emptyFolders: readonly string[];
  /** Results read, each once. */
  readonly files: number;
  /** Results that are there a second time, and were not used. */
  readonly copies: number;
}

const nameOf = (run: CountedRun | ReferenceRun): string => ('method' in run ? run.method : run.role);

const byPlace = (x: CountedRun | ReferenceRun, y: CountedRun | ReferenceRun): number =>
  compareNaturally(x.domain, y.domain) ||
  compareNaturally(nameOf(x), nameOf(y)) ||
  compareNaturally(x.pair, y.pair) ||
  compareNaturally(x.seed, y.seed) ||
  compareNaturally(x.path, y.path);

/**
 * Reads archives that `findAarArchive` found: counts of every run, what rules say about where they come from, and of each run
 * only what they leave believable. Nothing is repaired: what is in doubt is left out, and listed.
 * @throws CarryoverError `data-invalid` for an archive that is damaged or holds no result that can be read
 */
export async function readAarArchive(files: readonly AarArchiveFile[]): Promise<AarReading> {
  const archive = await readTree(files);
  if (archive.records.length === 0) {
    const [first] = archive.unreadable;
    const why = first === undefined ? '' : ` The first: ${first.path}: ${first.reason}`;
    throw new CarryoverError(
      'data-invalid',
      `${archive.path}: holds no result that can be read.${why}`,
      'Check that the archive is whole.',
    );
  }
  const { findings, doubts } = applyRules(archive);
  const runs = countRuns(archive, doubts).toSorted(byPlace);
  const unused = archive.records.filter(({ role, path }) => role === 'run' && doubts.get(path)?.has('run'));
  return {
    path: archive.path,
    runs,
    methods: [...new Set([...runs, ...unused].map(({ method }) => method))].sort(),
    references: countReferences(archive, doubts).toSorted(byPlace),
    findings,
    emptyFolders: archive.folders.filter(({ isEmpty }) => isEmpty).map(({ path }) => path),
    files: archive.records.length,
    copies: archive.copies.reduce((sum, { files: count }) => sum + count, 0),
  };
}
