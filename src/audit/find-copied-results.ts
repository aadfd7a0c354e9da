import type { ArmGrid, CellGrid, DomainGrid } from '../core/cell-grid.ts';
import type { Finding } from '../core/finding.ts';
import { sharedColumns } from '../core/shared-columns.ts';
import { type ArmRow, isTellingCopy } from './is-telling-copy.ts';

interface Side {
  readonly grid: CellGrid;
  readonly arm: ArmGrid;
}

/** Every seed's row of an arm over the given columns. */
const rowsOf = ({ grid, arm }: Side, columns: Int32Array): ArmRow[] =>
  grid.seeds.map((_, seed) => ({ arm, start: seed * grid.items.length, columns }));

/** Pairs of seeds whose rows are telling copies of each other over the items that both cells have. */
function copiedSeeds(x: Side, y: Side): [string, string][] {
  const { left, right } = sharedColumns(x.grid.items, y.grid.items);
  const others = rowsOf(y, right);
  return rowsOf(x, left).flatMap((row, s) =>
    others.flatMap((other, t): [string, string][] =>
      isTellingCopy(row, other) ? [[x.grid.seeds[s] as string, y.grid.seeds[t] as string]] : [],
    ),
  );
}

function seedPairs(pairs: readonly [string, string][]): string {
  const named = pairs.map(([x, y]) => (x === y ? `seed ${x}` : `seed ${x} = seed ${y}`)).sort();
  return named.length > 6 ? `${named.slice(0, 6).join(', ')} and ${named.length - 6} more` : named.join(', ');
}

function acrossRungs(cells: readonly CellGrid[]): Finding[] {
  return cells.flatMap((x, at) =>
    cells.slice(at + 1).flatMap((y): Finding[] => {
      const [armX, armY] = [x.arms.candidate, y.arms.candidate];
      if (!armX || !armY) return [];
      const pairs = copiedSeeds({ grid: x, arm: armX }, { grid: y, arm: armY });
      if (pairs.length === 0) return [];
      return [
        {
          detector: 'copied-results',
          severity: 'disqualifies',
          cells: [x, y].map(({ rung, domain }) => ({ rung, domain })),
          found: `The candidate's outcomes on rung ${x.rung} and on rung ${y.rung} are the same on every shared item of ${x.domain} (${seedPairs(pairs)}).`,
          meaning:
            'Two models of different size do not agree on every item of a set they both find hard: one file is a copy of the other, and the transfer was not measured.',
        },
      ];
    }),
  );
}

function fromCeiling(grid: CellGrid): Finding[] {
  const { candidate, ceiling } = grid.arms;
  if (!candidate || !ceiling) return [];
  const pairs = copiedSeeds({ grid, arm: candidate }, { grid, arm: ceiling });
  if (pairs.length === 0) return [];
  return [
    {
      detector: 'copied-results',
      severity: 'disqualifies',
      cells: [{ rung: grid.rung, domain: grid.domain }],
      found: `The candidate's outcomes are the ceiling's, item by item (${seedPairs(pairs)}).`,
      meaning: 'The ceiling is trained on true labels. A candidate that equals it is its copy, not a method.',
    },
  ];
}

/** Candidate results that are copies: of another rung's, or of the ceiling's. */
export const findCopiedResults = ({ cells }: DomainGrid): Finding[] => [
  ...acrossRungs(cells),
  ...cells.flatMap(fromCeiling),
];
