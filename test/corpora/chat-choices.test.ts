import { describe, expect, test } from 'vitest';
import { ChatChoices } from '../../src/corpora/chat-choices.ts';
import { createRng } from '../../src/stats/random/rng.ts';

describe('ChatChoices', () => {
  test('takes its words from the generator at once, however many of them are used', () => {
    const [one, other] = [createRng(1, 'choices'), createRng(1, 'choices')];
    const used = new ChatChoices(one, 7);
    new ChatChoices(other, 7);
    for (let at = 0; at < 7; at++) used.below(10);
    expect(one.uint32()).toBe(other.uint32());
  });

  test('makes every choice of a short list about equally often, and none outside', () => {
    const choices = new ChatChoices(createRng(2, 'choices'), 6_000);
    const tally = [0, 0, 0];
    for (let at = 0; at < 6_000; at++) {
      const choice = choices.below(3);
      tally[choice] = (tally[choice] ?? 0) + 1;
    }
    expect(tally).toHaveLength(3);
    for (const count of tally) expect(Math.abs(count - 2_000)).toBeLessThan(180); // five standard errors
  });

  test('says when more choices are asked for than were drawn, and when there is nothing to choose from', () => {
    const choices = new ChatChoices(createRng(3, 'choices'), 2);
    expect(['a', 'b']).toContain(choices.pick(['a', 'b']));
    expect(() => choices.pick([])).toThrow('nothing to choose from');
    expect(() => choices.below(2)).toThrow('more than 2 choices');
  });
});
