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

/**
 * A name as it fits a chart: one line, cut with an ellipsis. The table has it in full.
 * @param room in widths of an average lower-case letter
 */
export function chartLabel(name: string, room = 26): string {
  const letters = Array.from(name.replace(/\s+/g, ' ').replace(INVISIBLE, '\ufffd'));
  const full = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  if (full <= room) return letters.join('');
  let used = widthOf('…');
  const kept = letters.filter(letter => {
    used += widthOf(letter);
    return used <= room;
  });
  return `${kept.join('').trimEnd()}…`;
}

/** A sentence as it fits a chart: whole, else its first clause ("not measured: …" is "not measured"), else cut. */
export function chartClause(text: string, letters = 40): string {
  if (text.length <= letters) return text;
  const end = text.indexOf(': ');
  return chartLabel(end > 0 ? text.slice(0, end) : text, letters);
}
