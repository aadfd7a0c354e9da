import { z } from 'zod';
import { escapeUnseen } from '../core/quote.ts';
import { nearestName } from '../util/nearest-name.ts';

const LONGEST_NAME = 100;
const isShown = (text: string): boolean => text.trim() === text && escapeUnseen(text) === text;
const NAME = `expected a name of 1 to ${LONGEST_NAME} characters, no blank at either end, nothing invisible`;
export const name = z
  .string({ error: NAME })
  .min(1, { error: NAME })
  .max(LONGEST_NAME, { error: NAME })
  .refine(isShown, NAME);

/** A mapping with these keys and no others. */
export const mapping = <const T extends z.core.$ZodShape>(shape: T) =>
  z.strictObject(shape, { error: `expected a mapping with the keys ${Object.keys(shape).join(', ')}` });

/** A sentence part with the range, so that no reader has to guess what is allowed. */
export const wholeNumber = (least: number, most = Number.MAX_SAFE_INTEGER) => {
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
  const error = `expected a whole number, ${range}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

/** One of some words; anything else is told which of them is nearest. */
export const oneOf = <const T extends readonly string[]>(words: T) =>
  z.enum(words, {
    error: ({ input }) => {
      const nearest = typeof input === 'string' ? nearestName(input, words) : undefined;
      const meant = nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
      return `expected one of ${words.join(', ')}${meant}`;
    },
  });

export const path = z.string({ error: 'expected the path of a file' }).min(1, { error: 'expected the path of a file' });

/** A real number in a range, its error saying so. */
export const numberAbove = (least: number, what: string) => {
  const error = `expected ${what} above ${least}`;
  return z.number({ error }).gt(least, { error });
};
