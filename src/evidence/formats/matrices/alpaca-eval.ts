import { createHash } from 'node:crypto';
import { CarryoverError } from '../../../core/errors.ts';
import type { Facts, Setup } from '../../../core/evidence.ts';
import { quote } from '../../../core/quote.ts';
import type { Source } from '../../../tables/open-source.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink } from '../../evidence-sink.ts';
import { JsonFields } from '../../json-fields.ts';
import { statedSettings } from '../../short-setting.ts';
import { readPreference } from '../score-cell.ts';

const FORMAT = 'alpaca-eval';
const HINT = 'Name the annotations.json that alpaca_eval wrote.';

const hasKey = (head: string, key: string): boolean => new RegExp(`"${key}"\\s*:`, 'u').test(head);

/** The id that does not depend on a file's order: of the instruction, as tables of these annotations have it. */
const itemOf = (instruction: string): string =>
  `ae-${createHash('sha256').update(instruction).digest('hex').slice(0, 12)}`;

interface Verdict {
  readonly facts: Facts;
  readonly setup: Setup;
  readonly item: string;
  readonly instruction: string;
  /** Undefined where the judge's answer could not be read. */
  readonly score: number | undefined;
  readonly subset: string | undefined;
  readonly place: string;
}

function readVerdict(value: unknown, path: string, at: number): Verdict {
  const record = new JsonFields(value, `${path}: record ${at + 1}`);
  const instruction = record.text('instruction');
  const score = readPreference(record.get('preference'));
  if (score === undefined) throw record.refuse('preference', '1, 2, a number between them, 0 for a draw, or null');
  return {
    facts: {
      model: record.text('generator_2'),
      task: `alpaca_eval vs ${record.maybeText('generator_1') ?? 'an unnamed baseline'}`,
      metric: record.maybeText('annotator') ?? 'preference',
    },
    // Where rules join tasks, or name judges as arms, these are what differs.
    setup: statedSettings({ baseline: record.get('generator_1'), judge: record.get('annotator') }),
    item: itemOf(instruction),
    instruction,
    score: score === 'empty' ? undefined : score,
    subset: record.maybeText('dataset'),
    place: record.place('preference'),
  };
}

const keyOf = ({ facts, item }: Verdict): string => JSON.stringify([facts, item]);

async function readAnnotations(source: Source, sink: EvidenceSink): Promise<void> {
  const { path } = source;
  const list = await source.readJson();
  if (!Array.isArray(list) || list.length === 0) {
    const found = Array.isArray(list) ? 'is an empty list' : `is ${quote(list)}`;
    throw new CarryoverError('data-invalid', `${path}: ${found}; expected a list of annotations.`, HINT);
  }
  const verdicts = list.map((value, at) => readVerdict(value, path, at));
  const times = new Map<string, number>();
  for (const verdict of verdicts) times.set(keyOf(verdict), (times.get(keyOf(verdict)) ?? 0) + 1);
  const seen = new Map<string, number>();
  for (const verdict of verdicts) {
    const { facts, setup, item, instruction, score, subset, place } = verdict;
    const key = keyOf(verdict);
    const repeat = (seen.get(key) ?? 0) + 1;
    seen.set(key, repeat);
    sink.add({ path, format: FORMAT, setup }, facts, {
      item,
      repeat: (times.get(key) ?? 0) > 1 ? String(repeat) : undefined,
      status: score === undefined ? 'errored' : 'scored',
      score: score ?? 0,
      subset,
      text: instruction,
      tags: { dataset: subset },
      place,
    });
  }
}

/**
 * Annotations of AlpacaEval: a judge's preference between a model's answer and the baseline's, 1 for the baseline, 2 for the model,
 * 1.5 (in early files 0) for a draw, between 1 and 2 where the judge is weighted by its odds, null where it could not be read. The
 * score is the preference less 1, so its mean is the win rate.
 */
export const alpacaEvalReader: EvidenceReader = {
  format: FORMAT,
  title: 'AlpacaEval annotations',
  recognizes: ({ kind, head }) =>
    kind === 'text' &&
    /^\s*\[\s*\{/u.test(head) &&
    hasKey(head, 'instruction') &&
    hasKey(head, 'output_1') &&
    (hasKey(head, 'generator_2') || hasKey(head, 'preference')),
  read: async (sources, sink) => {
    for (const source of sources) await sink.attempt(source.path, () => readAnnotations(source, sink));
  },
};
