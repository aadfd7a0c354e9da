import { expect, test } from 'vitest';
import { doPieces } from '../../src/core/piecework.ts';
import { toyPieces } from '../support/toy-pieces.ts';

test('pieces are answered in their order, and each is told of', () => {
  let told = 0;
  const advance = () => {
    told++;
  };
  const answers = doPieces(toyPieces, {}, { pieces: 4, advance });
  expect(answers.map(({ square }) => square)).toEqual([0, 1, 4, 9]);
  expect(told).toBe(4);
});

test('the first piece that fails ends the work', () => {
  const odd = { 2: 'refuse', 3: 'fault' } as const;
  expect(() => doPieces(toyPieces, { odd }, { pieces: 5, advance: () => {} })).toThrow('Piece 2 is odd.');
});
