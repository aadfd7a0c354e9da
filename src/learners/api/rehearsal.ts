import type { Answerer, AnswerLog, Inquiry, Preamble, Question, Reply, Usage } from '../../core/answers.ts';
import { keyOf, partOf } from './answer-keys.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** What asking a model would take, by estimate. */
export interface RehearsedUsage {
  /** Questions that would be put to the model: each once, and none that it has answered before. */
  readonly requests: number;
  /**
   * Every prompt that can be written to the cache is, and none is read from it; every answer is as long as it may be. An estimate
   * too: tokenisers may make more of a text.
   */
  readonly most: Usage;
  /** With the prompt before the questions written to the cache once and read from it afterwards, and answers of one word. */
  readonly expected: Usage;
}

export interface Rehearsal {
  readonly answerer: Answerer;
  /** By learner, in order of first use. */
  usage(): ReadonlyMap<string, RehearsedUsage>;
  /** What each inquiry would take that would put a question to its model: no cell can do with less than the smallest. */
  inquiries(): readonly RehearsedInquiry[];
}

export interface RehearsedInquiry extends RehearsedUsage {
  readonly learner: string;
}

/** Roles, separators and, where it is asked for, the schema of the answer: more than what hosts add to a short chat. */
const ENVELOPE_TOKENS = 16;

/** Prompts without examples are not cached, nor shorter ones: the least that Anthropic and OpenAI name; some models take more. */
const LEAST_CACHED_TOKENS = 1024;

const NOTHING: Usage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

const addUsage = (x: Usage, y: Usage): Usage => ({
  input: x.input + y.input,
  output: x.output + y.output,
  cacheRead: x.cacheRead + y.cacheRead,
  cacheWrite: x.cacheWrite + y.cacheWrite,
});

const NO_USAGE: RehearsedUsage = { requests: 0, most: NOTHING, expected: NOTHING };

const add = (x: RehearsedUsage, y: RehearsedUsage): RehearsedUsage => ({
  requests: x.requests + y.requests,
  most: addUsage(x.most, y.most),
  expected: addUsage(x.expected, y.expected),
});

/** In (0, 1), the same for the same key: 48 bits of it. */
const shareOf = (key: string): number => (Number.parseInt(key.slice(0, 12), 16) + 0.5) / 2 ** 48;

/** A reply as a model might give it: sure of some questions and unsure of others, the same each time. */
function imagine(part: string, { text, repeat }: Question, { answers, withOdds, temperature }: Preamble): Reply {
  const belief = shareOf(keyOf(part, { text, repeat: 0 }));
  const isYes = temperature === 0 ? belief > 0.5 : shareOf(keyOf(part, { text, repeat: repeat + 1 })) < belief;
  const [no, yes] = answers;
  const reply = { state: 'said', text: isYes ? yes : no } as const;
  if (!withOdds) return reply;
  const odds = [
    { token: yes, logprob: Math.log(belief) },
    { token: no, logprob: Math.log(1 - belief) },
  ];
  return { ...reply, odds };
}

function estimate({ system, examples, answers, maxTokens, form }: Preamble, text: string, isFirst: boolean) {
  const before = estimateTokens(system) + estimateTokens(examples);
  const asked = estimateTokens(text) + ENVELOPE_TOKENS;
  const longest = answers[0].length > answers[1].length ? answers[0] : answers[1];
  const answer = estimateTokens(form === 'schema' ? JSON.stringify({ answer: longest }) : longest);
  const isCached = examples !== '' && before >= LEAST_CACHED_TOKENS;
  return {
    most: {
      ...NOTHING,
      input: asked + (isCached ? 0 : before),
      output: maxTokens,
      cacheWrite: isCached ? before : 0,
    },
    expected: {
      input: asked + (isCached ? 0 : before),
      output: Math.min(answer, maxTokens),
      cacheRead: isCached && !isFirst ? before : 0,
      cacheWrite: isCached && isFirst ? before : 0,
    },
  };
}

/**
 * An answerer that asks nobody: it counts what asking would take, and replies so that a cell runs through. Second attempts at what
 * cannot be read are not among the requests, as every reply can be.
 * @param read answers that are there already: they cost nothing, and are given as they are
 */
export function rehearse(read: AnswerLog['read'] = async () => new Map()): Rehearsal {
  const usage = new Map<string, RehearsedUsage>();
  const asked = new Set<string>();
  const begun = new Set<string>();

  const inquiries: RehearsedInquiry[] = [];

  /** What a question takes that was not asked before. */
  function count({ preamble }: Inquiry, part: string, text: string): RehearsedUsage {
    const isFirst = !begun.has(part);
    begun.add(part);
    return { requests: 1, ...estimate(preamble, text, isFirst) };
  }

  async function ask(inquiry: Inquiry): Promise<readonly Reply[]> {
    const part = partOf(inquiry);
    const known = await read(part);
    let taken = NO_USAGE;
    const replies = inquiry.questions.map(question => {
      const key = keyOf(part, question);
      const stored = known.get(key);
      if (stored !== undefined) return stored.reply;
      if (!asked.has(key)) taken = add(taken, count(inquiry, part, question.text));
      asked.add(key);
      return imagine(part, question, inquiry.preamble);
    });
    const { learner } = inquiry;
    if (taken.requests > 0) inquiries.push({ learner, ...taken });
    usage.set(learner, add(usage.get(learner) ?? NO_USAGE, taken));
    return replies;
  }

  return { answerer: { ask }, usage: () => new Map(usage), inquiries: () => [...inquiries] };
}
