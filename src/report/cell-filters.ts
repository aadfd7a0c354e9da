import type { CellView, ReportView } from './view.ts';

/** One way to pick cells: its values, as the page names them, and which of them a cell has. */
export interface CellFilter {
  readonly label: string;
  readonly options: readonly { readonly key: string; readonly name: string }[];
  readonly read: (cell: CellView) => string;
}

const verdictOf = ({ verdict, replication }: CellView): string => verdict?.word ?? replication?.word ?? '';

/** With fewer cells than this all are in sight. */
const LEAST_CELLS = 6;

/** The ways to pick cells; none where the cells are few, and none that has a single value. */
export function cellFilters({ cells, domains, matrix }: ReportView): readonly CellFilter[] {
  if (cells.length < LEAST_CELLS) return [];
  const make = (label: string, names: readonly string[], read: CellFilter['read']): CellFilter => ({
    label,
    options: [...new Set(names)].map((name, at) => ({ key: `${label.toLowerCase()}-${at + 1}`, name })),
    read,
  });
  return [
    make('Verdict', cells.map(verdictOf), verdictOf),
    make('Domain', domains, ({ domain }) => domain),
    make(
      'Rung',
      matrix.map(({ rung }) => rung),
      ({ rung }) => rung,
    ),
  ].filter(({ options }) => options.length > 1);
}

/** The keys under which a cell is found, separated by spaces: names may hold anything, keys are plain words. */
export const filterKeys = (cell: CellView, filters: readonly CellFilter[]): string =>
  filters.flatMap(({ options, read }) => options.find(({ name }) => name === read(cell))?.key ?? []).join(' ');
