import { CarryoverError } from '../../core/errors.ts';
import { quote } from '../../core/quote.ts';

const WORD = /^\p{L}{1,24}$/u;

const firstLetter = (word: string): string => [...word.normalize('NFKC').toLowerCase()][0] ?? '';

/** Why two words cannot be told apart by their first token, whatever the tokeniser; undefined where they can. */
function ambiguity(no: string, yes: string): string | undefined {
  const [x, y] = [no.toLowerCase(), yes.toLowerCase()];
  if (x === y) return no === yes ? 'are the same' : 'differ only in case';
  if (x.startsWith(y) || y.startsWith(x)) return 'begin alike: one is the beginning of the other';
  return firstLetter(no) === firstLetter(yes)
    ? 'begin with the same letter, which may be a token of its own'
    : undefined;
}

/**
 * Holds the words for label 0 and label 1 against each other: their first letters differ, so that neither case, nor the tokeniser,
 * nor an answer that was cut can make one of the other.
 * @throws CarryoverError `data-invalid`
 */
export function checkAnswerWords(answers: readonly [string, string], where: string): void {
  const hint = 'Take two words such as "no" and "yes".';
  const odd = answers.find(word => !WORD.test(word));
  if (odd !== undefined) {
    const found = `${where}: the answer ${quote(odd)} is not one word; expected 1 to 24 letters and nothing else.`;
    throw new CarryoverError('data-invalid', found, hint);
  }
  const why = ambiguity(...answers);
  if (why === undefined) return;
  const found = `${where}: the answers ${quote(answers[0])} and ${quote(answers[1])} ${why}; expected words with different first letters.`;
  throw new CarryoverError('data-invalid', found, hint);
}
