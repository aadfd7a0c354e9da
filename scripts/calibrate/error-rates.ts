import { ALPHA, type Design } from './design.ts';
import type { ClaimCounts } from './measure-closed.ts';
import type { Measured } from './measure-design.ts';

/** One of the four errors that matter, how often it was made, and how often it may be. */
export interface ErrorRate {
  readonly error: 'E1' | 'E2' | 'E3' | 'E4';
  readonly scope: 'cell' | 'family';
  readonly design: Design;
  readonly count: number;
  readonly runs: number;
  readonly limit: number;
}

/** E1 is two-sided; the verdicts are claims on one side. */
const LIMITS = { E1: ALPHA, E2: ALPHA / 2, E3: ALPHA / 2, E4: ALPHA / 2 } as const;

function countsOf({ gain, loss, anyGainOrLoss, verdicts, anyVerdict }: ClaimCounts) {
  return {
    E1: { cell: gain + loss, family: anyGainOrLoss },
    E2: { cell: verdicts.survives, family: anyVerdict.survives },
    E3: { cell: verdicts.attenuated, family: anyVerdict.attenuated },
    E4: { cell: verdicts.vanished, family: anyVerdict.vanished },
  };
}

/** Gain 0 is E1's own case; a gain of δ that is half of the sandbox gain, exactly at the floor, that of the other three. */
const errorsAt = (effect: number): readonly (keyof typeof LIMITS)[] =>
  effect === 0 ? ['E1'] : effect === 0.02 ? ['E2', 'E3', 'E4'] : [];

/** The errors of all designs in which they can be made, cell by cell and over the family of target cells. */
export function errorRates(measured: readonly Measured[]): readonly ErrorRate[] {
  return measured.flatMap(one => {
    if (one.design.kind !== 'closed' || !('claims' in one.result)) return [];
    const { design, result } = one;
    const counts = countsOf(result.claims);
    const scopes = design.targets > 1 ? (['cell', 'family'] as const) : (['cell'] as const);
    return errorsAt(design.effect).flatMap(error =>
      scopes.map(scope => {
        const count = counts[error][scope];
        return { error, scope, design, count, runs: result.claims.runs, limit: LIMITS[error] };
      }),
    );
  });
}

/** Beyond its level by more than three Monte-Carlo standard errors of a rate at the level. */
export const isExceeded = ({ count, runs, limit }: ErrorRate): boolean =>
  count / runs > limit + 3 * Math.sqrt((limit * (1 - limit)) / runs);
