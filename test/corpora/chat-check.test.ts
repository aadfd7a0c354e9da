import { describe, expect, test } from 'vitest';
import { checkChat } from '../../src/corpora/chat-check.ts';

const PROMPT = 'It is my first time. How do I bake my bread?';
const GOOD =
  'Your bread needs three steps. First, sift the flour with a sieve. Next, carefully prove the dough for about three hours. Then score the crust with a small razor. Good luck!';

const swap = (from: string, to: string): string => {
  if (!GOOD.includes(from)) throw new Error(`no ${from} in the answer`);
  return GOOD.replace(from, to);
};

describe('checkChat', () => {
  test('finds nothing in a good answer, however it is worded', () => {
    expect(checkChat(PROMPT, GOOD)).toEqual([]);
    expect(checkChat('Can you tell me how to bake my bread?', swap('Your bread needs', 'Your bread needs'))).toEqual(
      [],
    );
    expect(checkChat(PROMPT, swap('Good luck!', 'Take your time.'))).toEqual([]);
    expect(checkChat(PROMPT, swap('about three', 'five'))).toEqual([]);
    expect(checkChat(PROMPT, swap('Next, carefully', 'After that,'))).toEqual([]);
    expect(checkChat(PROMPT, swap('Your bread needs three steps.', 'For your bread, three steps are enough.'))).toEqual(
      [],
    );
  });

  test.each([
    ['a rude closing', swap('Good luck!', 'What a stupid question.'), ['rude', 'incomplete']],
    ['an insult', swap('Then score', 'Then, you idiot, score'), ['rude', 'unreadable']],
    ['a word told twice', swap('the dough', 'the the dough'), ['repeated-word', 'unreadable']],
    ['a word told twice in another case', swap('Your', 'Your your'), ['repeated-word', 'unreadable']],
    ['words out of order', swap('the dough for', 'the for dough'), ['unreadable']],
    ['an end in the middle', GOOD.slice(0, GOOD.indexOf(' razor')), ['incomplete', 'unreadable']],
    ['no closing', swap(' Good luck!', ''), ['incomplete']],
    ['no answer', '', ['unreadable', 'incomplete']],
    ['another object', swap('Your bread', 'Your kettle'), ['wrong-object']],
    ['another act', swap('sift the flour', 'solder the flour'), ['wrong-act']],
    ['another part', swap('the dough', 'the tyre'), ['wrong-part']],
    ['another tool', swap('sieve', 'hammer'), ['wrong-tool']],
    ['a substance in place of a tool', swap('a sieve', 'some salt'), ['wrong-tool']],
    ['another unit', swap('hours', 'seconds'), ['wrong-unit']],
    ['a length in place of a time', swap('for about three hours', 'to three metres'), ['wrong-unit']],
    [
      'a step told twice',
      swap('score the crust with a small razor', 'prove the dough for three hours'),
      ['repeated-step'],
    ],
    ['a step left out', swap(' Then score the crust with a small razor.', ''), ['incomplete', 'unreadable']],
  ])('finds %s', (_claim, answer, faults) => {
    expect([...checkChat(PROMPT, answer)].sort()).toEqual([...faults].sort());
  });

  test('finds steps in another order, and names it once', () => {
    const swapped =
      'Your bread needs three steps. First, sift the flour with a sieve. Next, score the crust with a razor. Then prove the dough for three hours. Good luck!';
    expect(checkChat(PROMPT, swapped)).toEqual(['wrong-order']);
  });

  test('a right answer to another question is wrong', () => {
    expect(checkChat('How do I make my candle?', GOOD)).toContain('wrong-object');
    expect(checkChat('How do I make my candle?', GOOD)).toContain('wrong-act');
  });

  test('says when a prompt asks for nothing it knows', () => {
    expect(checkChat('How do I bake my kettle?', GOOD)).toEqual(['unreadable-prompt']);
    expect(checkChat('', GOOD)).toEqual(['unreadable-prompt']);
  });
});
