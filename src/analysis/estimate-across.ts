import type { AcrossCells, AcrossDomains, AcrossRungs, PooledGains } from '../core/across-cells.ts';
import type { CellRef } from '../core/cell-estimates.ts';
import type { Design } from '../core/design.ts';
import { accept, isRefused, type Refusal } from '../core/refusal.ts';
import { columnVarianceOf } from '../stats/gain/cell-model.ts';
import { contrastInterval } from '../stats/gain/contrast-interval.ts';
import { gainInterval } from '../stats/gain/gain-interval.ts';
import { type PooledDomains, poolDomains } from '../stats/meta/pool-domains.ts';
import { type ContrastView, rungRelation } from './contrast-view.ts';
import { plannedCell } from './planned-cell.ts';

/** A cell that was measured, with its contrast. */
export interface ViewedCell extends CellRef {
  readonly view: ContrastView;
}

/** A slope needs this many rungs, and this many sizes among them. */
const [FEWEST_RUNGS, FEWEST_SIZES] = [4, 3];

/** Sampling variance of the gain: of seeds and items from three seeds on, of items below. */
function samplingVariance(view: ContrastView): number {
  const model = plannedCell(view);
  const fromSeeds = model.blocks.reduce((sum, { seeds, seedVariance }) => sum + seedVariance / seeds, 0);
  return fromSeeds + columnVarianceOf(model) / model.items;
}

function pooledGains(found: PooledDomains, domains: readonly string[], alpha: number): PooledGains {
  const { estimate, limits, tau2, tau2Limits, i2, prediction, leaveOneOut, full } = found;
  const heterogeneity = isRefused(full) ? undefined : accept(full.heterogeneity);
  return {
    status: 'pooled',
    level: 1 - alpha,
    mean: estimate,
    limits,
    tau2,
    tau2Limits: { low: tau2Limits.low, high: tau2Limits.high },
    i2Limits: i2.limits,
    q: heterogeneity && { q: heterogeneity.q, df: heterogeneity.df, p: heterogeneity.p },
    prediction,
    leaveOneOut: isRefused(leaveOneOut)
      ? []
      : leaveOneOut.map(left => ({
          without: domains[left.without] as string,
          mean: left.estimate,
          limits: isRefused(left.limits) ? undefined : left.limits,
        })),
  };
}

function overDomains(cells: readonly ViewedCell[], alpha: number): Pick<AcrossDomains, 'domains' | 'pooled'> {
  const domains = cells.map(({ domain }) => domain);
  const gains = cells.map(({ view }) => view.cell.squares.mean);
  const variances = cells.map(({ view }) => samplingVariance(view));
  const found: PooledDomains | Refusal = poolDomains(gains, variances, alpha / 2);
  return { domains, pooled: isRefused(found) ? found : pooledGains(found, domains, alpha) };
}

/** Weights of the least-squares slope of the gain on log₁₀ of the size; undefined where the sizes are too few. */
function slopeWeights(sizes: readonly (number | undefined)[]): number[] | undefined {
  const known = sizes.filter(size => size !== undefined);
  if (known.length < sizes.length || sizes.length < FEWEST_RUNGS || new Set(known).size < FEWEST_SIZES)
    return undefined;
  const logs = known.map(Math.log10);
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const squares = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
  return logs.map(log => (log - mean) / squares);
}

function overRungs(cells: readonly ViewedCell[], { rungs }: Design, alpha: number): Omit<AcrossRungs, 'domain'> {
  const tail = alpha / 2;
  const contrast = (chosen: readonly ViewedCell[], weights: readonly number[]) => {
    const views = chosen.map(({ view }) => view);
    const options = { tail, weights, relation: rungRelation(views) };
    return contrastInterval(
      views.map(({ cell }) => cell),
      options,
    );
  };
  const weights = slopeWeights(cells.map(({ rung }) => rungs.find(({ name }) => name === rung)?.size));
  if (weights !== undefined) return { slope: contrast(cells, weights), steps: [] };
  const steps = cells.slice(1).flatMap((to, at) => {
    const from = cells[at];
    return from ? [{ from: from.rung, to: to.rung, change: contrast([to, from], [1, -1]) }] : [];
  });
  return { steps };
}

/**
 * What the gains of several cells say together: how much they differ between the domains of a rung, and how they change from
 * rung to rung of a domain. Cells without an interval of their own are left out.
 * @param cells measured ones, in the order of the design's rungs
 */
export function estimateAcross(cells: readonly ViewedCell[], design: Design, alpha: number): AcrossCells {
  const usable = cells.filter(({ view }) => gainInterval(view.cell, alpha / 2).status === 'estimated');
  const rungs = design.rungs.map(({ name, role }): AcrossDomains => {
    const own = usable.filter(({ rung }) => rung === name);
    return { rung: name, role, ...overDomains(own, alpha) };
  });
  const domains = design.domains.map((name): AcrossRungs => {
    const own = usable.filter(({ domain }) => domain === name);
    return { domain: name, ...overRungs(own, design, alpha) };
  });
  return { rungs, domains };
}
