import type { Answerer, Inquiry, Question, Reply } from '../../src/core/answers.ts';

export interface ScriptedAnswerer extends Answerer {
  /** Everything that was asked, in order. */
  readonly asked: Inquiry[];
}

export const said = (text: string, more: Omit<Extract<Reply, { state: 'said' }>, 'state' | 'text'> = {}): Reply => ({
  state: 'said',
  text,
  ...more,
});

/** Answers every question by a function of it, at once, and remembers what it was asked. */
export function scriptedAnswerer(reply: (question: Question, inquiry: Inquiry) => Reply): ScriptedAnswerer {
  const asked: Inquiry[] = [];
  return {
    asked,
    async ask(inquiry) {
      asked.push(structuredClone(inquiry));
      return inquiry.questions.map(question => reply(question, inquiry));
    },
  };
}
