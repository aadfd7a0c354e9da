import type { Source } from '../../../tables/open-source.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink } from '../../evidence-sink.ts';
import { readJsonHead } from '../../json-head.ts';
import { readEvalsFile } from './openai-evals-file.ts';
import { EVALS_FORMAT, writeEvalsSeries } from './openai-evals-series.ts';

function isRecord(head: string): boolean {
  const json = readJsonHead(head);
  if (json === undefined) return false;
  const { keys, rest } = json;
  if (rest !== '' && !rest.startsWith('{')) return false;
  if (keys.size === 1 && keys.has('final_report')) return true;
  if (keys.size === 1 && keys.has('spec')) return /"(?:eval_name|base_eval|completion_fns|model_name)"\s*:/.test(head);
  return ['event_id', 'sample_id', 'type', 'data'].every(key => keys.has(key));
}

async function readFile(source: Source, sink: EvidenceSink): Promise<void> {
  const runs = await readEvalsFile(source);
  for (const alike of Map.groupBy(runs, ({ facts }) => JSON.stringify(facts)).values()) {
    for (const [at, run] of alike.entries()) {
      writeEvalsSeries({ path: source.path, run, name: alike.length > 1 ? String(at + 1) : undefined }, sink);
    }
  }
}

/** Reads the logs that `oaieval` of OpenAI Evals records: JSONL with a spec, events and a final report. */
export const openaiEvalsReader: EvidenceReader = {
  format: EVALS_FORMAT,
  title: 'OpenAI Evals log',
  recognizes: ({ head }) => isRecord(head),
  read: async (sources, sink) => {
    for (const source of sources) await sink.attempt(source.path, () => readFile(source, sink));
  },
};
