import type { ArmGrid, CellGrid, DomainGrid } from '../core/cell-grid.ts';
import type { Finding } from '../core/finding.ts';
import { SCORED } from '../core/predictions.ts';

/** Whether two rows have the same outcome in every column: the same score, or none for the same reason. */
function areSame({ status, score }: ArmGrid, [x, y]: readonly [number, number], width: number): boolean {
  for (let i = 0; i < width; i++) {
    const [atX, atY] = [x * width + i, y * width + i];
    if (status[atX] !== status[atY] || (status[atX] === SCORED && score[atX] !== score[atY])) return false;
  }
  return true;
}

/** Groups of seeds with the same outcomes in one arm; seeds without any score (a cell that failed) repeat nothing. */
function repeatedSeeds(grid: CellGrid, role: 'baseline' | 'candidate'): string[][] {
  const arm = grid.arms[role];
  if (arm === undefined) return [];
  const width = grid.items.length;
  const groups: number[][] = [];
  for (const row of grid.seeds.keys()) {
    if (!arm.status.subarray(row * width, (row + 1) * width).includes(SCORED)) continue;
    const group = groups.find(([first]) => areSame(arm, [first as number, row], width));
    if (group === undefined) groups.push([row]);
    else group.push(row);
  }
  return groups.filter(({ length }) => length > 1).map(rows => rows.map(row => grid.seeds[row] as string).sort());
}

function describe(grid: CellGrid, role: 'baseline' | 'candidate', groups: readonly string[][]): Finding {
  const seeds = groups
    .map(group => group.join(' = '))
    .sort()
    .join('; ');
  return {
    detector: 'identical-seeds',
    severity: 'notice',
    cells: [{ rung: grid.rung, domain: grid.domain }],
    found: `Seeds ${seeds} of the ${role} arm give the same outcome on all ${grid.items.length} items.`,
    meaning:
      'Where both arms repeat, the copies count as one seed. Where only this arm does, it is either deterministic or its seeds were copied; the seed variance then rests on the other arm.',
  };
}

/** Rows that are identical under different seeds: one seed, not a replication. */
export const findIdenticalSeeds = ({ cells }: DomainGrid): Finding[] =>
  cells.flatMap(grid =>
    (['baseline', 'candidate'] as const).flatMap(role => {
      const groups = repeatedSeeds(grid, role);
      return groups.length > 0 ? [describe(grid, role, groups)] : [];
    }),
  );
