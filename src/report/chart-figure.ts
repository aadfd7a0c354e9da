import type { ChartSpec } from './chart.ts';

export interface ChartPanel {
  readonly title: string;
  /** What the picture says, for those who do not see it. */
  readonly summary: string;
  readonly spec: ChartSpec;
}

/** The numbers behind a chart. */
export interface ChartTable {
  readonly columns: readonly string[];
  /** The first `names` columns name the row: user's text, and headers of the line. */
  readonly names: number;
  readonly rows: readonly (readonly string[])[];
}

/** A chart as the page shows it: pictures that fit a sheet each, how to read them, and the numbers as a table. */
export interface ChartFigure {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly panels: readonly ChartPanel[];
  readonly table: ChartTable;
}

/** A panel's title: which domains it shows, where they are not too many to say. */
export const panelTitle = (title: string, domains: readonly string[]): string =>
  domains.length > 4 ? `${title}, ${domains.length} domains` : `${title}: ${domains.join(', ')}`;

/** Lines of a chart in words: all of them where they are few, else how many there are, and where to look. */
export const panelSummary = (title: string, lines: readonly string[]): string =>
  lines.length > 8
    ? `${title}. ${lines.length} rows; the table below holds their numbers.`
    : `${title}. ${lines.join('; ')}.`;
