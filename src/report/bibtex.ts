import { REFERENCES, type ReferenceKey } from './references.ts';

const escaped = (text: string): string => text.replaceAll('&', '\\&');

function entry(key: ReferenceKey): string {
  const { type, fields } = REFERENCES[key];
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${escaped(value)}},`);
  return [`@${type}{${key},`, ...lines, '}'].join('\n');
}

/** BibTeX entries of sources, each once, by key. */
export const bibtex = (keys: readonly ReferenceKey[]): string => [...new Set(keys)].toSorted().map(entry).join('\n\n');

/** "(Holm 1979; Howe 1974)": the sources of a sentence as it cites them in plain text. */
export const citation = (keys: readonly ReferenceKey[]): string =>
  `(${keys.map(key => REFERENCES[key].cite).join('; ')})`;
