import type { QuarantinedRun } from './counted-evidence.ts';
import type { RatioEstimate } from './estimate.ts';
import type { ProvenanceFinding } from './provenance.ts';
import type { Refusal } from './refusal.ts';
import type { Provenance } from './result.ts';

/** Mean over runs under different seeds. */
export interface SeedMean {
  readonly runs: number;
  readonly mean: number;
  /** Standard deviation and standard error over seeds; absent for one run. */
  readonly sd?: number | undefined;
  readonly sem?: number | undefined;
}

/** Which floor and ceiling a PGR is taken against. */
export type PgrDefinition =
  /** Whatever the files state. */
  | 'as-stated'
  /** Mean floor and mean ceiling of all reference files. */
  | 'fixed-all'
  /** The same from those files alone that existed when the run ended. */
  | 'fixed-at-time'
  /** The floor and the ceiling trained under the run's own seed. */
  | 'same-seed';

export type PgrReading = { readonly definition: PgrDefinition } & (
  | {
      readonly status: 'measured';
      /** Mean and spread of the runs' own PGRs. */
      readonly pgr: SeedMean;
      /** Runs of the method, whether or not they have a PGR under this definition. */
      readonly of: number;
      /** Mean accuracies put into one ratio: what a mean of ratios is not, where every run has a gap of its own. */
      readonly ratioOfMeans?: number | undefined;
      /** Runs among them whose seed is not believed to be theirs. */
      readonly doubtfulSeeds: number;
      /** Of stated values: the definitions that give them, run by run, exactly or else up to three decimals; maybe none. */
      readonly agreesWith?: readonly PgrDefinition[] | undefined;
      /** Fieller's set with the seeds of method, floor and ceiling as sources of error; for one gap common to all runs. */
      readonly set?: RatioEstimate | undefined;
    }
  | { readonly status: 'none'; readonly reason: string }
);

/** One run, as counts and as a share. */
export interface CountedSeed {
  readonly path: string;
  readonly seed: string;
  readonly isPairable: boolean;
  readonly accuracy?: number | undefined;
  /** What the file states, where that is not the accuracy that was believed. */
  readonly statedAccuracy?: number | undefined;
  /** Items right of all, with Wilson's interval for other items from the same source. */
  readonly counts?:
    | { readonly correct: number; readonly total: number; readonly low: number; readonly high: number }
    | undefined;
  /** PGR against mean floor and mean ceiling of all reference files. */
  readonly pgr?: number | undefined;
}

/** How often an arm was right on one part of the test set. */
export interface SubsetMarginal {
  readonly name: string;
  /** Items of the part, the same in every run that has it; absent where runs disagree. */
  readonly items?: number | undefined;
  /** Over all runs. */
  readonly correct: number;
  readonly total: number;
  readonly accuracy: SeedMean;
  /** Standard error of one run's accuracy from having these items and not others; it does not shrink with seeds. */
  readonly itemError?: number | undefined;
}

export interface CountedMethod {
  readonly method: string;
  readonly runs: readonly CountedSeed[];
  /** Absent where no run has one. */
  readonly accuracy?: SeedMean | undefined;
  /** Answers right of all given, over the runs that have counts. */
  readonly answers?: { readonly runs: number; readonly correct: number; readonly total: number } | undefined;
  /** Standard error of one run's accuracy from having these items and not others; it does not shrink with seeds. */
  readonly itemError?: number | undefined;
  /** The same in units of PGR against the common gap. */
  readonly itemErrorPgr?: number | undefined;
  /** All four definitions, in one order. */
  readonly pgr: readonly PgrReading[];
  /** What the accuracies give as the files state them, under the definitions that need one; absent where they are those believed. */
  readonly asStated?: { readonly accuracy: SeedMean; readonly pgr: readonly PgrReading[] } | undefined;
  readonly subsets: readonly SubsetMarginal[];
}

export interface CountedReference {
  readonly role: 'floor' | 'ceiling';
  readonly accuracy: SeedMean;
  readonly subsets: readonly SubsetMarginal[];
}

/** Standard errors of a difference of two shares on the same items, of which only the two marginals are known. */
export interface ItemErrorBounds {
  readonly items: number;
  /** The two arms err on the same items as far as their shares allow. */
  readonly least: number;
  readonly independent: number;
  /** They err on different items as far as their shares allow. */
  readonly most: number;
}

