/** Code points that take the room of two letters: CJK, full-width forms, emoji. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3fffd}]/u;

/** Control, direction-changing and otherwise invisible characters: a label in a picture must not turn its neighbours. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A name as it fits a chart: one line, at most `room` letters wide, cut with an ellipsis. The table has it in full. */
export function chartLabel(name: string, room = 28): string {
  const shown = name.replace(/\s+/g, ' ').replace(INVISIBLE, '\ufffd');
  const widths = Array.from(shown, letter => (WIDE.test(letter) ? 2 : 1));
  if (widths.reduce((sum, width) => sum + width, 0) <= room) return shown;
  let used = 1;
  let kept = '';
  for (const [at, letter] of Array.from(shown).entries()) {
    used += widths[at] ?? 1;
    if (used > room) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** A sentence as it fits a chart: whole, else its first clause ("not measured: …" is "not measured"), else cut. */
export function chartClause(text: string, room = 40): string {
  if (text.length <= room) return text;
  const end = text.indexOf(': ');
  return chartLabel(end > 0 ? text.slice(0, end) : text, room);
}
