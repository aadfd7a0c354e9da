import type { EvidenceReader } from './evidence-reader.ts';
import { alpacaEvalReader } from './formats/alpaca-eval.ts';
import { helmReader } from './formats/helm.ts';
import { inspectReader } from './formats/inspect.ts';
import { lmEvalReader } from './formats/lm-eval.ts';
import { openaiEvalsReader } from './formats/openai-evals.ts';
import { preferenceTableReader } from './formats/preference-table.ts';
import { promptfooReader } from './formats/promptfoo.ts';
import { sweBenchReader } from './formats/swe-bench.ts';
import { wideMatrixReader } from './formats/wide-matrix.ts';

/** Readers of other tools' results, asked in this order; each recognises its own and nothing else. */
export const READERS: readonly EvidenceReader[] = [
  inspectReader,
  openaiEvalsReader,
  lmEvalReader,
  helmReader,
  sweBenchReader,
  promptfooReader,
  alpacaEvalReader,
  preferenceTableReader,
  wideMatrixReader,
];
