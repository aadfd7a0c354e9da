import type { CountsContrast, CountsResult } from '../../core/counts-result.ts';
import { level, points } from '../../util/format.ts';
import type { ChartLayer } from '../chart.ts';
import { type ChartFigure, type ChartPanel, panelSummary, panelTitle } from '../chart-figure.ts';
import { chartClause } from '../chart-label.ts';
import { INK, MUTED, SANDBOX } from '../chart-theme.ts';
import { AXIS_X, AXIS_X2, PIXEL_Y, placedCells, rowChart } from '../row-chart.ts';
import { type RowPanel, rowPanels } from '../row-panels.ts';
import type { CellView } from '../view.ts';
import { differenceText } from './contrast-words.ts';

const TITLE = 'Difference from the baseline, paired by seed';
const AXIS = { title: 'method − baseline, accuracy points', format: '+~f' } as const;

interface DrawnContrast {
  readonly cell: CellView;
  readonly contrast: CountsContrast;
}

/** A contrast in the place of a cell: the frame of charts needs names and words alone. */
function drawn(result: CountsResult): readonly DrawnContrast[] {
  const pairs = new Set(result.domains.map(({ pair }) => pair)).size;
  return result.domains.flatMap(({ domain, pair, contrasts }, at) =>
    contrasts.map((contrast, line) => ({
      contrast,
      cell: {
        id: `contrast-${at + 1}-${line + 1}`,
        rung: contrast.method,
        domain: pairs > 1 ? `${domain}, ${pair}` : domain,
        role: '',
        required: false,
        gainText: contrast.status === 'paired' ? differenceText(contrast) : 'not paired',
        seeds: [],
        arms: [],
        details: [],
      },
    })),
  );
}

/** Ends, point and seeds of a paired contrast, in points. */
function marksOf({ contrast }: DrawnContrast, y: number) {
  if (contrast.status === 'unpaired') return { bars: [], means: [], seeds: [] };
  const { t, difference, differences } = contrast;
  return {
    bars: 'status' in t ? [] : [{ y, x: 100 * t.low, x2: 100 * t.high }],
    means: [{ y, x: 100 * difference.mean }],
    seeds: differences.map(one => ({ y, x: 100 * one })),
  };
}

function layersOf(rows: readonly ReturnType<typeof marksOf>[]): ChartLayer[] {
  const place = { y: PIXEL_Y, x: AXIS_X };
  return [
    {
      data: { values: rows.flatMap(({ bars }) => bars) },
      mark: { type: 'rule', strokeWidth: 2.5, color: SANDBOX },
      encoding: { ...place, x2: AXIS_X2 },
    },
    {
      data: { values: rows.flatMap(({ seeds }) => seeds) },
      mark: { type: 'point', shape: 'circle', size: 26, strokeWidth: 1.2, opacity: 1, color: MUTED },
      encoding: place,
    },
    {
      data: { values: rows.flatMap(({ means }) => means) },
      mark: { type: 'point', shape: 'diamond', size: 90, filled: true, opacity: 1, color: INK },
      encoding: place,
    },
  ];
}

function panelOf(panel: RowPanel, all: readonly DrawnContrast[], domain: readonly [number, number]): ChartPanel {
  const cells = placedCells(panel);
  const rows = cells.flatMap(({ cell, y }) => all.filter(one => one.cell === cell).map(one => marksOf(one, y)));
  const title = panelTitle(TITLE, panel.domains);
  return {
    title,
    summary: panelSummary(
      title,
      cells.map(({ cell }) => `${cell.rung}, ${cell.domain}: ${cell.gainText}`),
    ),
    spec: rowChart({
      panel,
      domain,
      axis: AXIS,
      lines: [{ at: 0, label: 'no difference', dashed: false, side: 'middle' }],
      texts: cells.map(({ cell, y }) => ({ y, text: chartClause(cell.gainText, 30) })),
      layers: layersOf(rows),
    }),
  };
}

/** Room for 0, every seed and every end. */
function domainOf(all: readonly DrawnContrast[]): [number, number] {
  const marks = all.map(one => marksOf(one, 0));
  const values = marks.flatMap(({ bars, seeds }) => [
    ...bars.flatMap(({ x, x2 }) => [x, x2]),
    ...seeds.map(({ x }) => x),
  ]);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const pad = Math.max(0.04 * (high - low), 0.5);
  return [low - pad, high + pad];
}

/** Forest plot of every contrast that could be paired; no panel where none could. */
export function differenceChart(result: CountsResult): ChartFigure {
  const all = drawn(result);
  const isPaired = all.some(({ contrast }) => contrast.status === 'paired');
  const domains = [...new Set(all.map(({ cell }) => cell.domain))];
  const panels = isPaired
    ? rowPanels(
        all.map(({ cell }) => ({ cell, lines: 1 })),
        domains,
      )
    : [];
  return {
    id: 'differences',
    title: TITLE,
    caption: `◆ is the mean over seeds, the bar its ${level(1 - result.settings.alpha)} interval by t, ○ each seed. Intervals are of each contrast alone; the tables have p adjusted for all of them.`,
    panels: panels.map(panel => panelOf(panel, all, domainOf(all))),
    table: {
      columns: ['Domain', 'Method', 'Difference, points', 'Each seed, points'],
      names: 2,
      rows: all.map(({ cell, contrast }) => [
        cell.domain,
        cell.rung,
        cell.gainText,
        contrast.status === 'paired' ? contrast.differences.map(one => points(one)).join(', ') : '–',
      ]),
    },
  };
}
