import type { CellRef } from '../core/cell-estimates.ts';
import type { GateReason } from '../core/result.ts';
import { cellName, listedCells } from './words.ts';

/** What a reason says of its cell, without the cell's name in front. */
function saidOf({ cell, text }: GateReason): string {
  const name = cell === undefined ? '' : `${cellName(cell)}: `;
  return text.startsWith(name) ? text.slice(name.length) : text;
}

/** The reasons of a gate decision, one line for all cells of which the same is said. */
export function reasonLines(reasons: readonly GateReason[]): string[] {
  const groups = Map.groupBy(reasons, reason => `${reason.cell === undefined}${saidOf(reason)}`);
  return [...groups.values()].flatMap(same => {
    const [first] = same;
    const cells = same.flatMap(({ cell }): CellRef[] => (cell ? [cell] : []));
    if (first === undefined) return [];
    return cells.length > 1 ? [`${listedCells(cells)}: ${saidOf(first)}`] : [first.text];
  });
}
