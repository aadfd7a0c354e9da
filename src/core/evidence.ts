import type { RungRole } from './design.ts';
import type { Status } from './predictions.ts';

/**
 * What a results file says about all its outcomes; rules for rungs, arms, domains and seeds can name each of them. Files that know
 * arms, rungs and domains are tables whose columns the user named; other tools have no such words.
 */
export const FACTS = ['model', 'task', 'method', 'metric', 'filter', 'seed', 'arm', 'rung', 'domain', 'file'] as const;
export type Fact = (typeof FACTS)[number];
export type Facts = Readonly<Partial<Record<Fact, string>>>;

/** One outcome as another tool wrote it: an item, answered once. */
export interface SourceOutcome {
  readonly item: string;
  /** Tells repeated answers to one item apart; all outcomes without one are the first. */
  readonly repeat?: string | undefined;
  readonly status: Status;
  /** In [0, 1]; 0 where the status is not `scored`, and not to be read there. */
  readonly score: number;
  /** Hash of what was asked: equal where the texts are. */
  readonly content?: string | undefined;
  readonly cluster?: string | undefined;
  readonly subset?: string | undefined;
  readonly prediction?: string | undefined;
  readonly label?: string | undefined;
  /** In [0, 1]. */
  readonly confidence?: number | undefined;
  readonly tokensIn?: number | undefined;
  readonly tokensOut?: number | undefined;
  readonly costUsd?: number | undefined;
}

/** A number that a file states about its own outcomes, to be held against them. */
export interface Claim {
  /** As the file calls it: `accuracy`, `acc_stderr`, `n`. */
  readonly name: string;
  readonly kind: 'mean' | 'stderr' | 'items' | 'correct';
  readonly value: number;
  /** What the tool counts an outcome without a score as; it leaves such outcomes out unless given. */
  readonly unscoredAs?: number;
  /** Decimals to which the tool rounds; it does not unless given. */
  readonly decimals?: number;
}

/** Settings by name, each as the file writes it or as a short text that tells it from others. */
export type Setup = Readonly<Record<string, string>>;

/** All outcomes of one file that share their facts: one model on one task under one metric. */
export interface Series {
  /** As the user typed it, with the member of an archive behind `!`. */
  readonly path: string;
  readonly format: string;
  readonly facts: Facts;
  /** Whether the tool that wrote the file shows this metric first; one of them at most per model and task. */
  readonly isPrimary: boolean;
  /** Empty where the file has summaries only. */
  readonly outcomes: readonly SourceOutcome[];
  readonly claims: readonly Claim[];
  /** How the model was asked, as far as the file says: `temperature`, `few-shot`, `dataset`. Two set-ups are two questions. */
  readonly setup?: Setup | undefined;
}

/** What was found while reading, for a person to know: nothing is left out in silence. */
export interface EvidenceNote {
  readonly path: string;
  readonly text: string;
}

/** How many files were read as what. */
export interface FormatCount {
  readonly title: string;
  readonly files: number;
}

/** A claim beside the number that the outcomes give. */
export interface CheckedClaim extends Claim {
  readonly found?: number;
  readonly agrees: 'yes' | 'no' | 'cannot be checked';
}

/** What one series holds, and whether it is what its file says of itself. */
export interface SeriesSummary {
  readonly path: string;
  readonly format: string;
  readonly facts: Facts;
  /** Different items. */
  readonly items: number;
  readonly outcomes: number;
  readonly unscored: number;
  /** Over items, each the mean of its scored repeats, in [0, 1]; absent where nothing is scored. */
  readonly mean?: number;
  /** Standard deviation over items (divisor n − 1) ÷ √n; absent with fewer than two scored items. */
  readonly stderr?: number;
  readonly claims: readonly CheckedClaim[];
}

/** One arm of one rung and domain, as the table has it. */
export interface DesignRow {
  readonly domain: string;
  readonly rung: string;
  readonly arm: string;
  readonly seeds: number;
  readonly items: number;
  readonly outcomes: number;
  readonly unscored: number;
}

/** What became of two arms' items on the way to pairs, in one rung and domain. */
export interface PairingSummary {
  readonly domain: string;
  readonly rung: string;
  /** The part the rung plays; absent where there is one rung. */
  readonly role?: RungRole;
  readonly text: string;
}

/** What was read, what it was taken for, and how it is compared: what a person checks before believing a number. */
export interface EvidenceSummary {
  readonly formats: readonly FormatCount[];
  /** Everything that was found, used or not; empty for predictions tables, which say themselves what they are. */
  readonly series: readonly SeriesSummary[];
  /** What decides domain, rung and arm, in words; absent for predictions tables. */
  readonly rules?: Readonly<Record<'domain' | 'rung' | 'arm', string>> | undefined;
  readonly design: readonly DesignRow[];
  readonly pairing: readonly PairingSummary[];
  readonly notes: readonly EvidenceNote[];
  readonly excluded: readonly EvidenceNote[];
  /** Why no table could be made of it, and what to do; absent where one was. */
  readonly obstacle?:
    | { readonly found: string; readonly next: string; readonly propose?: string | undefined }
    | undefined;
}

/** What of it goes into a result: by what the outcomes of other tools became a table. */
export interface EvidenceReading extends Pick<EvidenceSummary, 'formats' | 'notes' | 'excluded'> {
  readonly rules: NonNullable<EvidenceSummary['rules']>;
  /** The options that say how to read, as they were typed: part of what the result depends on. */
  readonly flags: readonly (readonly [flag: string, value: string])[];
  /** Whether seeds stand for repeated answers or runs of one model, not for models trained anew. */
  readonly seedsAreRepeats: boolean;
}
