import { expect, test } from 'vitest';
import { chatText } from '../../src/evidence/chat-text.ts';

test('a text, a message and a message in parts that ask the same are the same', () => {
  expect(chatText('What?')).toBe('What?');
  expect(chatText([{ role: 'user', content: 'What?' }])).toBe('What?');
  expect(chatText([{ role: 'user', content: [{ type: 'text', text: 'What?' }] }])).toBe('What?');
});

test('several messages are told apart by who says them', () => {
  const system = { role: 'system', content: 'Be brief.' };
  expect(chatText([system, { role: 'user', content: 'What?' }])).toBe('system: Be brief.\n\nuser: What?');
});

test.each([
  [undefined],
  [null],
  [''],
  [' '],
  [[]],
  [3],
  [{ content: 'x' }],
  [[{ role: 'user', content: [{ type: 'image' }] }]],
])('nothing is asked in words by %j', prompt => {
  expect(chatText(prompt)).toBeUndefined();
});
