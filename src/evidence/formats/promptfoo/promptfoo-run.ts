import type { Setup } from '../../../core/evidence.ts';
import type { Status } from '../../../core/predictions.ts';
import { hashText } from '../../evidence-sink.ts';

/** One answer, as any of the three exports tells it. */
export interface PromptfooResult {
  readonly place: string;
  /** Counts tests and their repeats alike; undefined in early exports. */
  readonly testIdx: number | undefined;
  /** Which column of the tool's table: a provider with a prompt; undefined in early exports. */
  readonly promptIdx: number | undefined;
  readonly model: string;
  /** Name of the prompt; mostly its template. */
  readonly prompt: string | undefined;
  readonly promptId: string | undefined;
  /** Variables of the test, as text; empty ones left out. */
  readonly vars: ReadonlyMap<string, string>;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What else tells tests apart: description and assertions. */
  readonly test: string;
  /** The prompt with the variables filled in. */
  readonly asked: string | undefined;
  readonly status: Status;
  readonly hasPassed: boolean;
  readonly score: number | undefined;
  readonly namedScores: ReadonlyMap<string, number>;
  /** Metrics that the assertions of the test are said to give. */
  readonly expectedScores: readonly string[];
  /** Whether the test names the providers or prompts that it is for: then others lack it on purpose. */
  readonly isForSome: boolean;
  readonly output: string | undefined;
  readonly tokensIn?: number | undefined;
  readonly tokensOut?: number | undefined;
  readonly costUsd?: number | undefined;
}

/** What the header says about a column of the tool's table. */
export interface PromptfooColumn {
  /** Label or id. */
  readonly provider: string | undefined;
  readonly label: string | undefined;
  /** Template. */
  readonly raw: string | undefined;
  readonly passed: number | undefined;
  readonly tests: number | undefined;
  /** Sum of scores. */
  readonly score: number | undefined;
  /** Settings of the provider, as the configuration has them. */
  readonly setup: Setup;
}

/** One export. */
export interface PromptfooRun {
  readonly path: string;
  readonly task: string | undefined;
  /** How often each test was run, where the header says it. */
  readonly repeats: number | undefined;
  /** By promptIdx. */
  readonly columns: readonly PromptfooColumn[];
  readonly results: readonly PromptfooResult[];
}

/** Variables of the conversation or session, not of the test. */
const NO_VARIABLES: readonly string[] = ['_conversation', 'sessionId'];

/** Variables as all exports write them: by name, as text, without empty ones. */
export function cleanVars(entries: Iterable<readonly [string, unknown]>): ReadonlyMap<string, string> {
  const vars = new Map<string, string>();
  for (const [name, value] of [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const text = typeof value === 'string' ? value : (JSON.stringify(value ?? '') ?? '');
    if (text !== '' && text !== '""' && !NO_VARIABLES.includes(name)) vars.set(name, text);
  }
  return vars;
}

/** Longest name of a prompt; most are called by their whole text. */
const MOST_NAME = 60;

/** A prompt's name on one line: its start and a hash where it is long. */
export function nameOfPrompt(prompt: string): string {
  const name = prompt.replaceAll(/\s+/g, ' ').trim();
  return name.length <= MOST_NAME ? name : `${name.slice(0, MOST_NAME).trim()}… (${hashText(prompt).slice(0, 8)})`;
}

/** With fewer results, and no outputs among them, two runs can look the same by chance. */
const CERTAIN = 30;

/**
 * Equal for two exports of the same run, whatever their format: they tell different facts, so what all of them tell is compared.
 * Undefined where another run could well look the same.
 */
export function fingerprint({ results }: PromptfooRun): string | undefined {
  if (results.length < CERTAIN && !results.some(({ output }) => output)) return undefined;
  const lines = results.map(({ model, prompt, vars, status, hasPassed, output }) => {
    const outcome = status === 'scored' ? hasPassed : 'unscored';
    return JSON.stringify([model, prompt?.trim(), [...vars], outcome, output?.trim() ?? '']);
  });
  return hashText(lines.toSorted().join('\n'));
}
