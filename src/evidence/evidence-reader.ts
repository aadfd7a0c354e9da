import type { Source } from '../tables/open-source.ts';
import type { EvidenceSink } from './evidence-sink.ts';

/** Reads the results of one tool. Found by content: one file, one line in `registry.ts`, one contract test. */
export interface EvidenceReader {
  /** What `--format` calls it. */
  readonly format: string;
  /** What a person calls it, such as "Inspect AI log". */
  readonly title: string;
  /** Whether the file is of this format, by its first bytes or, for an archive, its members; never throws. */
  readonly recognizes: (source: Source) => boolean | Promise<boolean>;
  /**
   * Reads all files of this format together, since some tools spread a run over several; each within `sink.attempt`.
   * What is whole but holds no outcomes is opened and noted.
   * @throws CarryoverError for a file that is broken
   */
  readonly read: (sources: readonly Source[], sink: EvidenceSink) => Promise<void>;
}
