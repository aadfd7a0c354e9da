import type { CellSeries, History, SeriesPoint } from '../../core/history.ts';
import { isSameCell } from '../../core/is-same-cell.ts';
import { plainPercent, points, pointsInterval } from '../../util/format.ts';
import { CHART_CONFIG, type ChartLayer, type ChartSpec } from '../chart.ts';
import type { ChartFigure, ChartPanel } from '../chart-figure.ts';
import { chartLabel } from '../chart-label.ts';
import { GRID, INK, MUTED, SANDBOX, TONE_COLOURS } from '../chart-theme.ts';
import { oneLine } from '../one-line.ts';
import { cellName, VERDICT_MARKS } from '../words.ts';
import { currentSeries } from './current-series.ts';
import { changePointText } from './history-words.ts';

const TITLE = 'Gain over nights';
/** Of the plot, in pixels. */
const [WIDTH, HEIGHT] = [640, 190];
const X = { field: 'x', type: 'quantitative' } as const;
const Y = { field: 'y', type: 'quantitative' } as const;

/** All segments of one cell: one picture. */
type CellNights = readonly [CellSeries, ...CellSeries[]];

const groupCells = (series: readonly CellSeries[]): CellNights[] =>
  [...Map.groupBy(series, ({ rung, domain }) => JSON.stringify([rung, domain])).values()].flatMap(
    ([first, ...more]): CellNights[] => (first === undefined ? [] : [[first, ...more]]),
  );

/** A sequence of few observations is wider than the picture: what lies outside is cut at its edge. */
function gainRange(cell: CellNights, extra: readonly number[]): [number, number] {
  const all = cell.flatMap(one => one.points);
  const last = cell.flatMap(one => one.points.slice(-1)).flatMap(({ low, high }) => [low, high]);
  const values = [0, ...all.map(({ gain }) => gain), ...last, ...extra].map(value => 100 * value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max(0.08 * (high - low), 0.5);
  return [low - pad, high + pad];
}

const lineLayer = (
  values: readonly object[],
  look: { colour: string; dashed?: boolean; vertical?: boolean },
): ChartLayer => ({
  data: { values: [...values] },
  mark: { type: 'rule', color: look.colour, strokeWidth: 1.5, strokeDash: look.dashed === true ? [4, 3] : [1, 0] },
  // A level line runs across the plot, an upright one from top to bottom: the other axis is in pixels.
  encoding:
    look.vertical === true
      ? { x: X, y: { value: 0 }, y2: { value: HEIGHT } }
      : { y: Y, x: { value: 0 }, x2: { value: WIDTH } },
});

function bandLayer(one: CellSeries, [low, high]: readonly [number, number]): ChartLayer {
  const inside = (value: number): number => Math.min(high, Math.max(low, 100 * value));
  return {
    data: { values: one.points.map(point => ({ x: point.night, y: inside(point.low), y2: inside(point.high) })) },
    mark: {
      type: 'area',
      color: SANDBOX,
      opacity: 0.18,
      interpolate: 'linear',
      line: { color: SANDBOX, strokeWidth: 1 },
    },
    encoding: { x: X, y: { ...Y, stack: null }, y2: { field: 'y2' } },
  };
}

const pointsLayer = (all: readonly SeriesPoint[]): ChartLayer => ({
  data: {
    values: all.map(({ night, gain, verdict }) => {
      const tone = verdict === undefined ? undefined : VERDICT_MARKS[verdict].tone;
      const colour = tone === undefined ? INK : TONE_COLOURS[tone];
      return {
        x: night,
        y: 100 * gain,
        colour,
        shape: tone === 'bad' ? 'square' : tone === undefined ? 'diamond' : 'circle',
      };
    }),
  },
  mark: { type: 'point', size: 34, filled: true, opacity: 1 },
  encoding: {
    x: X,
    y: Y,
    color: { field: 'colour', type: 'nominal', scale: null },
    shape: { field: 'shape', type: 'nominal', scale: null },
  },
});

const changeLayers = (cell: CellNights): ChartLayer[] => {
  const changes = cell.flatMap(one => one.changes);
  if (changes.length === 0) return [];
  return [
    lineLayer(
      changes.map(({ since }) => ({ x: since - 0.5 })),
      { colour: TONE_COLOURS.bad, dashed: true, vertical: true },
    ),
    lineLayer(
      changes.map(({ night }) => ({ x: night })),
      { colour: TONE_COLOURS.bad, vertical: true },
    ),
  ];
};

function specOf(cell: CellNights, { nights, blessed }: History): ChartSpec {
  const [{ rung, domain }] = cell;
  const agreed = (blessed?.gains ?? []).filter(one => isSameCell(one, cell[0]));
  const range = gainRange(
    cell,
    agreed.map(({ gain }) => gain),
  );
  const starts = cell.filter(({ segment }) => segment > 1).map(({ first }) => ({ x: first - 0.5 }));
  const axis = {
    grid: true,
    gridColor: GRID,
    labelColor: MUTED,
    titleColor: MUTED,
    domainColor: MUTED,
    tickColor: MUTED,
  };
  return {
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: 'none' },
    padding: { left: 70, right: 20, top: 30, bottom: 44 },
    background: 'transparent',
    config: CHART_CONFIG,
    title: { text: chartLabel(cellName({ rung, domain }), 80), anchor: 'start', color: INK, fontSize: 13 },
    encoding: {
      x: {
        ...X,
        title: 'night',
        scale: { domain: [0.5, nights.length + 0.5], nice: false },
        axis: { ...axis, grid: false, tickMinStep: 1, format: 'd' },
      },
      y: {
        ...Y,
        title: 'gain, accuracy points',
        scale: { domain: range, nice: false },
        axis: { ...axis, format: '+~f' },
      },
    },
    layer: [
      ...cell.map(one => bandLayer(one, range)),
      lineLayer([{ y: 0 }], { colour: INK }),
      ...(agreed.length === 0
        ? []
        : [
            lineLayer(
              agreed.map(({ gain }) => ({ y: 100 * gain })),
              { colour: TONE_COLOURS.good, dashed: true },
            ),
          ]),
      ...(starts.length === 0 ? [] : [lineLayer(starts, { colour: MUTED, vertical: true })]),
      ...changeLayers(cell),
      pointsLayer(cell.flatMap(one => one.points)),
    ],
  };
}

