import { bibtex, citation } from './bibtex.ts';
import type { MethodsSentence } from './methods-sentences.ts';
import type { MethodsView } from './view.ts';

/** Sentences as one paragraph of plain text, and the sources that they cite as BibTeX. */
export function methodsWords(sentences: readonly MethodsSentence[]): MethodsView {
  const paragraph = sentences.map(({ text, cites }) => `${text}${cites.length > 0 ? ` ${citation(cites)}` : ''}.`);
  return { paragraph: paragraph.join(' '), bibtex: bibtex(sentences.flatMap(({ cites }) => cites)) };
}
