import type { SourceOutcome } from '../core/evidence.ts';
import type { PredictionRow } from '../core/predictions.ts';
import type { PredictionsBuilder } from '../core/predictions-builder.ts';
import type { RunPlacement } from './name-runs.ts';

const FIRST = '1';

/** The object without the keys that are undefined. */
function known<Value>(entries: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Record<
    string,
    Value
  >;
}

function rowOf({ series, domain, rung, arm, run, hasRepeats }: RunPlacement, outcome: SourceOutcome): PredictionRow {
  const { item, repeat = FIRST, status, score, cluster, subset, prediction, label } = outcome;
  const { confidence, tokensIn, tokensOut, costUsd } = outcome;
  const { model, method } = series.facts;
  return {
    key: { domain, rung, arm, seed: hasRepeats ? `${run}.${repeat}` : run, item },
    status,
    score,
    labels: known({ cluster, subset, prediction, label, model, method }),
    numbers: known({ confidence, tokens_in: tokensIn, tokens_out: tokensOut, cost_usd: costUsd }),
  };
}

/** Adds the outcomes of all placed series to the table. Lines are places in the series: many formats have no lines. */
export function placeOutcomes(builder: PredictionsBuilder, placed: readonly RunPlacement[]): void {
  for (const placement of placed) {
    builder.openFile(`${placement.series.path}: outcome`);
    for (const [at, outcome] of placement.series.outcomes.entries()) builder.add(rowOf(placement, outcome), at + 1);
  }
}
