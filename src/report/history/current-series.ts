import type { CellSeries } from '../../core/history.ts';

const lastNight = ({ points, gaps }: CellSeries): number =>
  Math.max(0, ...[points, gaps].map(all => all.at(-1)?.night ?? 0));

/** The series that every cell is in now: of all its comparisons the one that goes on last. In the order of cells. */
export const currentSeries = (series: readonly CellSeries[]): readonly CellSeries[] =>
  [...Map.groupBy(series, ({ rung, domain }) => JSON.stringify([rung, domain])).values()].flatMap(all =>
    all.toSorted((x, y) => lastNight(y) - lastNight(x)).slice(0, 1),
  );
