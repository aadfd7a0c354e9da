import { expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { fileFailure } from '../../src/tables/file-failure.ts';

const errno = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });

test.each([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'permission denied'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of the path is a file'],
])('%s is told in words, with path and next step', (code, cause) => {
  const fault = fileFailure('x/t.csv', errno(code));
  expect([fault.code, fault.message]).toEqual(['data-invalid', expect.stringMatching(`^x/t\\.csv: .*${cause}`)]);
  expect(fault.hint).not.toBe('');
  expect(fault.cause).toBeInstanceOf(Error);
});

test('an unknown cause is told as the system tells it', () => {
  expect(fileFailure('t.csv', errno('EWEIRD')).message).toContain('EWEIRD: something');
});

test('an error that is already clear stays as it is', () => {
  const clear = new CarryoverError('data-invalid', 'clear', 'do this');
  expect(fileFailure('t.csv', clear)).toBe(clear);
});
