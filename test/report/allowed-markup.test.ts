import { expect, test } from 'vitest';
import { allowedMarkup } from '../../src/report/allowed-markup.ts';

test('what no markup may hold, and what nobody sees, becomes a blank; line ends and all else stay', () => {
  expect(allowedMarkup('<p>a\nb é 名\u202f1</p>')).toBe('<p>a\nb é 名\u202f1</p>');
  expect(allowedMarkup('a\r\nb')).toBe('a\nb');
  expect(allowedMarkup('a\u0000\u001b\t\u009bb\n\ud800x\ufffe')).toBe('a b\n x ');
});

test('no name turns the direction of what stands around it', () => {
  expect(allowedMarkup('<td>math\u202egnitset</td>\u2066a\u200b\u2028')).toBe('<td>math gnitset</td> a ');
});
