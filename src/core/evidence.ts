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
}

/** What was found while reading, for a person to know: nothing is left out in silence. */
export interface EvidenceNote {
  readonly path: string;
  readonly text: string;
}
