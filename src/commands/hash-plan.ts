import { hash } from 'node:crypto';
import type { AnalysisSettings, Design, GatePolicy } from '../core/design.ts';
import type { InputFile } from '../core/result.ts';
import { canonicalJson } from '../util/canonical-json.ts';

/** What a result depends on, apart from the version that computed it. */
export interface Plan {
  readonly inputs: readonly InputFile[];
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
}

/** Hash of a plan; the same tables in another order are the same plan. */
export function hashPlan({ inputs, design, settings, policy }: Plan): string {
  const contents = inputs.map(({ sha256 }) => sha256).sort();
  return hash('sha256', canonicalJson({ contents, design, settings, policy }), 'hex');
}
