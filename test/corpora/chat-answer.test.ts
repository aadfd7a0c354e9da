import { describe, expect, test } from 'vitest';
import {
  CHOICES_PER_ANSWER,
  type ChatAnswer,
  renderAnswer,
  wordAnswer,
  wordPrompt,
} from '../../src/corpora/chat-answer.ts';
import { ChatChoices } from '../../src/corpora/chat-choices.ts';
import { CHAT_TASKS } from '../../src/corpora/chat-tasks.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const rng = createRng(1, 'answer');

describe('wordAnswer', () => {
  test('says the steps of the task in their order, joined on by three different words, within its choices', () => {
    for (const task of CHAT_TASKS) {
      const { thing, steps } = wordAnswer(task, new ChatChoices(rng, CHOICES_PER_ANSWER));
      expect(thing).toBe(task.thing);
      expect(steps.map(({ act, part, manner, what }) => ({ act, part, manner, what }))).toEqual(task.steps);
      expect(new Set(steps.map(({ connector }) => connector)).size).toBe(3);
    }
  });
});

describe('wordPrompt', () => {
  test('ends in a question for the goal and the thing, on one line', () => {
    for (const task of CHAT_TASKS) {
      const prompt = wordPrompt(task, new ChatChoices(rng, 3));
      expect(prompt).toMatch(new RegExp(`^[A-Z][^\\n]* ${task.goal} my ${task.thing}\\?$`));
    }
  });
});

describe('renderAnswer', () => {
  const ANSWER: ChatAnswer = {
    intro: ['For your', ', go on.'],
    thing: 'bread',
    closing: 'Good luck!',
    steps: [
      { connector: 'First,', adverb: '', act: 'sift', part: 'flour', manner: 'a', filling: 'a ', what: 'sieve' },
      {
        connector: 'Then',
        adverb: 'simply ',
        act: 'rub',
        part: 'crust',
        manner: 'some',
        filling: 'a little ',
        what: 'oil',
      },
      {
        connector: 'Next,',
        adverb: '',
        act: 'prove',
        part: 'dough',
        manner: 'for',
        filling: 'about two ',
        what: 'hours',
      },
      { connector: 'Now', adverb: '', act: 'cut', part: 'loaf', manner: 'to', filling: 'two ', what: 'centimetres' },
    ],
  };

  test('writes every manner with its preposition, and a comma close to the word before it', () => {
    expect(renderAnswer(ANSWER)).toBe(
      'For your bread, go on. First, sift the flour with a sieve. Then simply rub the crust with a little oil. ' +
        'Next, prove the dough for about two hours. Now cut the loaf to two centimetres. Good luck!',
    );
    expect(renderAnswer({ ...ANSWER, intro: ['Your', 'is easy.'] })).toMatch(/^Your bread is easy\. First,/);
  });
});
