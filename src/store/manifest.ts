import type { CellRecord } from '../core/cell-record.ts';
import type { CountedEvidence } from '../core/counted-evidence.ts';
import type { CountsSettings } from '../core/counts-result.ts';
import type { AnalysisSettings, Design, GatePolicy } from '../core/design.ts';
import type { ItemText } from '../core/item-text.ts';
import type { LockRecord } from '../core/plan-lock.ts';
import type { Predictions } from '../core/predictions.ts';
import type { Provenance } from '../core/result.ts';
import type { Selection } from '../core/suite.ts';

/** What every run says, whatever it looks at. */
interface Origin {
  readonly schema: 1;
  /** Shown as the title of the report. */
  readonly name: string;
  readonly provenance: Provenance;
  /** Version of Node, without the v. */
  readonly node: string;
  /** Commit of the user's checkout, where there is one. */
  readonly gitCommit?: string | undefined;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** What an analysis is, apart from the outcomes it looks at: enough to compute all of it again. */
export interface RunManifest extends Origin {
  /** `analysis`: the outcomes were imported; `run`: carryover measured them itself. */
  readonly kind: 'analysis' | 'run';
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
  /** What became of every planned cell; runs only. */
  readonly records?: readonly CellRecord[] | undefined;
  /** How the candidate was chosen, where the suite says so. */
  readonly selection?: Selection | undefined;
  /** The analysis plan that lay beside the suite; part of the plan hash. */
  readonly lock?: LockRecord | undefined;
  /** Texts of the items that decided it; runs only. */
  readonly texts?: readonly ItemText[] | undefined;
}

/** The same of evidence that has counts and no items. */
export interface CountsManifest extends Origin {
  readonly kind: 'counts';
  readonly settings: CountsSettings;
}

/** A run with what it looks at: outcomes of items, or counts. */
export type RunContent =
  | { readonly manifest: RunManifest; readonly predictions: Predictions }
  | { readonly manifest: CountsManifest; readonly evidence: CountedEvidence };

/** A cell file of a run: what it holds, and the name that its content must hash to. */
export interface CellEntry {
  readonly key: string;
  readonly domain: string;
  readonly rung: string;
  readonly arm: string;
  readonly seed: string;
  readonly rows: number;
}

/** `run.json` of outcomes, which are in files of their own. */
export interface StoredOutcomes extends RunManifest {
  /** Hash of the keys of all cells, in sorted order. */
  readonly cellsHash: string;
  /** Hash of the records; runs only. */
  readonly recordsHash?: string | undefined;
  /** Hash of the texts; runs only. */
  readonly textsHash?: string | undefined;
  /** By domain, rung, arm and seed. */
  readonly cells: readonly CellEntry[];
}

/** `run.json` of counts, which are few enough to stand in it. */
export interface StoredCounts extends CountsManifest {
  readonly evidenceHash: string;
  readonly evidence: CountedEvidence;
}

/** `run.json`. */
export type StoredRun = StoredOutcomes | StoredCounts;
