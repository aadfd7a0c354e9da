import type { EvidenceReader } from './evidence-reader.ts';
import { helmReader } from './formats/helm/helm.ts';
import { inspectReader } from './formats/inspect/inspect.ts';
import { lmEvalReader } from './formats/lm-eval/lm-eval.ts';
import { alpacaEvalReader } from './formats/matrices/alpaca-eval.ts';
import { preferenceTableReader } from './formats/matrices/preference-table.ts';
import { wideMatrixReader } from './formats/matrices/wide-matrix.ts';
import { openaiEvalsReader } from './formats/openai-evals/openai-evals.ts';
import { promptfooReader } from './formats/promptfoo/promptfoo.ts';
import { sweBenchReader } from './formats/swe-bench/swe-bench.ts';

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
