import type { CellView } from './view.ts';

/** One line of a chart: a cell, with `lines` rows of marks. */
export interface ChartRow {
  readonly cell: CellView;
  readonly lines: number;
}

/** A row or a domain's heading, with the pixel of its top. */
export type PlacedRow =
  | { readonly kind: 'heading'; readonly domain: string; readonly top: number; readonly continued: boolean }
  | { readonly kind: 'cell'; readonly cell: CellView; readonly top: number };

/** What fits one picture: no taller than a printed page. */
export interface RowPanel {
  readonly domains: readonly string[];
  readonly rows: readonly PlacedRow[];
  readonly height: number;
}

export const LINE_HEIGHT = 22;
export const HEADING_HEIGHT = 30;
/** Half of an A4 page at the width of the page: two panels print on one sheet. */
const MAX_HEIGHT = 620;
/** A domain that alone is a little taller stays in one piece. */
const MAX_GROUP = 730;

interface Group {
  readonly domain: string;
  readonly rows: readonly ChartRow[];
}

const groupHeight = ({ rows }: Group): number =>
  rows.reduce((sum, { lines }) => sum + lines * LINE_HEIGHT, HEADING_HEIGHT);

/** Groups too tall for one panel become several with the same heading. */
function splitGroup(group: Group): Group[] {
  const parts: ChartRow[][] = [[]];
  let height = HEADING_HEIGHT;
  for (const row of group.rows) {
    if (height + row.lines * LINE_HEIGHT > MAX_GROUP && height > HEADING_HEIGHT) {
      parts.push([]);
      height = HEADING_HEIGHT;
    }
    parts.at(-1)?.push(row);
    height += row.lines * LINE_HEIGHT;
  }
  return parts.map(rows => ({ domain: group.domain, rows }));
}

function placeGroups(groups: readonly Group[], shown: Set<string>): RowPanel {
  const rows: PlacedRow[] = [];
  let top = 0;
  for (const { domain, rows: members } of groups) {
    rows.push({ kind: 'heading', domain, top, continued: shown.has(domain) });
    shown.add(domain);
    top += HEADING_HEIGHT;
    for (const { cell, lines } of members) {
      rows.push({ kind: 'cell', cell, top });
      top += lines * LINE_HEIGHT;
    }
  }
  return { domains: [...new Set(groups.map(({ domain }) => domain))], rows, height: top };
}

/**
 * Lays rows out under the headings of their domains and splits them into panels that a sheet of paper can hold.
 * @param rows in the order in which the rungs are to be read; domains keep the order of `domains`
 */
export function rowPanels(rows: readonly ChartRow[], domains: readonly string[]): RowPanel[] {
  const groups = domains
    .map(domain => ({ domain, rows: rows.filter(({ cell }) => cell.domain === domain) }))
    .filter(group => group.rows.length > 0)
    .flatMap(splitGroup);
  const panels: Group[][] = [];
  let height = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    if (height + groupHeight(group) > MAX_HEIGHT) {
      panels.push([]);
      height = 0;
    }
    panels.at(-1)?.push(group);
    height += groupHeight(group);
  }
  const shown = new Set<string>();
  return panels.map(panel => placeGroups(panel, shown));
}
