import { type CellFilter, cellFilters, filterKeys } from './cell-filters.ts';
import { chartDocument, renderChart } from './chart.ts';
import type { ChartFigure, ChartTable } from './chart-figure.ts';
import { CHARTS } from './charts.ts';
import type { CellView, ReportView, TableView } from './view.ts';
import { TONE_GLYPHS } from './words.ts';

export interface PictureModel {
  /** Finished, escaped by the chart library. */
  readonly svg: string;
  /** Name of the file that its Vega-Lite spec is saved as, and the spec itself as an address: no request, no script. */
  readonly specName: string;
  readonly specUrl: string;
}

export interface FigureModel {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** None where there is nothing to draw. */
  readonly pictures: readonly PictureModel[];
  readonly columns: readonly string[];
  readonly rows: readonly { readonly names: readonly string[]; readonly values: readonly string[] }[];
}

/** A table with its names and values apart. */
export interface TableModel extends Pick<FigureModel, 'title' | 'columns' | 'rows'> {
  readonly note: string;
}

export interface RungModel {
  readonly rung: string;
  /** Role and size, as far as the name does not say them. */
  readonly aside?: string | undefined;
  readonly cells: readonly CellModel[];
}

export type CellModel = CellView & {
  /** Under which it is found by the filters. */
  readonly keys: string;
  /** What the verdict rests on, in words. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

/** What the template places: the view, with the charts drawn and the cells grouped under their rungs. */
export interface PageModel {
  readonly view: ReportView;
  readonly glyph: string;
  /** The gate's reasons, unless the decision has said the only one. */
  readonly reasons: readonly string[];
  readonly figures: readonly FigureModel[];
  readonly across: readonly TableModel[];
  readonly policy?: { readonly notes: readonly string[]; readonly tables: readonly TableModel[] } | undefined;
  readonly filters: readonly CellFilter[];
  readonly rungs: readonly RungModel[];
}

const tableRows = ({ names, rows }: ChartTable): FigureModel['rows'] =>
  rows.map(row => ({ names: row.slice(0, names), values: row.slice(names) }));

const tableModel = ({ title, note, columns, ...table }: TableView): TableModel => ({
  title,
  note,
  columns,
  rows: tableRows({ columns, ...table }),
});

/** Draws a chart, panel by panel. */
export async function figureModel({ id, title, caption, panels, table }: ChartFigure): Promise<FigureModel> {
  const pictures: PictureModel[] = [];
  for (const [at, panel] of panels.entries()) {
    const name = `${id}-${at + 1}`;
    const spec = Buffer.from(JSON.stringify(chartDocument(panel))).toString('base64');
    const specUrl = `data:application/json;base64,${spec}`;
    pictures.push({ svg: await renderChart({ ...panel, id: name }), specName: `${name}.vl.json`, specUrl });
  }
  return { id, title, caption, pictures, columns: table.columns, rows: tableRows(table) };
}

function cellFacts(cell: CellView): CellModel['facts'] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Gain, points', cell.gainText],
    ['Retention contrast θ, points', cell.contrastText],
    ['Retention', cell.retention?.text],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

/** Draws the charts and groups the cells; everything else the template takes from the view. */
export async function pageModel(view: ReportView): Promise<PageModel> {
  const figures: FigureModel[] = [];
  for (const chart of CHARTS) figures.push(await figureModel(chart(view)));
  const filters = cellFilters(view);
  const rungs = view.matrix.map(({ rung, aside, cells }) => ({
    rung,
    aside,
    cells: cells.flatMap(cell => (cell ? [{ ...cell, keys: filterKeys(cell, filters), facts: cellFacts(cell) }] : [])),
  }));
  const [only, ...more] = view.reasons;
  const reasons = only !== undefined && more.length === 0 && view.decision.includes(only) ? [] : view.reasons;
  const across = view.across.map(tableModel);
  const policy = view.policy && { notes: view.policy.notes, tables: view.policy.tables.map(tableModel) };
  return { view, glyph: TONE_GLYPHS[view.tone], reasons, figures, filters, across, policy, rungs };
}
