import { expect, test } from 'vitest';
import { keyOf, partOf } from '../../../src/learners/api/answer-keys.ts';
import { PREAMBLE } from '../../support/fake-models.ts';

const about = { learner: 'anthropic/m', preamble: PREAMBLE };

test('a part is named by learner and preamble, in whatever order they are written', () => {
  const reversed = Object.fromEntries(Object.entries(PREAMBLE).reverse()) as unknown as typeof PREAMBLE;
  expect(partOf({ learner: 'anthropic/m', preamble: reversed })).toBe(partOf(about));
  expect(partOf({ ...about, learner: 'anthropic/n' })).not.toBe(partOf(about));
  for (const changes of [{ system: 'x' }, { examples: 'x' }, { maxTokens: 7 }, { form: 'schema' as const }]) {
    expect(partOf({ ...about, preamble: { ...PREAMBLE, ...changes } })).not.toBe(partOf(about));
  }
});

test('names do not change between versions: what was bought stays found', () => {
  expect(partOf(about)).toBe('106131f7a0d874c73dadbb97d52a0519');
  expect(keyOf('p', { text: 'What?', repeat: 0 })).toBe('b01a6f00c650d64210d51e8089f2c6e6');
});

test('a key differs by part, text and repeat', () => {
  const keys = ['p', 'q'].flatMap(part =>
    ['1 a', 'a'].flatMap(text => [0, 1].map(repeat => keyOf(part, { text, repeat }))),
  );
  expect(new Set(keys).size).toBe(8);
});
