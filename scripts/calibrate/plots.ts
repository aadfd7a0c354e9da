import { type ChartLayer, type ChartSpec, renderChart } from '../../src/report/chart.ts';
import { GRID, INK, MUTED, PAPER, SANDBOX, TONE_COLOURS } from '../../src/report/chart-theme.ts';
import { SEEDS, SHARES } from './design.ts';
import type { ErrorRate } from './error-rates.ts';
import { type Fared, isOrdinary } from './summarise.ts';

const [WIDTH, HEIGHT] = [640, 260];
const FONT = 'system-ui, sans-serif';

/** One mark: a group on the horizontal axis, a series, and its range. */
interface Point {
  readonly group: string;
  readonly series: string;
  readonly low: number;
  readonly high: number;
  readonly middle: number;
}

interface Series {
  readonly name: string;
  readonly colour: string;
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle-up';
}

interface Plot {
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly groups: readonly string[];
  readonly axis: { readonly x: string; readonly y: string; readonly format: string };
  readonly domain: readonly [number, number];
  /** A line to read the marks against. */
  readonly level: number;
}

/** Pixels between the series of one group. */
const OFFSET = 11;

function seriesLayers({ points, groups }: Plot, { name, colour, shape }: Series, shift: number): ChartLayer[] {
  const data = { values: points.filter(({ series }) => series === name) };
  const x = { field: 'group', type: 'ordinal', sort: [...groups] } as const;
  const offset = { xOffset: shift } as const;
  return [
    {
      data,
      mark: { type: 'rule', color: colour, strokeWidth: 2, ...offset },
      encoding: { x, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
    },
    {
      data,
      mark: { type: 'point', shape, color: colour, fill: colour, size: 45, opacity: 1, ...offset },
      encoding: { x, y: { field: 'middle', type: 'quantitative' } },
    },
  ];
}

const AXIS = {
  gridColor: GRID,
  domainColor: MUTED,
  tickColor: MUTED,
  labelColor: MUTED,
  titleColor: MUTED,
  titleFontWeight: 400,
  labelFontSize: 11,
} as const;

/** The names of the series, written into the plot's upper margin: nothing is told by colour alone. */
const legendLayers = (series: readonly Series[]): ChartLayer[] =>
  series.flatMap(({ name, colour, shape }, at): ChartLayer[] => {
    const x = at * (WIDTH / series.length);
    const data = { values: [{ name }] };
    return [
      { data, mark: { type: 'point', shape, color: colour, fill: colour, size: 45, opacity: 1, x: x + 4, y: -16 } },
      {
        data,
        mark: { type: 'text', align: 'left', baseline: 'middle', color: INK, fontSize: 12, x: x + 14, y: -16 },
        encoding: { text: { field: 'name', type: 'nominal' } },
      },
    ];
  });

function specOf(plot: Plot): ChartSpec {
  const { series, groups, axis, domain, level } = plot;
  const middle = (series.length - 1) / 2;
  return {
    width: WIDTH,
    height: HEIGHT,
    padding: { left: 8, right: 8, top: 30, bottom: 8 },
    background: PAPER,
    config: { aria: false, font: FONT, view: { stroke: null } },
    layer: [
      {
        data: { values: groups.map(group => ({ group })) },
        mark: { type: 'point', opacity: 0 },
        encoding: {
          x: {
            field: 'group',
            type: 'ordinal',
            sort: [...groups],
            scale: { paddingOuter: 0.5 },
            axis: { ...AXIS, title: axis.x, labelAngle: 0, grid: false },
          },
        },
      },
      {
        data: { values: [{ level }] },
        mark: { type: 'rule', color: INK, strokeDash: [4, 3] },
        encoding: {
          y: {
            field: 'level',
            type: 'quantitative',
            scale: { domain: [...domain], nice: false, zero: false },
            axis: { ...AXIS, title: axis.y, format: axis.format },
          },
        },
      },
      ...series.flatMap((one, at) => seriesLayers(plot, one, (at - middle) * OFFSET)),
      ...legendLayers(series),
    ],
  };
}

/** An SVG file and what its picture says. */
export interface Picture {
  readonly name: string;
  readonly summary: string;
  readonly svg: string;
}

async function draw(name: string, summary: string, plot: Plot): Promise<Picture> {
  const title = summary.split(':')[0] ?? name;
  return { name, summary, svg: `${await renderChart({ id: name, title, summary, spec: specOf(plot) })}\n` };
}

/** The range over a group of designs, as one mark. */
function pointOf(group: string, series: string, fared: readonly Fared[], value: (one: Fared) => number): Point[] {
  if (fared.length === 0) return [];
  const values = fared.map(value);
  const middle = values.reduce((sum, one) => sum + one, 0) / values.length;
  return [{ group, series, low: Math.min(...values), high: Math.max(...values), middle }];
}

const NEW_SEEDS = SEEDS.filter(seeds => seeds >= 3);

function coveragePlot(fared: readonly Fared[]): Promise<Picture> {
  const keys = { 'howe/new-seeds': 'Howe', 'these-seeds-t/new-seeds': 'items only (wrong)' };
  const own = fared.filter(one => isOrdinary(one) && one.design.kind === 'closed' && one.design.seeds >= 3);
  const groups = NEW_SEEDS.flatMap(seeds => SHARES.map(share => `${seeds} · ${100 * share}%`));
  const points = Object.entries(keys).flatMap(([key, series]) =>
    NEW_SEEDS.flatMap(seeds =>
      SHARES.flatMap(share => {
        const found = own.filter(one => one.key === key && one.design.seeds === seeds && one.design.share === share);
        return pointOf(`${seeds} · ${100 * share}%`, series, found, one => one.coverage);
      }),
    ),
  );
  return draw(
    'coverage',
    'Coverage of 95% intervals for new seeds: Howe’s and one that counts items only, by seeds and seed share',
    {
      points,
      series: [
        { name: 'Howe', colour: SANDBOX, shape: 'circle' },
        { name: 'items only (wrong)', colour: TONE_COLOURS.bad, shape: 'square' },
      ],
      groups,
      axis: { x: 'seeds, seed share of the variance', y: 'coverage', format: '.0%' },
      domain: [0.6, 1],
      level: 0.95,
    },
  );
}

function widthPlot(fared: readonly Fared[]): Promise<Picture> {
  const own = fared.filter(one => one.key === 'howe/new-seeds' && isOrdinary(one) && one.design.kind === 'closed');
  const groups = NEW_SEEDS.flatMap(seeds => SHARES.map(share => `${seeds} · ${100 * share}%`));
  const points = NEW_SEEDS.flatMap(seeds =>
    SHARES.flatMap(share => {
      const found = own.filter(({ design }) => design.seeds === seeds && design.share === share);
      return pointOf(`${seeds} · ${100 * share}%`, 'Howe', found, one => one.width);
    }),
  );
  return draw('width', 'Width of Howe’s interval over that of one who knows the variance: by seeds and seed share', {
    points,
    series: [{ name: 'Howe', colour: SANDBOX, shape: 'circle' }],
    groups,
    axis: { x: 'seeds, seed share of the variance', y: 'width ÷ oracle', format: '.1f' },
    domain: [0.9, Math.max(2, ...points.map(({ high }) => high)) + 0.1],
    level: 1,
  });
}

function bootstrapPlot(fared: readonly Fared[]): Promise<Picture> {
  const names = { percentile: 'percentile', bca: 'BCa', studentised: 'studentised', verdict: 'verdict’s own' };
  const shapes = ['triangle-up', 'square', 'diamond', 'circle'] as const;
  const colours = [TONE_COLOURS.unknown, TONE_COLOURS.warn, TONE_COLOURS.bad, SANDBOX];
  const shares = [0, 0.5, 0.75];
  const own = fared.filter(({ design }) => design.kind === 'bootstrap' && design.seeds >= 3);
  const groups = NEW_SEEDS.flatMap(seeds => shares.map(share => `${seeds} · ${100 * share}%`));
  const points = Object.entries(names).flatMap(([key, series]) =>
    NEW_SEEDS.flatMap(seeds =>
      shares.flatMap(share => {
        const found = own.filter(
          one => one.key === `${key}/new-seeds` && one.design.seeds === seeds && one.design.share === share,
        );
        return pointOf(`${seeds} · ${100 * share}%`, series, found, one => one.coverage);
      }),
    ),
  );
  return draw(
    'bootstraps',
    'Coverage of crossed bootstrap intervals: beside the verdict’s own on the same data, by seeds and seed share',
    {
      points,
      series: Object.values(names).map((name, at) => ({
        name,
        colour: colours[at] as string,
        shape: shapes[at] as Series['shape'],
      })),
      groups,
      axis: { x: 'seeds, seed share of the variance', y: 'coverage', format: '.0%' },
      domain: [0.82, 1],
      level: 0.95,
    },
  );
}

function errorPlot(rates: readonly ErrorRate[]): Promise<Picture> {
  const own = rates.filter(({ design, scope }) => design.law === 'normal' && design.seeds >= 3 && scope === 'cell');
  const names = ['E1', 'E2', 'E3', 'E4'] as const;
  const groups = NEW_SEEDS.flatMap(seeds => names.map(error => `${seeds} · ${error}`));
  const points = NEW_SEEDS.flatMap(seeds =>
    names.flatMap((error): Point[] => {
      const found = own.filter(one => one.design.seeds === seeds && one.error === error);
      if (found.length === 0) return [];
      const shares = found.map(({ count, runs, limit }) => count / runs / limit);
      const middle = shares.reduce((sum, one) => sum + one, 0) / shares.length;
      const series = 'rate ÷ its level';
      return [{ group: `${seeds} · ${error}`, series, low: Math.min(...shares), high: Math.max(...shares), middle }];
    }),
  );
  return draw(
    'errors',
    'The four errors of a verdict: how often each is made, as a share of what it may be, by seeds',
    {
      points,
      series: [{ name: 'rate ÷ its level', colour: SANDBOX, shape: 'circle' }],
      groups,
      axis: { x: 'seeds, error', y: 'rate ÷ level', format: '.0%' },
      domain: [0, 1.3],
      level: 1,
    },
  );
}

/** All pictures of the documentation. */
export const drawPlots = (fared: readonly Fared[], rates: readonly ErrorRate[]): Promise<readonly Picture[]> =>
  Promise.all([coveragePlot(fared), widthPlot(fared), errorPlot(rates), bootstrapPlot(fared)]);
