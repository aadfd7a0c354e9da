import type { Design } from '../core/design.ts';
import type { AssumedCell } from '../core/forecast.ts';

/** What somebody takes to be true before there is a pilot. Variances are of one paired difference, ≥ 0. */
export interface Assumptions {
  readonly gain: number;
  readonly itemVariance: number;
  readonly seedVariance: number;
  readonly errorVariance: number;
}

/** Means over the nine cells of the quickstart, rounded; the gain is about that of its sandbox in math and code. */
export const DEFAULT_ASSUMPTIONS: Assumptions = {
  gain: 0.03,
  itemVariance: 0.011,
  seedVariance: 0.0002,
  errorVariance: 0.024,
};

/** The same components in every cell; item effects of sandbox and target have nothing to do with each other. */
export const assumeCells = (
  { rungs, domains }: Design,
  items: number,
  assumptions: Assumptions,
): readonly AssumedCell[] =>
  rungs.flatMap(({ name: rung }) =>
    domains.map(domain => ({ rung, domain, columns: items, ...assumptions, correlation: 0 })),
  );