function panelOf(cell: CellNights, history: History): ChartPanel {
  const [{ rung, domain }] = cell;
  const last = currentSeries(cell)[0]?.points.at(-1);
  const now =
    last === undefined
      ? 'no night with a comparison'
      : `last gain ${points(last.gain)}, all nights ${pointsInterval(last.low, last.high, 2)} points`;
  const changes = cell.flatMap(one => one.changes.map(change => changePointText(one, change)));
  const title = oneLine(cellName({ rung, domain }));
  return { title, summary: oneLine([`${title}: ${now}.`, ...changes].join(' ')), spec: specOf(cell, history) };
}

/** Gains night by night with their confidence sequence, one picture per cell. */
export function nightsChart(history: History): ChartFigure {
  const cells = groupCells(history.series).filter(cell => cell.some(one => one.points.length > 0));
  const { nights, alpha, blessed } = history;
  return {
    id: 'nights',
    title: TITLE,
    caption: `Each mark is the gain of one night (■ the verdict is against it, ◆ there is none), the band the ${plainPercent(1 - alpha)} confidence sequence of all nights so far, cut at the edge of the picture. Grey upright lines: a new comparison. Dashed upright line: where a change began; solid: the night on which it was found.${blessed?.state === 'compared' ? ` Dashed level line: the blessed gain, of ${oneLine(blessed.path)}.` : ''}`,
    panels: cells.map(cell => panelOf(cell, history)),
    table: {
      columns: ['Rung', 'Domain', 'Night', 'Run', 'Gain, points', 'Confidence sequence', 'Verdict'],
      names: 2,
      rows: cells.flatMap(cell =>
        cell.flatMap(({ rung, domain, points: all }) =>
          all.map(point =>
            [
              rung,
              domain,
              String(point.night),
              nights.find(({ night }) => night === point.night)?.directory ?? '',
              points(point.gain),
              pointsInterval(point.low, point.high, 2),
              point.verdict ?? '–',
            ].map(oneLine),
          ),
        ),
      ),
    },
  };
}
