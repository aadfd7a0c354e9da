import type { GateRule } from '../core/design.ts';
import type { JudgedCell } from '../core/result.ts';
import { count, counted } from '../util/format.ts';

const SURVIVE = 'to survive';
const REMAIN = 'to survive or to be attenuated with part of the gain proved to remain';

const takes = ({ rule }: JudgedCell, verdict: GateRule['accept'][number]): boolean =>
  rule?.accept.includes(verdict) ?? false;

/** "all 6 target cells", "2 of 6 target cells", "the one target cell" */
function shareOf(part: number, all: number): string {
  if (all === 1) return 'the one target cell';
  return `${part === all ? 'all' : `${count(part)} of`} ${counted(all, 'target cell')}`;
}

/**
 * What the gate asks of the target cells, in clauses without full stop: first what it requires, where it requires anything, then
 * what its rules let through. Nothing of cells that it asks nothing of.
 * @param judged cells with a verdict
 */
export function requirementClauses(judged: readonly JudgedCell[]): {
  readonly required: string | undefined;
  readonly exceptions: readonly string[];
} {
  const required = judged.filter(cell => cell.required);
  const lenient = required.filter(cell => takes(cell, 'attenuated')).length;
  const strict = required.length - lenient;
  const mixed = `to hold, ${count(strict)} ${SURVIVE} and ${count(lenient)} ${REMAIN}`;
  const asked = lenient === 0 ? SURVIVE : strict === 0 ? REMAIN : mixed;
  const open = judged.filter(({ required: is, rule }) => !is && rule?.level === 'error').length;
  const warned = judged.filter(({ rule }) => rule?.level === 'warn').length;
  return {
    required: required.length === 0 ? undefined : `${shareOf(required.length, judged.length)} ${asked}`,
    exceptions: [
      ...(open > 0 ? [`The gate accepts an inconclusive verdict in ${counted(open, 'target cell')}`] : []),
      ...(warned > 0 ? [`Of ${counted(warned, 'target cell')} the gate only warns`] : []),
    ],
  };
}
