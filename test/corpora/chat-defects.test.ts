import { describe, expect, test } from 'vitest';
import { renderAnswer, wordAnswer, wordPrompt } from '../../src/corpora/chat-answer.ts';
import { checkChat } from '../../src/corpora/chat-check.ts';
import { ChatChoices } from '../../src/corpora/chat-choices.ts';
import { CHAT_DEFECTS, type ChatDefect, spoilAnswer } from '../../src/corpora/chat-defects.ts';
import { CHAT_TASKS } from '../../src/corpora/chat-tasks.ts';
import { createRng } from '../../src/stats/random/rng.ts';

/** What a reader must find in an answer with the defect; where one of several, any of them. */
const SIGNS: Readonly<Record<ChatDefect, readonly string[]>> = {
  rude: ['rude'],
  'repeated-word': ['repeated-word'],
  garbled: ['unreadable', 'incomplete'],
  'cut-off': ['incomplete'],
  'wrong-act': ['wrong-act'],
  'wrong-part': ['wrong-part'],
  'wrong-tool': ['wrong-tool'],
  'wrong-unit': ['wrong-unit'],
  'repeated-step': ['repeated-step'],
  'wrong-order': ['wrong-order'],
  'wrong-object': ['wrong-object'],
};

const words = (text: string): readonly string[] => text.split(' ');

describe('spoilAnswer', () => {
  test.each(Object.keys(SIGNS) as readonly ChatDefect[])(
    '%s shows to a reader as what it is, in every task',
    defect => {
      const rng = createRng(1, 'defects');
      for (const task of CHAT_TASKS) {
        const choices = new ChatChoices(rng, 40);
        const prompt = wordPrompt(task, choices);
        const answer = wordAnswer(task, choices);
        const faults = checkChat(prompt, spoilAnswer(defect, { task, answer, choices }));
        expect(
          faults.some(fault => SIGNS[defect].includes(fault)),
          `${task.thing}: ${faults}`,
        ).toBe(true);
      }
    },
  );

  test.each(['wrong-act', 'wrong-part', 'wrong-tool', 'wrong-unit', 'wrong-object'] as const)(
    '%s changes one word and no other',
    defect => {
      const rng = createRng(2, 'defects');
      for (const task of CHAT_TASKS) {
        const choices = new ChatChoices(rng, 40);
        const answer = wordAnswer(task, choices);
        const right = words(renderAnswer(answer));
        const wrong = words(spoilAnswer(defect, { task, answer, choices }));
        expect(wrong).toHaveLength(right.length);
        expect(wrong.filter((word, at) => word !== right[at])).toHaveLength(1);
      }
    },
  );

  test('the shares of the kinds are a whole number of parts each', () => {
    for (const { share } of Object.values(CHAT_DEFECTS)) expect(Number.isInteger(share) && share > 0).toBe(true);
  });
});