/** Student's t over seed-paired differences. */
export interface SeedTest {
  readonly statistic: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  readonly low: number;
  readonly high: number;
  /** Smallest true difference found with the power of the settings, at the spread observed. */
  readonly mde: number;
}

export interface PairedSeeds {
  readonly status: 'paired';
  readonly seeds: readonly string[];
  /** Method minus baseline of each seed, as a fraction. */
  readonly differences: readonly number[];
  readonly difference: SeedMean;
  readonly t: SeedTest | Refusal;
  readonly signFlip: {
    readonly p: number;
    /** The smallest p that so many pairs can give. */
    readonly floor: number;
  };
  /** Over seeds, of method and baseline; absent below three pairs and where one does not vary. */
  readonly correlation?: number | undefined;
  /** In units of the gap between mean floor and mean ceiling, itself taken as known; absent without a gap. */
  readonly inPgr?:
    | {
        readonly gap: number;
        readonly mean: number;
        readonly sd?: number | undefined;
        readonly mde?: number | undefined;
        /** `holm.mde` in these units. */
        readonly familyMde?: number | undefined;
        /** Fieller's set: the gap has an error as well. */
        readonly set?: RatioEstimate | undefined;
      }
    | undefined;
  /** Adjusted over the family of all contrasts against the baseline. */
  readonly holm: {
    readonly t?: number | undefined;
    readonly signFlip: number;
    /** Smallest true difference that t finds at Holm's first and strictest step, α ÷ size of the family. */
    readonly mde?: number | undefined;
  };
}

export type CountsContrast = {
  readonly method: string;
  readonly baseline: string;
  /** For one run of each: how far the common items could have moved their difference. Absent without counts. */
  readonly itemError?: ItemErrorBounds | undefined;
  readonly itemErrorPgr?: ItemErrorBounds | undefined;
} & (
  | PairedSeeds
  | {
      readonly status: 'unpaired';
      readonly reason: string;
      /** Difference of the two means, without an error: nothing pairs the runs. */
      readonly means?: number | undefined;
    }
);

/** One domain under one pair of models and one set of settings: what may be compared. */
export interface CountedDomain {
  readonly domain: string;
  readonly pair: string;
  readonly floor?: CountedReference | undefined;
  readonly ceiling?: CountedReference | undefined;
  /** Ceiling minus floor; absent unless both are there. */
  readonly gap?: number | undefined;
  /** Items of the test set; absent where runs disagree or have no counts. */
  readonly items?: number | undefined;
  /** The baseline first. */
  readonly methods: readonly CountedMethod[];
  /** Every other method against the baseline; empty without a baseline. */
  readonly contrasts: readonly CountsContrast[];
}

/** A question that this evidence cannot answer, and what is missing. */
export interface Unanswered {
  readonly code:
    | 'no-items'
    | 'no-larger-models'
    | 'few-domains'
    | 'no-baseline'
    | 'shared-teachers'
    | 'pooled-references'
    | 'baseline-definition'
    | 'no-references'
    | 'not-pairable'
    | 'missing-seeds'
    | 'doubted-files'
    | 'no-counts'
    | 'no-reference-subsets'
    | 'one-setting'
    | 'selection';
  readonly question: string;
  readonly because: string;
}

export interface CountsSettings {
  /** Two-sided error level. */
  readonly alpha: number;
  /** Power at which a smallest detectable difference is given. */
  readonly power: number;
  readonly baseline: string;
  /** The method under test; absent where all are compared with the baseline. */
  readonly candidate?: string | undefined;
}

export interface CountsDecision {
  readonly outcome: 'incomplete' | 'disqualified';
  readonly exitCode: 5 | 6;
  readonly reasons: readonly string[];
}

/** A run that was believed and still enters no number. */
export interface LeftOutRun {
  readonly path: string;
  readonly reason: string;
}

/** `result.json` of evidence that has counts and no items. */
export interface CountsResult {
  readonly schema: 1;
  readonly kind: 'counts';
  readonly name: string;
  readonly settings: CountsSettings;
  readonly domains: readonly CountedDomain[];
  /** Contrasts that share one error level. */
  readonly family: number;
  readonly unanswered: readonly Unanswered[];
  readonly findings: readonly ProvenanceFinding[];
  readonly quarantined: readonly QuarantinedRun[];
  readonly leftOut: readonly LeftOutRun[];
  readonly decision: CountsDecision;
  readonly provenance: Provenance;
}
