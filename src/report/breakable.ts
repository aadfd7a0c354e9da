import { escapeMarkup } from './escape-markup.ts';

/** Letters (each with its marks) of a word that is too long for a column: it may go on in the next line after twelve. */
const LONG_WORD = /(?:[^\s\p{M}-][\p{M}\u200d]*){13,}/gu;
const PIECE = /(?:[^\s\p{M}-][\p{M}\u200d]*){1,12}/gu;
const INTERVAL = /\[[−+\d.,% ∞]{3,40}\]/gu;
const WHOLE = new RegExp(
  `${INTERVAL.source}| ± (?=\\d)|(?<=\\()× (?=\\d)| × (?=10[⁻⁰¹²³⁴-⁹])|(?<=%) → (?=\\d)| (?=†)`,
  'gu',
);

/** An interval, and a number with its error, factor or dagger, without a place to go on in the next line. */
export const keptWhole = (text: string): string => text.replace(WHOLE, whole => whole.replaceAll(' ', '\u00a0'));

/**
 * Text as markup for a narrow column: words of up to 12 letters are not torn; longer ones may be, after every twelve, and are copied
 * as they were.
 * @param text anything; `& < > " '` come out as references
 */
export function breakable(text: string): string {
  let [markup, from] = ['', 0];
  for (const { 0: word, index } of text.matchAll(LONG_WORD)) {
    markup += escapeMarkup(text.slice(from, index)) + (word.match(PIECE) ?? []).map(escapeMarkup).join('<wbr>');
    from = index + word.length;
  }
  return markup + escapeMarkup(text.slice(from));
}

/** The same with every interval in a `span` of its own. */
export const parted = (text: string): string => breakable(text).replace(INTERVAL, '<span>$&</span>');
