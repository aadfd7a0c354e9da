import type { AcrossCells } from './across-cells.ts';
import type { ArmSummary } from './arm-summary.ts';
import type { BaselineComparison } from './baseline.ts';
import type { Calibration } from './calibration.ts';
import type { CellEstimates, CellRef } from './cell-estimates.ts';
import type { AnalysisSettings, Design, GatePolicy, GateRule } from './design.ts';
import type { EvidenceReading } from './evidence.ts';
import type { ExitCode } from './exit-code.ts';
import type { Finding } from './finding.ts';
import type { ItemText } from './item-text.ts';
import type { Selection } from './suite.ts';
import type { Verdict } from './verdict.ts';

/** Whether the sandbox claim itself holds: L > 0 at 1 − α, m = 1. */
export type Replication =
  | 'replicated'
  /** L ≤ 0. */
  | 'not-replicated'
  /** It would change with the outcomes that are missing. */
  | 'unresolved-missing'
  /** The interval was refused. */
  | 'refused'
  /** No comparison at all, or too much of it missing. */
  | 'unmeasured';

export interface JudgedCell {
  readonly estimates: CellEstimates;
  /** The verdict of this cell: at m = 1 where the gate requires it, else at m = number of target cells. Absent in sandbox cells. */
  readonly verdict?: Verdict | undefined;
  /** At m = 1 and at m = number of target cells, both shown. Absent in sandbox cells. */
  readonly levels?: { readonly single: Verdict; readonly family: Verdict } | undefined;
  /** Whether the gate requires this cell to survive. */
  readonly required: boolean;
  /** What the gate asks of this cell instead, where a rule of its own holds for it. */
  readonly rule?: GateRule | undefined;
  /** Sandbox cells only. */
  readonly replication?: Replication | undefined;
}

export type GateOutcome = 'passed' | 'failed' | 'inconclusive' | 'disqualified' | 'incomplete';

export interface GateReason {
  readonly code:
    | 'required-cell'
    | 'few-seeds'
    | 'aa-failed'
    | 'aa-not-run'
    | 'audit'
    | 'nothing-required'
    | 'unfounded'
    | 'baseline-missing'
    | 'baseline-invalid'
    | 'baseline-incomparable'
    | 'baseline-changes'
    | 'gain-fell'
    | 'all-required-survive';
  readonly cell?: CellRef | undefined;
  /** `warn`: shown, and decides nothing; absent where the reason decides. */
  readonly level?: 'warn' | undefined;
  readonly text: string;
}

export interface GateDecision {
  readonly outcome: GateOutcome;
  readonly exitCode: ExitCode;
  readonly reasons: readonly GateReason[];
}

export interface InputFile {
  /** As the user typed it. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Rows of a table, items of an item file; absent for other files. */
  readonly rows?: number | undefined;
}

export interface Provenance {
  readonly version: string;
  readonly inputs: readonly InputFile[];
  /** The command that reproduces the report from the inputs. */
  readonly command: string;
  /** Hash of inputs, design and settings. */
  readonly planHash: string;
  /** How files of other tools were read; absent where all were predictions tables. */
  readonly reading?: EvidenceReading | undefined;
  /** Hosts that the text of items was put to, with their ports, sorted; absent where all models are local or recorded. */
  readonly hosts?: readonly string[] | undefined;
  /** Text of the suite, byte for byte, where it is short enough to be shown; absent for analyses. */
  readonly suite?: string | undefined;
}

/** `result.json`: everything a renderer needs, and nothing that depends on the clock. */
export interface TransferResult {
  readonly schema: 1;
  readonly name: string;
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
  /** Number of target cells: the family size m. */
  readonly targets: number;
  /** Sandbox cells first, then rungs in order; domains in order within a rung. */
  readonly cells: readonly JudgedCell[];
  /** All sandbox cells failed to replicate: the run is unfounded. */
  readonly unfounded: boolean;
  readonly calibration: Calibration;
  /** Heterogeneity across domains and change over rungs: described, never decided on. */
  readonly across: AcrossCells;
  readonly findings: readonly Finding[];
  /** Every arm that was run, by domain, rung and arm; absent where the outcomes were imported. */
  readonly arms?: readonly ArmSummary[] | undefined;
  /** How the candidate was chosen, where the suite says so. */
  readonly selection?: Selection | undefined;
  /** How the gains compare with a blessed run; absent where the policy names none. */
  readonly baseline?: BaselineComparison | undefined;
  /** Texts of the items that `influence` names, where the run has them. */
  readonly texts?: readonly ItemText[] | undefined;
  readonly gate: GateDecision;
  readonly provenance: Provenance;
}
