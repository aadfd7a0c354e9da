import { renderChart } from '../../src/report/chart.ts';
import { SANDBOX, TONE_COLOURS } from '../../src/report/chart-theme.ts';
import { SEEDS, SHARES } from './design.ts';
import type { ErrorRate } from './error-rates.ts';
import { type Plot, type Point, type Series, specOf } from './range-plot.ts';
import { type Fared, isOrdinary } from './summarise.ts';

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
      domain: [Math.min(0.6, ...points.map(({ low }) => low)), 1],
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
  const simulated = NEW_SEEDS.filter(seeds => own.some(({ design }) => design.seeds === seeds));
  const groups = simulated.flatMap(seeds => shares.map(share => `${seeds} · ${100 * share}%`));
  const points = Object.entries(names).flatMap(([key, series]) =>
    simulated.flatMap(seeds =>
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
      domain: [Math.min(0.82, ...points.map(({ low }) => low)) - 0.01, 1],
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
      domain: [0, Math.max(1.2, ...points.map(({ high }) => high)) + 0.1],
      level: 1,
    },
  );
}

/** All pictures of the documentation. */
export const drawPlots = (fared: readonly Fared[], rates: readonly ErrorRate[]): Promise<readonly Picture[]> =>
  Promise.all([coveragePlot(fared), widthPlot(fared), errorPlot(rates), bootstrapPlot(fared)]);
