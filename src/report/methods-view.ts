import type { TransferResult } from '../core/result.ts';
import { methodsSentences } from './methods-sentences.ts';
import { methodsWords } from './methods-words.ts';
import type { MethodsView } from './view.ts';

/** How a run was analysed as one paragraph of plain text, and the sources it cites as BibTeX. */
export const methodsView = (result: TransferResult): MethodsView => methodsWords(methodsSentences(result));
