import type { TransferResult } from '../core/result.ts';
import { bibtex, citation } from './bibtex.ts';
import { methodsSentences } from './methods-sentences.ts';
import type { MethodsView } from './view.ts';

/** How a run was analysed as one paragraph of plain text, and the sources it cites as BibTeX. */
export function methodsView(result: TransferResult): MethodsView {
  const sentences = methodsSentences(result);
  const paragraph = sentences.map(({ text, cites }) => `${text}${cites.length > 0 ? ` ${citation(cites)}` : ''}.`);
  return { paragraph: paragraph.join(' '), bibtex: bibtex(sentences.flatMap(({ cites }) => cites)) };
}
