import type { CellRef } from '../core/cell-estimates.ts';
import type { AnalysisSettings, Design } from '../core/design.ts';
import { CarryoverError } from '../core/errors.ts';
import {
  type AssumedCell,
  type CellForecast,
  SCENARIOS,
  type Scenario,
  type ScenarioForecast,
} from '../core/forecast.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import { accept, isRefused } from '../core/refusal.ts';
import type { CellModel } from '../stats/gain/cell-model.ts';
import { buySeedsOrItems } from '../stats/planning/buy-seeds-or-items.ts';
import { feasibility } from '../stats/planning/feasibility.ts';
import { minimumDetectableGain } from '../stats/planning/minimum-detectable-gain.ts';
import { type VerdictChances, verdictChances } from '../stats/planning/verdict-chances.ts';
import { createRng } from '../stats/random/rng.ts';

export interface ForecastOptions {
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly seeds: number;
  /** Targets that the gate requires: their verdicts are made alone, others over all targets at once. */
  readonly required: readonly CellRef[];
  readonly power: number;
  /** Simulated studies per scenario. */
  readonly draws: number;
}

function modelOf(
  { columns, itemVariance, seedVariance, errorVariance, seedEffects }: AssumedCell,
  seeds: number,
): CellModel {
  // Fewer than three seeds speak about themselves only: their spread plays no part.
  const law = seeds < 3 ? { seedVariance: 0 } : { seedVariance, effects: seedEffects };
  return { items: columns, itemVariance, blocks: [{ seeds, errorVariance, ...law }] };
}

const shareOf = (scenario: Scenario, retention: number): number =>
  ({ none: 0, 'half-retention': retention / 2, retention, full: 1 })[scenario];

/** The yardstick of a target: the sandbox cell of its domain, else that of the sandbox domain. */
function sandboxOf(target: CellRef, assumed: readonly AssumedCell[], { rungs, sandboxDomain }: Design): AssumedCell {
  const rung = rungs.find(({ role }) => role === 'sandbox')?.name ?? '';
  const found = [target.domain, sandboxDomain].flatMap(
    domain => assumed.find(cell => domain !== undefined && isSameCell(cell, { rung, domain })) ?? [],
  )[0];
  if (found !== undefined) return found;
  const text = `${target.rung}/${target.domain}: nothing is known about the sandbox cell that it is held against.`;
  throw new CarryoverError(
    'usage',
    text,
    'Name a pilot with three or more seeds of the sandbox, or none, to go by assumptions.',
  );
}

interface Pair {
  readonly target: AssumedCell;
  readonly sandbox: AssumedCell;
  readonly tail: number;
}

function chancesOf({ target, sandbox, tail }: Pair, scenario: Scenario, options: ForecastOptions): VerdictChances {
  const { seeds, settings, draws } = options;
  const gain = shareOf(scenario, settings.retention) * sandbox.gain;
  // Cells with the same items have as many of them.
  const isShared = target.domain === sandbox.domain && target.columns === sandbox.columns;
  return accept(
    verdictChances(
      {
        target: { ...modelOf(target, seeds), gain },
        sandbox: { ...modelOf(sandbox, seeds), gain: sandbox.gain },
        itemCorrelation: isShared ? target.correlation : 0,
        sesoi: settings.sesoi,
        retention: settings.retention,
        tail,
      },
      draws,
      createRng(settings.seed, 'forecast', target.rung, target.domain, scenario),
    ),
  );
}

function forecastCell(
  target: AssumedCell,
  required: boolean,
  { pair, options }: { pair: Pair; options: ForecastOptions },
): CellForecast {
  const { settings, seeds, power, draws } = options;
  const { sandbox, tail } = pair;
  const found = SCENARIOS.map(scenario => ({ scenario, result: chancesOf(pair, scenario, options) }));
  const [none, full] = [found[0]?.result, found.at(-1)?.result] as [VerdictChances, VerdictChances];
  const model = modelOf(target, seeds);
  const rng = createRng(settings.seed, 'mde', target.rung, target.domain);
  const advice = buySeedsOrItems(model, tail);
  return {
    rung: target.rung,
    domain: target.domain,
    required,
    sandbox: { rung: sandbox.rung, domain: sandbox.domain },
    sandboxGain: sandbox.gain,
    replicates: full.replicates,
    columns: target.columns,
    seeds,
    mde: minimumDetectableGain(model, { tail, power, draws, rng }),
    scenarios: found.map(
      ({ scenario, result }): ScenarioForecast => ({
        scenario,
        gain: shareOf(scenario, settings.retention) * sandbox.gain,
        chances: result.chances,
      }),
    ),
    // Without a gain in the sandbox there is nothing to carry over.
    feasibility: sandbox.gain > 0 ? accept(feasibility(none, full)).status : 'error',
    advice: isRefused(advice) ? advice : advice.buy,
  };
}

function checkTarget(
  target: CellRef,
  assumed: readonly AssumedCell[],
  { design }: ForecastOptions,
): Omit<Pair, 'tail'> {
  const own = assumed.find(cell => isSameCell(cell, target));
  const sandbox = sandboxOf(target, assumed, design);
  const name = `${target.rung}/${target.domain}`;
  if (own === undefined) {
    const text = `${name}: the pilot says nothing about this cell (three or more seeds are needed).`;
    throw new CarryoverError('usage', text, 'Run the pilot with this rung and domain, or go without one.');
  }
  const few = [own, sandbox].find(({ columns }) => columns < 15);
  if (few !== undefined) {
    const text = `${few.rung}/${few.domain}: ${few.columns} items or clusters are planned; expected 15 or more.`;
    throw new CarryoverError('usage', text, 'Raise splits.test: with fewer, no interval is given at all.');
  }
  return { target: own, sandbox };
}

/**
 * The chance of every verdict on every target cell of a study that has not been run, at true gains of 0, φ/2, φ and 1 times
 * the sandbox gain, and the smallest gain that it can find.
 * @param assumed one per cell, sandbox cells included
 * @throws CarryoverError `usage` where a cell is not known, or fewer than 15 items are planned
 */
export function forecastCells(assumed: readonly AssumedCell[], options: ForecastOptions): readonly CellForecast[] {
  const { design, settings, required } = options;
  const targets = design.rungs
    .filter(({ role }) => role !== 'sandbox')
    .flatMap(({ name }) => design.domains.map((domain): CellRef => ({ rung: name, domain })));
  return targets.map(ref => {
    const cells = checkTarget(ref, assumed, options);
    const isRequired = required.some(one => isSameCell(one, ref));
    const tail = settings.alpha / (isRequired ? 2 : 2 * targets.length);
    return forecastCell(cells.target, isRequired, { pair: { ...cells, tail }, options });
  });
}
