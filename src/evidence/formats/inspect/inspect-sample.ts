import { quote } from '../../../core/quote.ts';
import { chatText } from '../../chat-text.ts';
import { isObject, JsonFields } from '../../json-fields.ts';
import { flattenInspectValue, type ReadValue } from './inspect-value.ts';

/** A score of one sample under one name. */
export interface InspectScore {
  readonly value: ReadValue;
  readonly answer: string | undefined;
}

/** What is kept of a sample: one item in one epoch. */
export interface InspectSample {
  /** Where it stands, for messages. */
  readonly place: string;
  readonly id: string;
  readonly epoch: number;
  readonly hasError: boolean;
  /** Somebody declared it invalid after the run. */
  readonly isInvalid: boolean;
  /** Kind of the limit that ended it. */
  readonly limit: string | undefined;
  /** By scorer, or `scorer/key`. */
  readonly scores: ReadonlyMap<string, InspectScore>;
  readonly text: string | undefined;
  readonly target: string | undefined;
  readonly tags: Readonly<Record<string, unknown>> | undefined;
  readonly tokensIn: number | undefined;
  readonly tokensOut: number | undefined;
  readonly costUsd: number | undefined;
}

export interface SampleContext {
  /** Model whose tokens count; those of graders do not. */
  readonly model: string;
  /** Name of the one scorer of logs that do not repeat it in each sample. */
  readonly onlyScorer: string;
  /** Whether inputs are whole: summaries cut them. */
  readonly hasWholeInput: boolean;
}

/** Stood in for the scorer's name in samples of old logs. */
const PLACEHOLDER = '88F74D2C';
/** An answer that was extracted is short; a whole completion would fill the memory. */
const MOST_ANSWER = 200;

/** What was asked, with the choices; undefined where a part of it is kept elsewhere. */
function questionOf(sample: JsonFields): string | undefined {
  const input = chatText(sample.get('input'));
  if (input === undefined) return undefined;
  const attachments = sample.get('attachments');
  const kept: Readonly<Record<string, unknown>> = isObject(attachments) ? attachments : {};
  const whole = input.replace(/attachment:\/\/(\w+)/g, (reference, name: string) => {
    const attachment = Object.hasOwn(kept, name) ? kept[name] : undefined;
    return typeof attachment === 'string' ? attachment : reference;
  });
  if (/attachment:\/\/\w+/.test(whole)) return undefined;
  const choices = sample.get('choices');
  return Array.isArray(choices) ? [whole, ...choices.map(String)].join('\n') : whole;
}

function targetOf(target: unknown): string | undefined {
  const only: unknown = Array.isArray(target) && target.length === 1 ? target[0] : target;
  return typeof only === 'string' && only !== '' && only.length <= MOST_ANSWER ? only : undefined;
}

function readScores(sample: JsonFields, { onlyScorer }: SampleContext): ReadonlyMap<string, InspectScore> {
  const scores = new Map<string, InspectScore>();
  const take = (scorer: string, score: JsonFields): void => {
    const answer = score.get('answer');
    const short = typeof answer === 'string' && answer !== '' && answer.length <= MOST_ANSWER ? answer : undefined;
    const named = flattenInspectValue(scorer === PLACEHOLDER ? onlyScorer : scorer, score.get('value'));
    for (const [name, value] of named) scores.set(name, { value, answer: short });
  };
  const all = sample.maybeFields('scores');
  for (const scorer of all?.names ?? []) {
    const score = all?.maybeFields(scorer);
    if (score !== undefined) take(scorer, score);
  }
  const only = sample.maybeFields('score');
  if (only !== undefined) take(onlyScorer, only);
  return scores;
}

/** Tokens and cost of the evaluated model, or of all models where it is not among them. */
function readUsage(sample: JsonFields, model: string) {
  const usage = sample.maybeFields('model_usage');
  const names = usage?.has(model) ? [model] : (usage?.names ?? []);
  const sum = (field: string): number | undefined => {
    const values = names.map(name => usage?.maybeFields(name)?.maybeNumber(field)).filter(value => value !== undefined);
    return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0);
  };
  return { tokensIn: sum('input_tokens'), tokensOut: sum('output_tokens'), costUsd: sum('total_cost') };
}

const limitOf = (limit: unknown): string | undefined => {
  if (typeof limit === 'string') return limit || undefined;
  if (!isObject(limit)) return undefined;
  return typeof limit.type === 'string' ? limit.type : 'unknown';
};

/**
 * Reads a sample, or its summary.
 * @param where names it in messages, such as `log.json: sample 3`
 * @throws CarryoverError where it has no id, or a field is not what Inspect writes there
 */
export function readInspectSample(value: unknown, where: string, context: SampleContext): InspectSample {
  const unnamed = new JsonFields(value, where);
  const id = unnamed.id('id');
  if (id.trim() === '') throw unnamed.refuse('id', 'a name');
  const place = `${where} (id ${quote(id)})`;
  const sample = unnamed.called(place);
  const metadata = sample.get('metadata');
  return {
    place,
    id,
    epoch: sample.maybeCount('epoch') ?? 1,
    hasError: sample.has('error') && sample.get('error') !== '',
    isInvalid: sample.has('invalidation'),
    limit: limitOf(sample.get('limit')),
    scores: readScores(sample, context),
    text: context.hasWholeInput ? questionOf(sample) : undefined,
    target: targetOf(sample.get('target')),
    tags: isObject(metadata) ? metadata : undefined,
    ...readUsage(sample, context.model),
  };
}
