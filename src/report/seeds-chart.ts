import { counted } from '../util/format.ts';
import type { ChartLayer } from './chart.ts';
import { type ChartFigure, type ChartPanel, panelSummary, panelTitle } from './chart-figure.ts';
import { INK, markOf } from './chart-theme.ts';
import { GAIN_AXIS, gainDomain, gainLines } from './gain-chart.ts';
import { AXIS_X, PIXEL_Y, placedCells, rowChart, WIDTH } from './row-chart.ts';
import { type RowPanel, rowPanels } from './row-panels.ts';
import { spreadMarks } from './spread-marks.ts';
import type { CellView, ReportView } from './view.ts';

const TITLE = 'Gain of each seed';

const seedsNote = ({ seeds, gain }: CellView): string => {
  if (seeds.length === 0) return 'no seeds';
  const mean = gain ? `, mean ${gain.text.split(' ')[0]}` : '';
  return `${counted(seeds.length, 'seed')}${mean}`;
};

/** Marks of a row, small and spread over its height where they are too many to stand side by side. */
const [FEW, SIZE] = [20, { few: 60, many: 9 }];
const STRIP = { gap: 3.7, lines: 2 };

type Placed = readonly { readonly cell: CellView; readonly y: number }[];

function seedLayers(cells: Placed, [least, most]: readonly [number, number]): ChartLayer[] {
  const isCrowded = cells.some(({ cell }) => cell.seeds.length > FEW);
  const seeds = cells.flatMap(({ cell, y }) => {
    const { colour, shape } = markOf(cell);
    const places = cell.seeds.map(({ gain }) => ((gain - least) / (most - least)) * WIDTH);
    const offsets = isCrowded ? spreadMarks(places, STRIP) : [];
    return cell.seeds.map(({ gain }, at) => ({ x: gain, y: y + (offsets[at] ?? 0), colour, shape }));
  });
  const means = cells.flatMap(({ cell, y }) => (cell.gain ? [{ x: cell.gain.point, y }] : []));
  return [
    {
      data: { values: seeds },
      mark: isCrowded
        ? { type: 'point', size: SIZE.many, filled: true, opacity: 1 }
        : { type: 'point', size: SIZE.few, strokeWidth: 1.8, filled: false, opacity: 1 },
      encoding: {
        y: PIXEL_Y,
        x: AXIS_X,
        color: { field: 'colour', type: 'nominal', scale: null },
        shape: { field: 'shape', type: 'nominal', scale: null },
      },
    },
    {
      data: { values: means },
      mark: { type: 'tick', orient: 'vertical', color: INK, thickness: 2.5, height: isCrowded ? 18 : 16 },
      encoding: { y: PIXEL_Y, x: AXIS_X },
    },
  ];
}

function seedsPanel(panel: RowPanel, domain: readonly [number, number], view: ReportView): ChartPanel {
  const cells = placedCells(panel);
  const title = panelTitle(TITLE, panel.domains);
  const lines = cells.map(({ cell }) => {
    const texts = cell.seeds.slice(0, 5).map(({ seed, text }) => `seed ${seed} ${text}`);
    return `${cell.rung}, ${cell.domain}: ${seedsNote(cell)}${texts.length > 0 ? ` (${texts.join(', ')}${cell.seeds.length > 5 ? ', …' : ''})` : ''}`;
  });
  return {
    title,
    summary: panelSummary(title, lines),
    spec: rowChart({
      panel,
      domain,
      axis: GAIN_AXIS,
      lines: gainLines(view.sesoi),
      texts: cells.map(({ cell, y }) => ({ y, text: seedsNote(cell) })),
      layers: seedLayers(cells, domain),
    }),
  };
}

/** Each seed's own paired difference: whether one lucky seed carries the mean. */
export function seedsChart(view: ReportView): ChartFigure {
  const cells = view.cells.filter(({ seeds }) => seeds.length > 0);
  const values = cells.flatMap(cell => [
    ...cell.seeds.map(({ gain }) => gain),
    ...(cell.gain ? [cell.gain.point] : []),
  ]);
  const domain = gainDomain(values, view.sesoi);
  const panels = rowPanels(
    cells.map(cell => ({ cell, lines: 1 })),
    view.domains,
  );
  return {
    id: 'seeds',
    title: TITLE,
    caption:
      'One mark per seed, candidate and baseline paired on the same items; the upright stroke is their mean. A mean that hangs on one seed shows here.',
    panels: panels.map(panel => seedsPanel(panel, domain, view)),
    table: {
      columns: ['Domain', 'Rung', 'Seed', 'Gain, points (baseline → candidate)'],
      names: 3,
      rows: cells.flatMap(cell => cell.seeds.map(({ seed, text }) => [cell.domain, cell.rung, seed, text])),
    },
  };
}
