import { arrange } from '../analysis/arrange.ts';
import { estimateTransfer } from '../analysis/estimate-transfer.ts';
import { summarizeArms } from '../analysis/summarize-arms.ts';
import { audit } from '../audit/audit.ts';
import type { BaselineReading } from '../core/baseline.ts';
import type { CellRecord } from '../core/cell-record.ts';
import type { AnalysisSettings, Design, GatePolicy } from '../core/design.ts';
import type { ItemText } from '../core/item-text.ts';
import type { LockRecord } from '../core/plan-lock.ts';
import { type Progress, silentProgress } from '../core/ports.ts';
import type { Predictions } from '../core/predictions.ts';
import type { Provenance, TransferResult } from '../core/result.ts';
import type { Selection } from '../core/suite.ts';
import { findChangedAnalysis } from '../plan/find-changed-analysis.ts';
import { listItemSets } from '../store/list-item-sets.ts';
import { compareBaseline } from '../verdict/compare-baseline.ts';
import { decideGate } from '../verdict/decide-gate.ts';
import { explainGate } from '../verdict/explain-gate.ts';
import { judgeTransfer } from '../verdict/judge-transfer.ts';
import { listReferences } from './list-references.ts';

/** The blessed run that a result is held against, where the policy names one. */
export interface Against {
  readonly kind: 'analysis' | 'run';
  readonly reading: BaselineReading;
}

/** Everything besides the outcomes that a result depends on. */
export interface Study {
  readonly name: string;
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
  readonly provenance: Provenance;
  /** What became of every planned cell; absent where the outcomes were imported. */
  readonly records?: readonly CellRecord[] | undefined;
  /** How the candidate was chosen, where the suite says so. */
  readonly selection?: Selection | undefined;
  readonly against?: Against | undefined;
  /** The analysis plan that was locked beforehand, where there is one. */
  readonly lock?: LockRecord | undefined;
  /** Texts of the items that decided it, where the run has kept them. */
  readonly texts?: readonly ItemText[] | undefined;
}

/**
 * The stages, left to right: table → estimates → findings → verdicts → gate. Needs no file, no clock and no network; the same
 * table and study give the same result, whatever the order of rows.
 * @throws CarryoverError `usage` when the policy requires cells that do not exist
 */
export function conclude(predictions: Predictions, study: Study, progress: Progress = silentProgress): TransferResult {
  const { name, design, settings, policy, provenance, records, selection, against, lock, texts } = study;
  const domains = arrange(predictions, design, listReferences(records));
  const { cells: estimates, calibration, across, targets } = estimateTransfer(domains, { design, settings, progress });
  const findings = [...audit({ domains, records, cells: estimates }), ...findChangedAnalysis(lock, study)];
  const cells = judgeTransfer({ estimates, findings, design, settings, policy });
  const sandboxes = cells.filter(({ replication }) => replication !== undefined);
  const unfounded = sandboxes.length > 0 && sandboxes.every(({ replication }) => replication === 'not-replicated');
  const baseline =
    against &&
    compareBaseline(against.reading, {
      ...{ kind: against.kind, name, design, settings, policy, provenance, cells },
      items: listItemSets(predictions, design),
    });
  const gate = explainGate(decideGate(cells, { calibration, findings, baseline }, policy), records);
  return {
    schema: 1,
    name,
    design,
    settings,
    policy,
    targets,
    cells,
    unfounded,
    calibration,
    across,
    findings,
    arms: records && summarizeArms(predictions, records, design),
    selection,
    ...(baseline && { baseline }),
    texts,
    gate,
    provenance,
  };
}
