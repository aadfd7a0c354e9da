import { expect, test } from 'vitest';
import { doctorText } from '../../src/commands/doctor-check.ts';

test('every check has a line under its subject, with a mark for what became of it', () => {
  const checks = [
    { check: 'key', state: 'ok', text: 'a' },
    { check: 'host', state: 'failed', text: 'b' },
    { check: 'limits', state: 'notice', text: 'c' },
  ] as const;
  expect(doctorText([{ subject: 'm', checks }])).toBe('m\n  ✓ key: a\n  ✗ host: b\n  ! limits: c\n');
});
