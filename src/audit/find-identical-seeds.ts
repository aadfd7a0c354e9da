import type { CellGrid, DomainGrid } from '../core/cell-grid.ts';
import type { Finding } from '../core/finding.ts';

/** Groups of seeds with the same outcomes in one arm, largest label lists first; seeds without any outcome are left out. */
function repeatedSeeds(grid: CellGrid, role: 'baseline' | 'candidate'): string[][] {
  const arm = grid.arms[role];
  if (arm === undefined) return [];
  const width = grid.items.length;
  const groups = new Map<string, string[]>();
  for (const [s, seed] of grid.seeds.entries()) {
    const row = Array.from({ length: width }, (_, i) => {
      const at = s * width + i;
      return arm.status[at] === 0 ? arm.score[at] : `s${arm.status[at]}`;
    });
    if (row.every(outcome => outcome === 's3')) continue;
    const key = row.join(' ');
    groups.set(key, [...(groups.get(key) ?? []), seed]);
  }
  return [...groups.values()].filter(group => group.length > 1).map(group => group.sort());
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
