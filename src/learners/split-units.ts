/** What a language model reads at a time. */
export type Unit = 'characters' | 'tokens' | 'words';

/** Names, numbers, operators of up to three signs, and every other visible sign alone; blanks only separate. */
const TOKEN = /[\p{L}_$][\p{L}\p{N}_$]*|\p{N}+(?:\.\p{N}+)?|[=!]==?|<=|>=|=>|&&|\|\||\+\+|--|\*\*|[-+*/%]=|\S/gu;

/** Words with their hyphens and apostrophes, and every other visible sign alone. */
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|\S/gu;

/** Splits a text into units, in order. Blanks are units among characters only. */
export function splitUnits(text: string, unit: Unit): readonly string[] {
  if (unit === 'characters') return Array.from(text);
  return text.match(unit === 'tokens' ? TOKEN : WORD) ?? [];
}
