/** Longest excerpt of somebody's data in a message, in UTF-16 units. */
const MOST = 60;

/** What cannot be seen or reorders what is around it: controls, zero-width and bidi marks, BOM, blanks but the space. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const escapeUnits = (character: string): string =>
  character.replace(/[\s\S]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Text with everything escaped that a terminal would hide or obey. */
export const escapeUnseen = (text: string): string => text.replace(UNSEEN, escapeUnits);

const toJson = (value: unknown): string => JSON.stringify(value) ?? String(value);

/**
 * Shows a value found in somebody's data in an error message: text in double quotes, everything as JSON, long things
 * cut with their length told, nothing that a terminal would hide or obey.
 */
export function quote(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : toJson(value);
  if (text.length <= MOST) return escapeUnseen(toJson(value));
  const cut = text.slice(0, MOST).replace(/[\ud800-\udbff]$/, '');
  return `${escapeUnseen(typeof value === 'string' ? toJson(cut) : cut)}… (${text.length} characters)`;
}
