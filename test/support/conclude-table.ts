import { resolveDesign } from '../../src/analysis/resolve-design.ts';
import { conclude, type Study } from '../../src/commands/conclude.ts';
import type { AnalysisSettings, GatePolicy } from '../../src/core/design.ts';
import type { Predictions } from '../../src/core/predictions.ts';
import type { JudgedCell, TransferResult } from '../../src/core/result.ts';
import { makeTable, type Outcome } from './make-table.ts';

export interface ConcludeOptions {
  readonly sandbox?: string;
  readonly sandboxDomain?: string;
  readonly settings?: Partial<AnalysisSettings>;
  readonly policy?: Partial<GatePolicy>;
}

/** Few replicates: tests look at verdicts and bounds, which are closed-form. */
const QUICK: AnalysisSettings = {
  alpha: 0.05,
  sesoi: 0.02,
  retention: 0.5,
  seed: 1,
  replicates: 199,
  aaReplicates: 200,
  missingThreshold: 0.01,
};

/** A table of outcomes with the study that is made of it. */
export function studyTable(
  outcomes: readonly Outcome[],
  options: ConcludeOptions = {},
): { readonly predictions: Predictions; readonly study: Study } {
  const predictions = makeTable(outcomes);
  const { sandbox = 'small', sandboxDomain, settings, policy } = options;
  const design = resolveDesign(predictions, { sandbox, sandboxDomain, baseline: 'baseline', candidate: 'candidate' });
  const study = {
    name: 'made',
    design,
    settings: { ...QUICK, ...settings },
    policy: { require: ['all'], allowFewSeeds: false, ...policy },
    provenance: { version: '0', inputs: [], command: '', planHash: '' },
  };
  return { predictions, study };
}

/** The whole chain on outcomes in memory: table, design, estimates, findings, verdicts, gate. */
export function concludeTable(outcomes: readonly Outcome[], options: ConcludeOptions = {}): TransferResult {
  const { predictions, study } = studyTable(outcomes, options);
  return conclude(predictions, study);
}

/** One cell of a result. */
export function cellOf(result: TransferResult, rung: string, domain = 'math'): JudgedCell {
  const cell = result.cells.find(({ estimates }) => estimates.rung === rung && estimates.domain === domain);
  if (cell === undefined) throw new Error(`no cell ${rung} × ${domain}`);
  return cell;
}
