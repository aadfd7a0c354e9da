/** Control, direction-changing and otherwise invisible characters: a label in a picture must not turn its neighbours. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * Widths of letters against an average lower-case one, on the wide side of common sans-serif fonts: nothing is
 * measured, because there is no canvas.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3fffd}]/u, 1.9],
  [/[mwMW@%—…]/, 1.7],
  [/[\p{Lu}\d_#&<>=+~]/u, 1.25],
  [/[ijlftr .,:;|!'`()[\]/-]/, 0.7],
];
const OTHER = 1.05;

const widthOf = (letter: string): number => WIDTHS.find(([form]) => form.test(letter))?.[1] ?? OTHER;

const lettersOf = (name: string): string[] => Array.from(name.replace(/\s+/g, ' ').replace(INVISIBLE, '\ufffd'));

/** How many of the first letters fit the room. */
function fitting(letters: readonly string[], room: number): number {
  let used = 0;
  const over = letters.findIndex(letter => {
    used += widthOf(letter);
    return used > room;
  });
  return over < 0 ? letters.length : over;
}

/**
 * A name as it fits a chart: one line, cut with an ellipsis. The table has it in full.
 * @param room in widths of an average lower-case letter
 */
export function chartLabel(name: string, room = 26): string {
  const letters = lettersOf(name);
  if (fitting(letters, room) === letters.length) return letters.join('');
  const kept = letters.slice(0, fitting(letters, room - widthOf('…')));
  return `${kept.join('').trimEnd()}…`;
}

/** Where a name goes on in the next line: after the last space or sign among the letters that fit, else after them. */
function breakAfter(letters: readonly string[], room: number): number {
  const fit = fitting(letters, room);
  const sign = letters.slice(0, fit).findLastIndex(letter => /[ \-/_.:]/.test(letter));
  return sign > 0 ? sign + 1 : fit;
}

/** As `chartLabel`, in as many lines as there are at most; the last is cut where that is not enough. */
export function chartLines(name: string, room: number, most: number): string[] {
  const lines: string[] = [];
  let rest = lettersOf(name);
  while (lines.length < most - 1 && fitting(rest, room) < rest.length) {
    const end = breakAfter(rest, room);
    if (end === 0) break;
    lines.push(rest.slice(0, end).join('').trimEnd());
    rest = rest.slice(end);
  }
  return [...lines, chartLabel(rest.join(''), room)];
}

/** A sentence as it fits a chart: whole, else its first clause ("not measured: …" is "not measured"), else cut. */
export function chartClause(text: string, letters = 40): string {
  if (text.length <= letters) return text;
  const end = text.indexOf(': ');
  return chartLabel(end > 0 ? text.slice(0, end) : text, letters);
}
