import type { EvidenceReader } from './evidence-reader.ts';
import { helmReader } from './formats/helm.ts';
import { lmEvalReader } from './formats/lm-eval.ts';
import { sweBenchReader } from './formats/swe-bench.ts';

/** Readers of other tools' results, asked in this order; each recognises its own and nothing else. */
export const READERS: readonly EvidenceReader[] = [lmEvalReader, helmReader, sweBenchReader];
