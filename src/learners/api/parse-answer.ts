import type { Label } from '../../core/item.ts';
import type { AnswerForm } from '../../core/model-settings.ts';

/** Emphasis, quotes, brackets and what ends a sentence; no question mark, which says that the model does not know. */
const AROUND = '[\\s*_~`"\'“”‘’«».,;:!()\\[\\]{}<>#-]*';
const LINE = new RegExp(`^${AROUND}(?:answer[\\s*_"']*:${AROUND})?(\\p{L}+)${AROUND}$`, 'iu');

/** A line with one word on it is shorter. */
const LONGEST_LINE = 120;

const lastLine = (text: string): string =>
  text
    .split(/[\n\r\u2028\u2029]/)
    .findLast(line => line.trim() !== '')
    ?.trim() ?? '';

/**
 * The label that an answer gives: in the form `schema` exactly the word; in the form `line` the word alone on the last line that is
 * not blank, in any case, with "Answer:" before it or emphasis around it, and nothing else.
 * @returns undefined for everything else: an answer is never guessed
 */
export function parseAnswer(text: string, answers: readonly [string, string], form: AnswerForm): Label | undefined {
  if (form === 'schema') return answers[0] === text ? 0 : answers[1] === text ? 1 : undefined;
  const line = lastLine(text);
  const word = line.length > LONGEST_LINE ? undefined : LINE.exec(line)?.[1]?.toLowerCase();
  const label = answers.findIndex(answer => answer.toLowerCase() === word);
  return label === 0 || label === 1 ? label : undefined;
}
