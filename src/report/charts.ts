import { aaChart } from './aa-chart.ts';
import { anatomyChart } from './anatomy-chart.ts';
import type { ChartFigure } from './chart-figure.ts';
import { gainChart } from './gain-chart.ts';
import { ladderChart } from './ladder-chart.ts';
import { nullChart } from './null-chart.ts';
import { pgrChart } from './pgr-chart.ts';
import { retentionChart } from './retention-chart.ts';
import { seedsChart } from './seeds-chart.ts';
import type { ReportView } from './view.ts';

/** The charts of a report in the order of the page: drawn on it, and written as files on request. */
export const CHARTS: readonly ((view: ReportView) => ChartFigure)[] = [
  gainChart,
  retentionChart,
  ladderChart,
  pgrChart,
  anatomyChart,
  seedsChart,
  nullChart,
  aaChart,
];
