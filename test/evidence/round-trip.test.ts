import { describe, expect, test } from 'vitest';
import { silentProgress } from '../../src/core/ports.ts';
import type { Predictions } from '../../src/core/predictions.ts';
import { collectEvidence } from '../../src/evidence/collect-evidence.ts';
import { designEvidence } from '../../src/evidence/design-evidence.ts';
import type { EvidenceReader } from '../../src/evidence/evidence-reader.ts';
import { mappedReader } from '../../src/evidence/formats/mapped/mapped-table.ts';
import { parseMapping } from '../../src/evidence/formats/mapped/mapping.ts';
import { readPredictions } from '../../src/evidence/read-predictions.ts';
import { writePredictions } from '../../src/evidence/write-predictions.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { UNCHOSEN } from '../support/unchosen.ts';

const scratch = scratchFolder();

async function tableOf(path: string, request: Partial<Parameters<typeof designEvidence>[1]>, reader?: EvidenceReader) {
  const collected = await collectEvidence([path], { reader }, silentProgress);
  const { predictions } = await designEvidence(collected, { ...UNCHOSEN, ...request }, silentProgress);
  return predictions;
}

/** What a table says, row by row: codes may differ, words may not. */
function rowsOf({ rows, keys, status, score, labels, numbers }: Predictions): readonly unknown[] {
  const columns = [...Object.entries(keys), ...Object.entries(labels)].sort();
  return Array.from({ length: rows }, (_, row) => [
    status[row],
    status[row] === 0 ? score[row] : undefined,
    ...columns.map(([name, { codes, labels: words }]) => [name, words[codes[row] as number]]),
    ...Object.entries(numbers)
      .sort()
      .map(([name, { values, present }]) => [name, present[row] ? values[row] : undefined]),
  ]);
}

const LOGS: readonly [
  name: string,
  path: string,
  request: Partial<Parameters<typeof designEvidence>[1]>,
  map?: string,
][] = [
  ['Inspect AI logs', 'logs/inspect_ai', {}],
  ['an OpenAI evals log', 'logs/openai_evals', {}],
  ['lm-evaluation-harness samples', 'logs/lm_eval/every_eval_ever', {}],
  ['promptfoo results', 'logs/promptfoo/stub_repeat3.json', {}],
  ['promptfoo CSV', 'logs/promptfoo/stub_repeat3.csv', {}],
  ['AlpacaEval annotations', 'logs/alpaca_eval/raw', {}],
  ['a preference table', 'logs/alpaca_eval/v2_weighted_gpt4_turbo_preferences.csv', {}],
  ['a matrix of scores', 'logs/gsm8k/test_correct_by_model.csv', {}],
  [
    'a mapped table',
    'logs/llmbar_judges/verdicts.csv',
    { domain: ['task'] },
    'item=item_id,score=correct,model=judge,method=strategy,task=subset,repeat=order',
  ],
];

describe.skipIf(!hasSharedData('logs'))('imported, written and read again (skipped where ../shared is absent)', () => {
  test.each(LOGS)('%s give the same table in every format', async (_, path, request, map) => {
    const reader = map === undefined ? undefined : mappedReader(parseMapping(map));
    const imported = await tableOf(sharedData(path), request, reader);
    expect(imported.rows).toBeGreaterThan(2);
    for (const name of ['out.csv', 'out.jsonl.gz', 'out.parquet']) {
      await writePredictions(scratch.path(name), imported);
      const { predictions } = await readPredictions([scratch.path(name)], silentProgress);
      expect(rowsOf(predictions)).toEqual(rowsOf(imported));
    }
  });
});
