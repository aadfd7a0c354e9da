import type { CellRecord } from '../core/cell-record.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { GateDecision, GateReason } from '../core/result.ts';

/** Reasons in the order of how many cells they kept from being measured; of as many, the first by its text. */
function commonest(reasons: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1))[0]?.[0];
}

/** Says of an incomplete gate what kept its cells from being measured: a cap, a key, a method that failed. */
export function explainGate(gate: GateDecision, records: readonly CellRecord[] = []): GateDecision {
  if (gate.outcome !== 'incomplete') return gate;
  const errored = records.flatMap(record => (record.state === 'errored' ? [record] : []));
  const explain = (reason: GateReason): GateReason => {
    const { cell, text } = reason;
    if (cell === undefined) return reason;
    const own = errored.filter(record => isSameCell(record, cell));
    const why = commonest((own.length > 0 ? own : errored).map(record => record.reason));
    return why === undefined ? reason : { ...reason, text: `${text}: ${why}` };
  };
  return { ...gate, reasons: gate.reasons.map(explain) };
}
