import type { Predictions, Status } from '../../src/core/predictions.ts';
import { PredictionsBuilder } from '../../src/core/predictions-builder.ts';
import { createRng } from '../../src/stats/random/rng.ts';

/** One outcome of a table under construction. */
export interface Outcome {
  readonly domain: string;
  readonly rung: string;
  readonly arm: string;
  readonly seed: string;
  readonly item: string;
  readonly score: number;
  readonly status?: Status;
  readonly cluster?: string | undefined;
  readonly size?: number;
  readonly model?: string;
  readonly cost?: number;
}

export interface Simulation {
  readonly stream: string;
  /** True gain of each rung, in accuracy. */
  readonly rungs: Readonly<Record<string, number>>;
  readonly seeds: number;
  readonly items: number;
  readonly domains?: readonly string[];
  /** Scores in steps of 1/8 instead of right or wrong. */
  readonly graded?: boolean;
  /** Items per cluster. */
  readonly clusterSize?: number;
  /** Spread of seed effects on the probability of being right. */
  readonly seedSd?: number;
  /** Adds weak and ceiling, this far apart. */
  readonly gap?: number;
}

/** Outcomes of a study with item and seed effects shared by the arms, seeded by `stream`. */
export function simulate(options: Simulation): Outcome[] {
  const { stream, rungs, seeds, items, domains = ['math'], graded = false, clusterSize, seedSd = 0.02, gap } = options;
  return domains.flatMap(domain => {
    const difficulty = createRng(1, stream, domain);
    const eases = Array.from({ length: items }, () => 0.5 + 0.15 * difficulty.normal());
    return Object.entries(rungs).flatMap(([rung, gain]) =>
      Array.from({ length: seeds }, (_, s) => {
        const rng = createRng(1, stream, domain, rung, s);
        const shift = seedSd * rng.normal();
        const arms = {
          baseline: 0,
          candidate: gain + seedSd * rng.normal(),
          ...(gap && { weak: -0.05, ceiling: gap - 0.05 }),
        };
        return eases.flatMap((ease, i) =>
          Object.entries(arms).map(([arm, plus]): Outcome => {
            const chance = ease + shift + plus;
            const score = graded
              ? Math.min(1, Math.max(0, Math.round(8 * (chance + 0.2 * rng.normal())) / 8))
              : Number(rng.uniform() < chance);
            const cluster = clusterSize === undefined ? undefined : `c${Math.floor(i / clusterSize)}`;
            return { domain, rung, arm, seed: `s${s}`, item: `i${i}`, score, cluster };
          }),
        );
      }).flat(),
    );
  });
}

/** Builds the table of the given outcomes, in their order. */
export function makeTable(outcomes: readonly Outcome[]): Predictions {
  const builder = new PredictionsBuilder();
  builder.openFile('made.csv');
  for (const [at, outcome] of outcomes.entries()) {
    const { domain, rung, arm, seed, item, score, status = 'scored', cluster, size, model, cost } = outcome;
    const labels = { ...(cluster === undefined ? {} : { cluster }), ...(model === undefined ? {} : { model }) };
    const numbers = { ...(size === undefined ? {} : { size }), ...(cost === undefined ? {} : { cost_usd: cost }) };
    builder.add({ key: { domain, rung, arm, seed, item }, status, score, labels, numbers }, at + 2);
  }
  return builder.build();
}
