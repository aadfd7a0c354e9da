import { expect, test } from 'vitest';
import { allowedMarkup } from '../../src/report/allowed-markup.ts';

test('what no markup may hold becomes a mark of replacement, and all else stays', () => {
  expect(allowedMarkup('<p>a\nb é 名</p>')).toBe('<p>a\nb é 名</p>');
  expect(allowedMarkup('\u0000\u001b\t\u009b')).toBe('\ufffd\ufffd\ufffd\ufffd');
  expect(allowedMarkup('\ud800x\ufffe')).toBe('\ufffdx\ufffd');
});
