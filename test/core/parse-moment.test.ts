import { expect, test } from 'vitest';
import { parseMoment } from '../../src/core/parse-moment.ts';

test('a moment is read with a blank or a T, to the second; anything else is none', () => {
  expect(parseMoment('2026-01-16 11:08:25')).toBe(Date.UTC(2026, 0, 16, 11, 8, 25) / 1000);
  expect(parseMoment('2026-01-16 11:08:25')).toBe(parseMoment('2026-01-16T11:08:25.5Z'));
  for (const text of [undefined, '', 'today', 'yesterday', '2026-13-40 11:08:25', '2026-01-16'])
    expect(parseMoment(text)).toBeUndefined();
});
