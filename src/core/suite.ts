import type { AnalysisSettings, GatePolicy, Rung } from './design.ts';
import type { DomainKind } from './item.ts';
import type { Budget, ModelOptions, PriceText } from './model-settings.ts';

/** Where a method comes from. */
export type MethodSource = { readonly kind: 'built-in'; readonly name: string } | ModuleSource;

/**
 * A TypeScript or JavaScript module that exports `method`; it is called as its file is, without the ending. `imports` are the
 * files beside it that it is made of, directly or not; they determine what it does as much as the file itself. Their locations
 * have no symbolic link in them, and are in that the ones under which Node knows them.
 */
export interface ModuleSource {
  readonly kind: 'module';
  readonly name: string;
  readonly file: SourceFile;
  readonly imports: readonly SourceFile[];
}

/** A weak teacher and a strong student, by the names of their learners, such as `local/small`. */
export interface SuiteRung extends Rung {
  readonly weak: string;
  readonly strong: string;
}

/** Where the items of a domain come from. */
export type ItemSource =
  /** Made on the spot, with known truth; every draw is a set of its own that shares no text with another. */
  | { readonly kind: 'generated'; readonly draw: number }
  /** Somebody's own items (JSONL); `corpus` holds correct texts to pretrain on, where there are any. */
  | { readonly kind: 'files'; readonly items: readonly SourceFile[]; readonly corpus?: CorpusFile | undefined };

export interface SourceFile {
  /** As the suite says it. */
  readonly path: string;
  /** Where it is: absolute. */
  readonly location: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A learner recorded/FILE. */
export interface Recording {
  readonly learner: string;
  readonly file: SourceFile;
}

/** A folder of prompt templates: `chat/`, `math/` and `code/`, as far as it has them. */
export interface PromptFolder {
  /** As the suite says it. */
  readonly path: string;
  /** By their names in it, such as `chat/system.hbs`. */
  readonly files: Readonly<Record<string, SourceFile>>;
}

/** The same bytes are other texts in the other format. */
export interface CorpusFile extends SourceFile {
  /** One text a line, or one JSON object a line. */
  readonly format: 'plain' | 'jsonl';
}

export interface SuiteDomain {
  readonly name: string;
  readonly kind: DomainKind;
  readonly source: ItemSource;
}

/** How many items a seed trains on, and how many are tested. */
export interface SplitSizes {
  /** Labelled items for the weak teacher, drawn anew by each seed. */
  readonly labelled: number;
  /** Unlabelled items for the student, drawn anew by each seed, none of them among the labelled. */
  readonly unlabelled: number;
  /** Test items, the same for every seed; of somebody's own items, at most this many. */
  readonly test: number;
}

/** How the candidate came to be one: it won a search, on items and seeds that this suite does not use. */
export interface Selection {
  /** Methods that were compared. */
  readonly among: readonly string[];
  /** In words. */
  readonly rule: string;
  /** Draw of the generated items that the search used. */
  readonly draw: number;
  readonly seeds: readonly number[];
}

/** What `run.controls` may name. */
export const CONTROLS = ['shuffled-teacher', 'zero-shot', 'majority-answer'] as const;
export type Control = (typeof CONTROLS)[number];

/** How models behind an API are asked, as far as a suite says; `models` by the name of the learner. */
export interface ApiSection extends ModelOptions {
  /** Dollars above which a run asks before it spends. */
  readonly confirmAbove?: number | undefined;
  readonly models?: Readonly<Record<string, ModelOptions & OneModelOptions>> | undefined;
}

/** What is said of one model alone. */
interface OneModelOptions {
  readonly price?: PriceText | undefined;
  /** Environment variable that holds the key. */
  readonly keyVariable?: string | undefined;
}

/** A suite file, validated, every default filled in. */
export interface Suite {
  readonly name: string;
  /** The suite file as the user typed it, and what it holds. */
  readonly file: SourceFile;
  readonly method: { readonly baseline: MethodSource; readonly candidate: MethodSource };
  readonly rungs: readonly SuiteRung[];
  readonly domains: readonly SuiteDomain[];
  /** Distinct whole numbers. */
  readonly seeds: readonly number[];
  readonly splits: SplitSizes;
  readonly controls: readonly Control[];
  readonly selection?: Selection | undefined;
  readonly api?: ApiSection | undefined;
  readonly budget?: Budget | undefined;
  /** Prompt templates that replace carryover's own. */
  readonly prompts?: PromptFolder | undefined;
  /** Learners that replay answers. */
  readonly recordings: readonly Recording[];
  readonly analysis: AnalysisSettings;
  readonly gate: GatePolicy;
  /** Yardstick for domains that the sandbox rung does not measure. */
  readonly sandboxDomain?: string | undefined;
  /** A run of a method that takes longer is stopped, and its cell errored; a control runs one many times. */
  readonly timeLimitSeconds: number;
}
