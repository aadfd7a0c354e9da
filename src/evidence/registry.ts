import type { EvidenceReader } from './evidence-reader.ts';
import { inspectReader } from './formats/inspect.ts';
import { openaiEvalsReader } from './formats/openai-evals.ts';

/** Readers of other tools' results, asked in this order; each recognises its own and nothing else. */
export const READERS: readonly EvidenceReader[] = [inspectReader, openaiEvalsReader];
