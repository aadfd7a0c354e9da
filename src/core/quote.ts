/** Longest excerpt of somebody's data in a message, in UTF-16 units. */
const MOST = 60;

/** What cannot be seen or reorders what is around it: controls, zero-width and bidi marks, BOM, blanks but the space. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const escapeUnits = (character: string): string =>
  character.replace(/[\s\S]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** JSON, with everything escaped that a terminal would hide or obey. */
const toVisibleJson = (value: unknown): string => (JSON.stringify(value) ?? String(value)).replace(UNSEEN, escapeUnits);

/**
 * Shows a value found in somebody's data in an error message: text in double quotes, everything as JSON, long things
 * cut with their length told, nothing that a terminal would hide or obey.
 */
export function quote(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const isText = typeof value === 'string';
  const text = isText ? value : (JSON.stringify(value) ?? String(value));
  if (text.length <= MOST) return toVisibleJson(value);
  const cut = text.slice(0, MOST).replace(/[\ud800-\udbff]$/, '');
  const shown = isText ? toVisibleJson(cut) : cut.replace(UNSEEN, escapeUnits);
  return `${shown}… (${text.length} characters)`;
}
