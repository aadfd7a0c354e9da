/** Words of this trade, and the id under which the page explains each. */
export const TERMS: readonly (readonly [id: string, pattern: string])[] = [
  ['word-sandbox', 'sandbox'],
  ['word-production', 'production'],
  ['word-rung', 'rungs?'],
  ['word-reference', 'reference arms?|zero-shot'],
  ['word-arm', 'arms?'],
  ['word-baseline', 'baseline'],
  ['word-candidate', 'candidate'],
  ['word-ceiling', 'ceiling'],
  ['word-teacher', 'teacher'],
  ['word-student', 'students?'],
  ['word-points', 'points'],
  ['word-seed', 'seeds?'],
  ['word-cell', 'cells?'],
  ['word-draw', 'draws?'],
  ['word-receipt', 'receipts?'],
  ['word-interval', 'intervals?'],
  ['word-null', 'null data'],
  ['word-aa', 'A/A'],
  ['word-gate', 'gate'],
  ['word-retention', 'retention'],
  ['word-pgr', 'PGR'],
  ['word-replicate', 'replicates?'],
  ['word-unfounded', 'unfounded'],
  ['word-simultaneous', 'simultaneous(?:ly)?'],
  ['word-headroom', 'headroom-limited'],
];

const ANY = new RegExp(`(?<![\\w&#/-])(?:${TERMS.map(([, pattern]) => `(${pattern})`).join('|')})(?![\\w-])`, 'gi');

/**
 * For one page: in escaped text, the first use of every term on the page becomes a link to where it is explained. Terms are
 * letters, so nothing that escaping made can be taken for one.
 */
export function termLinker(): (escaped: string) => string {
  const used = new Set<string>();
  return escaped =>
    escaped.replace(ANY, (word: string, ...found: readonly unknown[]) => {
      const at = found.findIndex(group => group !== undefined);
      const [id] = TERMS[at] ?? [];
      if (id === undefined || used.has(id)) return word;
      used.add(id);
      return `<a class="term" href="#${id}">${word}</a>`;
    });
}
