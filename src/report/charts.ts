import type { ChartFigure } from './chart-figure.ts';
import { gainChart } from './gain-chart.ts';
import { pgrChart } from './pgr-chart.ts';
import { retentionChart } from './retention-chart.ts';
import { seedsChart } from './seeds-chart.ts';
import type { ReportView } from './view.ts';

/** The charts of a report in the order of the page: drawn on it, and written as files on request. */
export const CHARTS: readonly ((view: ReportView) => ChartFigure)[] = [gainChart, retentionChart, pgrChart, seedsChart];
