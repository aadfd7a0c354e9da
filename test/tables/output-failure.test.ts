import { expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { outputFailure } from '../../src/tables/output-failure.ts';

const errno = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });

test.each([
  ['ENOSPC', 'the disk is full', 'Free some space'],
  ['EROFS', 'the file system is read-only', '--out'],
  ['EACCES', 'permission denied', '--out'],
  ['EPERM', 'permission denied', '--out'],
  ['ENOTDIR', 'a part of the path is a file, not a folder', '--out'],
  ['EFBIG', 'a file would be larger than the system allows', 'ulimit -f'],
  ['EDQUOT', 'the disk quota is used up', 'Free some space'],
  ['EBUSY', 'the folder is in use', '--out'],
])('%s is told in words, with path and next step', (code, cause, hint) => {
  const fault = outputFailure('reports/night', errno(code));
  expect(fault.code).toBe('output-failed');
  expect(fault.message).toContain(`reports/night: cannot be written: ${cause}`);
  expect(fault.hint).toContain(hint);
  expect(fault.cause).toBeInstanceOf(Error);
});

test('an unknown cause is told as the system tells it', () => {
  expect(outputFailure('x', errno('EWEIRD')).message).toContain('EWEIRD: something');
});

test('an error that is already clear stays as it is', () => {
  const clear = new CarryoverError('run-invalid', 'clear', 'do this');
  expect(outputFailure('x', clear)).toBe(clear);
});
