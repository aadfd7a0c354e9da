import type { Tone } from './view.ts';

/** What became of the gain in one domain, or in several of which the same is true. */
export interface DomainAnswer {
  readonly domain: string;
  readonly glyph: string;
  readonly tone: Tone;
  /** "failed – proved" */
  readonly word: string;
  /** What that rests on; empty where domains are told together. */
  readonly text: string;
}

/** The answer for production, domain by domain. */
export interface DomainAnswers {
  readonly title: string;
  readonly answers: readonly DomainAnswer[];
  /** What the words mean. */
  readonly note: string;
}

/** One check of the audit. */
export interface AuditCheck {
  readonly glyph: string;
  readonly check: string;
  readonly lookedAt: string;
  readonly found: string;
}

/** What was looked for, what came out, and what nobody could see. */
export interface AuditView {
  /** Above the table of findings: those of other checks are no sign of gaming. */
  readonly findingsTitle: string;
  readonly tone: Tone;
  readonly word: string;
  /** One plain sentence: what was checked, what was found, what cannot be known. */
  readonly sentence: string;
  readonly checks: readonly AuditCheck[];
  /** Kinds of gaming that no check here would find. */
  readonly unseen: readonly string[];
}

/** How to get the same page again, step by step. */
export interface RecipeView {
  readonly install: string;
  readonly files: string;
  /** The suite's own text, where it is short and plain. */
  readonly suite?: { readonly path: string; readonly text: string } | undefined;
  readonly command: string;
  /** What it takes: keys, network, money and time, as far as that is known. */
  readonly takes: string;
  /** Where the result lands. */
  readonly folder: string;
  /** sha256 of `result.json`. */
  readonly resultHash: string;
  readonly planHash: string;
  /** What has to be the same, and what may differ. */
  readonly same: readonly string[];
}

/** What a reader with one minute asks. */
export interface ReportAnswers {
  /** Absent where no rung is production. */
  readonly production?: DomainAnswers | undefined;
  readonly audit: AuditView;
  readonly recipe: RecipeView;
  /** What the rungs are. */
  readonly rungsNote: string;
}
