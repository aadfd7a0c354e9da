import type { Rng } from '../../core/random.ts';
import { accept } from '../../core/refusal.ts';
import { type FlipDomain, flipDomain } from './flip-domain.ts';
import { MAX_COUNTED } from './flip-test.ts';
import { allSigns, jointFlips, randomSigns } from './joint-flips.ts';
import { maxTTally } from './max-t-tally.ts';
import { inOneUnit, type MaxTScale, type MaxTTerms, maxTTerms, type PlacedCell } from './max-t-terms.ts';
import { monteCarloP } from './monte-carlo-p.ts';

/** Table look-ups and comparisons, a nanosecond or two each, up to which all sign vectors are enumerated. */
const MAX_WORK = 400_000_000;

/** Signs that fit the bits of one arrangement's number. */
const MAX_UNITS = 30;

export interface MaxTOptions {
  /** Means above 0, or means other than 0. */
  readonly alternative: 'greater' | 'two-sided';
  readonly scale: MaxTScale;
  /** Random sign vectors where the test is not exact, ≥ 1; 9,999 makes (draws + 1)·α whole. */
  readonly draws: number;
  /** A stream of its own; used only where the test is not exact. */
  readonly rng: Rng;
}

/** p-values in (0, 1], p ≤ pStepDown ≤ pSingleStep. */
export interface MaxTCell {
  /** Mean over the values. */
  readonly mean: number;
  /** The mean on the scale asked for. */
  readonly statistic: number;
  /** Of the cell by itself. */
  readonly p: number;
  /** Adjusted: the chance that the largest statistic of the whole family reaches this one. */
  readonly pSingleStep: number;
  /** Adjusted, with cells of larger statistics no longer among the competitors: never above `pSingleStep` and as valid. */
  readonly pStepDown: number;
}

export interface MaxTResult {
  /** In the order of the input. */
  readonly cells: readonly MaxTCell[];
  /** Exact, or the number of random sign vectors. */
  readonly draws: 'exact' | number;
  /** Behind exact single-step p-values of up to 53 units: sign vectors in all, and those that reach each cell's statistic. */
  readonly counts: { readonly total: number; readonly singleStep: Float64Array } | undefined;
}

/** Cells and which of them share their units. */
export interface PlacedFamily {
  readonly cells: readonly PlacedCell[];
  /** In the order in which they draw their signs; every cell is a member of one. */
  readonly domains: readonly { readonly units: number; readonly members: readonly number[] }[];
}

function prepare({ cells, domains }: PlacedFamily, scale: MaxTScale): MaxTTerms[] {
  const prepared: MaxTTerms[] = [];
  for (const { units, members } of domains) {
    for (const cell of members) prepared[cell] = maxTTerms(cells[cell] as PlacedCell, units, scale);
  }
  return scale === 'mean' ? inOneUnit(prepared) : prepared;
}

/** Whether 2ⁿ sign vectors take less work than the draws asked for, or a fraction of a second. */
function canEnumerate(domains: readonly FlipDomain[], draws: number): boolean {
  const units = domains.reduce((sum, domain) => sum + domain.units, 0);
  if (units > MAX_UNITS) return false;
  const perVector = domains.reduce((sum, domain) => sum + domain.cells.length * (3 + Math.ceil(domain.units / 8)), 0);
  return 2 ** units <= draws || 2 ** units * perVector <= MAX_WORK;
}

/**
 * Max-t sign-flip test of a family of cells, units flipped together in all cells of their domain.
 * @param family checked: values finite, one place each, at least one cell and one value in each
 */
export function jointMaxT(family: PlacedFamily, { alternative, scale, draws, rng }: MaxTOptions): MaxTResult {
  const prepared = prepare(family, scale);
  const domains = family.domains.map(({ members }) =>
    flipDomain(members.map(cell => ({ cell, terms: (prepared[cell] as MaxTTerms).terms }))),
  );
  const exact = canEnumerate(domains, draws);
  const flipped = domains.reduce((sum, { units }) => sum + units, 0);
  const signs = exact ? allSigns(flipped) : randomSigns(draws, rng);
  const tally = maxTTally(prepared, alternative === 'two-sided');
  jointFlips(domains, signs, tally.add);
  const { raw, singleStep, stepDown } = tally.hits();
  const p = (hits: Float64Array, cell: number): number =>
    exact ? (hits[cell] as number) / signs.arrangements : accept(monteCarloP(hits[cell] as number, draws));
  const units = family.domains.reduce((sum, domain) => sum + domain.units, 0);
  const unflipped = 2 ** (units - flipped);
  return {
    cells: prepared.map(({ mean, statistic }, cell) => ({
      mean,
      statistic,
      p: p(raw, cell),
      pSingleStep: p(singleStep, cell),
      pStepDown: p(stepDown, cell),
    })),
    draws: exact ? 'exact' : draws,
    counts:
      exact && units <= MAX_COUNTED
        ? { total: 2 ** units, singleStep: singleStep.map(hits => hits * unflipped) }
        : undefined,
  };
}
