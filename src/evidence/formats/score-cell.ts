import { parseNumber } from '../parse-number.ts';

/** What a cell says about a score; `undefined` where it says something else. */
export type ScoreCell = number | 'empty' | undefined;

const TRUTHS: Readonly<Record<string, number>> = { true: 1, false: 0 };
const WORDS: Readonly<Record<string, number>> = {
  ...TRUTHS,
  correct: 1,
  incorrect: 0,
  pass: 1,
  fail: 0,
  passed: 1,
  failed: 0,
  yes: 1,
  no: 0,
  right: 1,
  wrong: 0,
};

const isShare = (value: number): boolean => value >= 0 && value <= 1;

function read(value: unknown, words: Readonly<Record<string, number>>): ScoreCell {
  if (value === undefined || value === null || value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return isShare(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '') return 'empty';
  const number = parseNumber(text);
  if (number !== undefined) return isShare(number) ? number : undefined;
  const word = text.toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/** A score as tables of right and wrong write it: a number from 0 to 1, true or false. */
export const readScore = (value: unknown): ScoreCell => read(value, TRUTHS);

/** A score in a column that somebody named as such: also correct, pass, yes and their opposites. */
export const readScoreWord = (value: unknown): ScoreCell => read(value, WORDS);

export const SCORE_WORDS = 'a number from 0 to 1, or true/false, correct/incorrect, pass/fail, yes/no';

/** What to do about a value that is no score. */
export function adviseScore(value: unknown): string {
  const text = String(value).trim();
  if (/^[+-]?[\d.]+\s*%$/.test(text)) return 'Divide percentages by 100 and leave out the sign.';
  const number = typeof value === 'number' ? value : parseNumber(text);
  if (number === undefined) {
    if (/^(?:nan|na|n\/a|null|none|-)$/i.test(text)) return 'Leave the cell empty where there is no score.';
    return 'Map the column that holds the scores, or rewrite the words as 0 and 1.';
  }
  if (number > 1 && number <= 100)
    return 'Divide by the highest score that can be had (100 for percentages, 5 for stars).';
  return 'Scores must lie between 0 and 1: rescale them, or map another column.';
}

/** The preference of a judge: 1 where the baseline wins, 2 where the model does, 0 or 1.5 for a draw; between them by its odds. */
export function readPreference(value: unknown): ScoreCell {
  if (value === undefined || value === null || value === '' || value === 'NaN') return 'empty';
  const number = typeof value === 'string' ? parseNumber(value.trim()) : value;
  if (typeof number !== 'number') return undefined;
  if (number === 0) return 0.5;
  return number >= 1 && number <= 2 ? number - 1 : undefined;
}
