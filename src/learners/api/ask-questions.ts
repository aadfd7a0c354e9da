import type { Answerer, Inquiry, Reply } from '../../core/answers.ts';
import { CarryoverError } from '../../core/errors.ts';
import { quote } from '../../core/quote.ts';
import { parseAnswer } from './parse-answer.ts';
import { weighOdds } from './weigh-odds.ts';

/** What is known of a question: the probability of label 1, or why there is none. */
export type Opinion =
  | { readonly state: 'known'; readonly belief: number }
  | { readonly state: 'refused' }
  /** It answered twice, and neither could be read. */
  | { readonly state: 'unreadable' }
  | { readonly state: 'failed' };

/** Half of a difference of two of these is a sum of powers of two: opinions of two orders add up without rounding. */
const GRID = 2 ** 32;

function readReply(reply: Reply, { preamble }: Pick<Inquiry, 'preamble'>): Opinion {
  if (reply.state !== 'said') return { state: reply.state };
  const { answers, form, withOdds } = preamble;
  // What was cut may have gone on; its first token may not.
  const label = reply.isCut && !withOdds ? undefined : parseAnswer(reply.text, answers, form);
  const belief = withOdds ? weighOdds(reply.odds ?? [], answers) : label;
  return belief === undefined ? { state: 'unreadable' } : { state: 'known', belief };
}

function refuseNoOdds({ learner, preamble }: Pick<Inquiry, 'learner' | 'preamble'>, replies: readonly Reply[]): void {
  const said = replies.filter(reply => reply.state === 'said');
  if (!preamble.withOdds || said.length === 0 || said.some(({ odds }) => odds !== undefined)) return;
  const found = `${learner}: none of ${said.length} answers came with log-probabilities, from which its confidence was to be read.`;
  throw new CarryoverError('usage', found, 'Set its confidence to samples or none.');
}

/** So many answers, and none that can be read: the model does not do what the prompt asks. */
const HOPELESS = 32;

function refuseHopeless(learner: string, replies: readonly Reply[], opinions: readonly Opinion[]): void {
  const [first] = replies;
  if (first?.state !== 'said' || opinions.length < HOPELESS) return;
  if (opinions.some(({ state }) => state !== 'unreadable')) return;
  throw new Error(`${learner}: none of ${opinions.length} answers can be read; the first is ${quote(first.text)}`);
}

async function ask(answerer: Answerer, inquiry: Inquiry): Promise<readonly Reply[]> {
  if (inquiry.questions.length === 0) return [];
  const replies = await answerer.ask(inquiry);
  if (replies.length !== inquiry.questions.length) {
    throw new Error(`${inquiry.learner}: ${replies.length} replies to ${inquiry.questions.length} questions`);
  }
  return replies;
}

/** Samples of one question: their mean, or, where any of them is lacking, why. */
function pool(opinions: readonly Opinion[]): Opinion {
  const lacking = ['refused', 'unreadable', 'failed'] as const;
  const why = lacking.find(state => opinions.some(opinion => opinion.state === state));
  if (why !== undefined) return { state: why };
  const sum = opinions.reduce((total, opinion) => (opinion.state === 'known' ? total + opinion.belief : total), 0);
  return { state: 'known', belief: Math.round((sum / opinions.length) * GRID) / GRID };
}

/**
 * Puts questions to a model, each text once and as many times as there are samples, and those whose answer cannot be read once
 * more, as another sample.
 * @returns by text; a belief is a multiple of 2⁻³²
 * @throws CarryoverError `usage` where log-probabilities were asked for and none came; Error where none of many answers can be
 *   read, before any is asked again; what the answerer throws
 */
export async function askQuestions(
  texts: readonly string[],
  samples: number,
  { answerer, ...to }: Pick<Inquiry, 'learner' | 'preamble'> & { readonly answerer: Answerer },
): Promise<ReadonlyMap<string, Opinion>> {
  const distinct = [...new Set(texts)];
  const questions = distinct.flatMap(text => Array.from({ length: samples }, (_, repeat) => ({ text, repeat })));
  const first = await ask(answerer, { ...to, questions });
  refuseNoOdds(to, first);
  const opinions = first.map(reply => readReply(reply, to));
  refuseHopeless(to.learner, first, opinions);
  const unread = [...opinions.keys()].filter(at => opinions[at]?.state === 'unreadable');
  const again = unread
    .flatMap(at => questions[at] ?? [])
    .map(({ text, repeat }) => ({ text, repeat: samples + repeat }));
  const second = await ask(answerer, { ...to, questions: again });
  for (const [index, at] of unread.entries()) opinions[at] = readReply(second[index] as Reply, to);
  return new Map(distinct.map((text, at) => [text, pool(opinions.slice(at * samples, (at + 1) * samples))]));
}
