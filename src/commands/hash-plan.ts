import { createHash } from 'node:crypto';
import type { AnalysisSettings, Design, GatePolicy } from '../core/design.ts';
import type { InputFile } from '../core/result.ts';

/** What a result depends on, apart from the version that computed it. */
export interface Plan {
  readonly inputs: readonly InputFile[];
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
}

/** Objects with their keys in order: the same plan gives the same text, however it was put together. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
    : value;

/** Hash of a plan; the same tables in another order are the same plan. */
export function hashPlan({ inputs, design, settings, policy }: Plan): string {
  const contents = inputs.map(({ sha256 }) => sha256).sort();
  return createHash('sha256').update(JSON.stringify({ contents, design, settings, policy }, inOrder)).digest('hex');
}
