import { hash } from 'node:crypto';
import type { Inquiry, Question } from '../../core/answers.ts';
import { canonicalJson } from '../../util/canonical-json.ts';

/** Raised when the same preamble and question would be put to a model in other words. */
const WORDING = 1;

const keyOfText = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);

/** Part of the answer log: everything besides the question that determines an answer. */
export const partOf = ({ learner, preamble }: Pick<Inquiry, 'learner' | 'preamble'>): string =>
  keyOfText(canonicalJson({ wording: WORDING, learner, preamble }));

/** Key of a question in its part; no two parts share one, because one batch may hold questions of several. */
export const keyOf = (part: string, { text, repeat }: Question): string => keyOfText(`${part} ${repeat} ${text}`);
