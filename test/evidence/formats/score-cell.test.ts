import { describe, expect, test } from 'vitest';
import { adviseScore, readPreference, readScore, readScoreWord } from '../../../src/evidence/formats/score-cell.ts';

describe('a cell says', () => {
  test.each([
    ['1', 1],
    ['0', 0],
    ['0.25', 0.25],
    [' 1.0 ', 1],
    ['1e-3', 0.001],
    [0.5, 0.5],
    ['true', 1],
    ['False', 0],
    [true, 1],
    ['', 'empty'],
    ['  ', 'empty'],
    [null, 'empty'],
    [undefined, 'empty'],
    ['1.5', undefined],
    [-0.1, undefined],
    ['yes', undefined],
    ['NaN', undefined],
    [{}, undefined],
    ['toString', undefined],
  ])('%j as a score: %j', (value, score) => {
    expect(readScore(value)).toBe(score);
  });

  test.each([
    ['correct', 1],
    ['Incorrect', 0],
    ['PASS', 1],
    ['fail', 0],
    ['passed', 1],
    ['failed', 0],
    ['yes', 1],
    ['No', 0],
    ['right', 1],
    ['wrong', 0],
    ['0.75', 0.75],
    ['85%', undefined],
    ['maybe', undefined],
  ])('%j as a word for a score: %j', (value, score) => {
    expect(readScoreWord(value)).toBe(score);
  });

  test.each([
    [1, 0],
    ['2', 1],
    [0, 0.5],
    ['1.5', 0.5],
    [1.25, 0.25],
    [null, 'empty'],
    ['', 'empty'],
    ['NaN', 'empty'],
    [0.5, undefined],
    [2.1, undefined],
    [-1, undefined],
    ['Tie', undefined],
    [[1], undefined],
  ])('%j as a preference: %j', (value, score) => {
    expect(readPreference(value)).toBe(score);
  });
});

test.each([
  ['85%', 'Divide percentages by 100'],
  ['85', 'Divide by the highest score'],
  [4, 'Divide by the highest score'],
  [-1, 'rescale them'],
  ['N/A', 'Leave the cell empty'],
  ['maybe', 'rewrite the words as 0 and 1'],
])('what to do about %j: %s', (value, advice) => {
  expect(adviseScore(value)).toContain(advice);
});
