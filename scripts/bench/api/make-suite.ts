import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRight, sumAt } from './questions.ts';

/** Cells that put every test item to the model: ceiling, baseline, candidate and zero-shot. */
export const ASKING_CELLS = 4;
const TRAINED = 60;

/**
 * Writes a suite that asks one model behind an API `questions` times, each a question of its own, and the items for it.
 * @returns the suite file
 */
export function makeSuite(folder: string, baseUrl: string, questions: number): string {
  const tested = questions / ASKING_CELLS;
  const itemAt = (at: number) => ({
    id: `sum-${at}`,
    input: sumAt(at),
    label: isRight(at) ? 1 : 0,
    split: at < TRAINED ? 'train' : 'test',
  });
  const lines = Array.from({ length: TRAINED + tested }, (_, at) => `${JSON.stringify(itemAt(at))}\n`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'items.jsonl'), lines.join(''));
  const suite = {
    carryover: 1,
    name: 'requests',
    method: { baseline: 'vanilla', candidate: 'soft-labels' },
    rungs: [
      { name: 'sandbox', role: 'sandbox', weak: 'local/tiny', strong: 'local/small' },
      { name: 'production', role: 'production', weak: 'local/tiny', strong: `openai/mock@${baseUrl}` },
    ],
    domains: [{ name: 'sums', kind: 'math', items: ['items.jsonl'] }],
    seeds: 1,
    controls: ['zero-shot'],
    splits: { labelled: 20, unlabelled: 20, test: tested },
    api: { concurrency: 32, shots: 4, answer: 'line' },
  };
  const path = join(folder, 'suite.json');
  writeFileSync(path, JSON.stringify(suite));
  return path;
}
