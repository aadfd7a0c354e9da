import { describe, expect, test } from 'vitest';
import type { ProvenanceFinding } from '../../../src/core/provenance.ts';
import type { SyntheticFile } from '../../support/aar-archive.ts';
import { fileOf, plantFault } from '../../support/plant-fault.ts';

type Json = Record<string, unknown>;

const evalOf = ({ json }: SyntheticFile): Json =>
  (json.detailed_eval as { strong: { final_eval: Json } }).strong.final_eval;

/** Changes that leave more or less of a result believable. */
const CHANGES: Readonly<Record<string, (file: SyntheticFile) => unknown>> = {
  'another accuracy': ({ json }) => Object.assign(json, { transfer_acc: (json.transfer_acc as number) + 0.0423 }),
  'a rounded accuracy inside': file =>
    Object.assign(evalOf(file), { accuracy: Number((evalOf(file).accuracy as number).toFixed(3)) }),
  'a rounded PGR': ({ json }) => Object.assign(json, { pgr: Number((json.pgr as number).toFixed(2)) }),
  'no PGR': ({ json }) => Object.assign(json, { pgr: null }),
  'another fixed floor': ({ json }) =>
    Object.assign(json, { fixed_weak_baseline: (json.fixed_weak_baseline as number) - 0.01 }),
  'no fixed ceiling': ({ json }) => Object.assign(json, { fixed_strong_baseline: null }),
  'an accuracy out of range': ({ json }) => Object.assign(json, { transfer_acc: 1.7 }),
  'more right answers than items': file => Object.assign(evalOf(file), { correct: 100_000 }),
  'more right answers than items in a subset': file =>
    Object.assign(Object.values(evalOf(file).per_subset as Record<string, Json>)[0] as Json, { correct: 100_000 }),
  'another dataset': ({ json }) => Object.assign(json, { dataset_name: 'code0115' }),
  'another seed': ({ json }) => Object.assign(json, { seed: 99 }),
  'another learning rate': ({ json }) => Object.assign(json.config as Json, { lr: 0.5 }),
};

const pairs = Object.keys(CHANGES).flatMap((x, at) =>
  Object.keys(CHANGES)
    .slice(at)
    .map(y => [x, y] as const),
);

const isOwn = ({ path }: Pick<ProvenanceFinding, 'path'>): boolean =>
  path.includes('law_em_posterior') && path.endsWith('seed_8.json');

describe('all findings of one file tell of one decision', () => {
  test.each(pairs)('%s and %s', async (one, other) => {
    const { reading } = await plantFault(archive => {
      for (const name of new Set([one, other])) CHANGES[name]?.(fileOf(archive, 'em_posterior'));
    });
    const run = reading.runs.find(isOwn);
    const decisions = reading.findings.filter(isOwn).map(({ decision }) => decision);
    expect(decisions.length).toBeGreaterThan(0);
    const says = (words: string): boolean => decisions.some(decision => decision.includes(words));
    if (run === undefined) {
      expect(decisions.every(decision => decision.startsWith('the run is not used'))).toBe(true);
      return;
    }
    expect(says('the run is not used')).toBe(false);
    expect(says('not used: pairing by seed')).toBe(!run.isPairable);
    if (run.correct === undefined) expect(says('correct and total are used instead')).toBe(false);
    else expect(says('not used: correct and total')).toBe(false);
    // Subset rows are parts of the counts: with these in doubt, they are in doubt too.
    expect(run.subsets.length === 0).toBe(says('subset rows') || says('correct and total, overall and by subset'));
    if (run.accuracy === undefined) expect(says('computed')).toBe(false);
  });
});
