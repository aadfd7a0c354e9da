import { latexText } from './latex-escape.ts';
import type { MethodsSentence } from './methods-sentences.ts';

/** Sentences as lines of LaTeX with their citations as keys of the BibTeX file. */
export const latexMethods = (sentences: readonly MethodsSentence[]): readonly string[] => [
  '% Methods; the keys are those of the .bib file written beside this one.',
  ...sentences.map(({ text, cites }) => `${latexText(text)}${cites.length > 0 ? `~\\cite{${cites.join(',')}}` : ''}.`),
];
