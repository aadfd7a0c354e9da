import type { EvidenceReader } from './evidence-reader.ts';
import { alpacaEvalReader } from './formats/alpaca-eval.ts';
import { preferenceTableReader } from './formats/preference-table.ts';
import { wideMatrixReader } from './formats/wide-matrix.ts';

/** Readers of other tools' results, asked in this order; each recognises its own and nothing else. */
export const READERS: readonly EvidenceReader[] = [alpacaEvalReader, preferenceTableReader, wideMatrixReader];
