import type { Answerer, StoredReply } from '../../src/core/answers.ts';
import { keyOf, partOf } from '../../src/learners/api/answer-keys.ts';

export interface Tape extends Answerer {
  /** Everything that was answered, as the answer log would have it. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, StoredReply>>;
}

/** Passes questions on, and keeps what is answered. */
export function tape(answerer: Answerer): Tape {
  const answers = new Map<string, Map<string, StoredReply>>();
  return {
    answers,
    async ask(inquiry) {
      const replies = await answerer.ask(inquiry);
      const part = partOf(inquiry);
      const kept = answers.get(part) ?? new Map<string, StoredReply>();
      answers.set(part, kept);
      for (const [at, reply] of replies.entries()) {
        const question = inquiry.questions[at];
        if (reply.state === 'failed' || question === undefined) continue;
        const usage = { input: 9, output: 1, cacheRead: 0, cacheWrite: 0 };
        kept.set(keyOf(part, question), { reply, usage, requestId: 'req_1' });
      }
      return replies;
    },
  };
}
