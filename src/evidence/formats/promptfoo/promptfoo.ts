import type { Source } from '../../../tables/open-source.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink } from '../../evidence-sink.ts';
import { headRows } from '../head-rows.ts';
import { namePrompts } from './promptfoo-columns.ts';
import { findPromptfooBlocks, readPromptfooCsv } from './promptfoo-csv.ts';
import { readPromptfooJson, readPromptfooJsonl } from './promptfoo-json.ts';
import { fingerprint, type PromptfooRun } from './promptfoo-run.ts';
import { addPromptfooRun, PROMPTFOO } from './promptfoo-series.ts';

/** In order of how much they tell. */
type Export = 'json' | 'jsonl' | 'csv';
const RANKS: readonly Export[] = ['json', 'jsonl', 'csv'];

/** Keys of a result that no other tool writes beside each other. */
const OWN_KEYS = /"(?:promptIdx|promptId|testCase|gradingResult|namedScores|latencyMs|testPassCount)"\s*:/gu;

const countOwnKeys = (head: string): number => new Set(head.match(OWN_KEYS)).size;

async function exportOf(source: Source): Promise<Export | undefined> {
  const { kind, head } = source;
  if (kind !== 'text') return undefined;
  if (!/^\s*\{/u.test(head)) {
    const rows = await headRows(source);
    return rows !== undefined && findPromptfooBlocks(rows).length > 0 ? 'csv' : undefined;
  }
  const hasResults = /"results"\s*:\s*[[{]/u.test(head);
  if (hasResults && (/^\s*\{\s*"evalId"\s*:/u.test(head) || countOwnKeys(head) >= 2)) return 'json';
  return !hasResults && countOwnKeys(head) >= 3 ? 'jsonl' : undefined;
}

/** What a file is that somebody says is an export, although it does not look like one. */
const guess = ({ head }: Source): Export => (/^\s*[{[]/u.test(head) ? 'json' : 'csv');

function readRun(source: Source, kind: Export, sink: EvidenceSink): Promise<PromptfooRun> {
  if (kind === 'csv') return readPromptfooCsv(source);
  return kind === 'jsonl'
    ? readPromptfooJsonl(source)
    : readPromptfooJson(source, text => sink.note(source.path, text));
}

async function readRuns(sources: readonly Source[], sink: EvidenceSink): Promise<readonly PromptfooRun[]> {
  const kinds = await Promise.all(
    sources.map(async source => ({ source, kind: (await exportOf(source)) ?? guess(source) })),
  );
  const runs: PromptfooRun[] = [];
  const pathOf = new Map<string, string>();
  for (const { source, kind } of kinds.toSorted((a, b) => RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind))) {
    await sink.attempt(source.path, async () => {
      const run = await readRun(source, kind, sink);
      const print = fingerprint(run);
      const twin = print && pathOf.get(print);
      if (twin !== undefined) return sink.exclude(source.path, `has the same results as ${twin}, exported again`);
      if (print !== undefined) pathOf.set(print, source.path);
      runs.push(run);
    });
  }
  return runs;
}

/**
 * Exports of promptfoo: JSON, JSONL and CSV. A test that was repeated stands there as several tests; equal tests are taken together.
 * One run in several formats is read once.
 */
export const promptfooReader: EvidenceReader = {
  format: PROMPTFOO,
  title: 'promptfoo results',
  recognizes: async source => (await exportOf(source)) !== undefined,
  read: async (sources, sink) => {
    const runs = await readRuns(sources, sink);
    const methodOf = namePrompts(runs);
    for (const run of runs) await sink.attempt(run.path, async () => addPromptfooRun(run, methodOf, sink));
  },
};
