import { expect, test } from 'vitest';
import { packFailure, unpackFailure } from '../../src/commands/packed-failure.ts';
import { CarryoverError } from '../../src/core/errors.ts';

test('an error that the user can act on stays one when it crosses to another thread', () => {
  const error = new CarryoverError('data-invalid', 'found 1', 'Give 2.');
  const found = unpackFailure(structuredClone(packFailure(error)));
  expect(found).toBeInstanceOf(CarryoverError);
  expect(found).toMatchObject({ code: 'data-invalid', message: 'found 1', hint: 'Give 2.', stack: error.stack });
});

test('a fault keeps its kind, its message and its trace', () => {
  const error = new TypeError('no such thing');
  const found = unpackFailure(structuredClone(packFailure(error)));
  expect(found).toBeInstanceOf(TypeError);
  expect(found).toMatchObject({ message: 'no such thing', stack: error.stack });
});
