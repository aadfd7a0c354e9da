import type { CellRecord } from '../core/cell-record.ts';
import type { AnalysisSettings, Design, GatePolicy } from '../core/design.ts';
import type { Provenance } from '../core/result.ts';
import type { Selection } from '../core/suite.ts';

/** What an analysis is, apart from the outcomes it looks at: enough to compute all of it again. */
export interface RunManifest {
  readonly schema: 1;
  /** `analysis`: the outcomes were imported; `run`: carryover measured them itself. */
  readonly kind: 'analysis' | 'run';
  /** Shown as the title of the report. */
  readonly name: string;
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
  readonly provenance: Provenance;
  /** What became of every planned cell; runs only. */
  readonly records?: readonly CellRecord[] | undefined;
  /** How the candidate was chosen, where the suite says so. */
  readonly selection?: Selection | undefined;
  /** Version of Node, without the v. */
  readonly node: string;
  /** Commit of the user's checkout, where there is one. */
  readonly gitCommit?: string | undefined;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** A cell file of a run: what it holds, and the name that its content must hash to. */
export interface CellEntry {
  readonly key: string;
  readonly domain: string;
  readonly rung: string;
  readonly arm: string;
  readonly seed: string;
  readonly rows: number;
}

/** `run.json`. */
export interface StoredRun extends RunManifest {
  /** Hash of the keys of all cells, in sorted order. */
  readonly cellsHash: string;
  /** Hash of the records; runs only. */
  readonly recordsHash?: string | undefined;
  /** By domain, rung, arm and seed. */
  readonly cells: readonly CellEntry[];
}
