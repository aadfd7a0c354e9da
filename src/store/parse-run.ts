import { hash } from 'node:crypto';
import { z } from 'zod';
import { CarryoverError } from '../core/errors.ts';
import { describeIssue } from '../util/describe-issue.ts';
import { nearestName } from '../util/nearest-name.ts';
import { countsSettingsSchema, evidenceSchema } from './counts-schema.ts';
import type { StoredRun } from './manifest.ts';
import { lockRecordSchema } from './parse-lock.ts';
import { recordSchema, selectionSchema, textSchema } from './record-schema.ts';
import { STUDY_SCHEMA } from './study-schema.ts';

const name = z.string().min(1);
const count = z.int().min(0);

const { design, settings, policy, input, hex } = STUDY_SCHEMA;

const note = z.strictObject({ path: z.string(), text: z.string() });

const reading = z.strictObject({
  formats: z.array(z.strictObject({ title: name, files: count })),
  rules: z.strictObject({ domain: z.string(), rung: z.string(), arm: z.string() }),
  flags: z.array(z.tuple([name, z.string()])),
  seedsAreRepeats: z.boolean(),
  notes: z.array(note),
  excluded: z.array(note),
});

const provenance = z
  .strictObject({
    version: name,
    inputs: z.array(input),
    command: z.string(),
    planHash: name,
    reading: reading.optional(),
    hosts: z.array(name).min(1).optional(),
    suite: z.string().optional(),
  })
  .refine(({ suite, inputs }) => suite === undefined || hash('sha256', suite, 'hex') === inputs[0]?.sha256, {
    path: ['suite'],
    error: 'expected the text of the first input, to the byte',
  });

const cell = z.strictObject({ key: hex(32), domain: name, rung: name, arm: name, seed: name, rows: z.int().min(1) });

const origin = {
  schema: z.literal(1),
  name,
  provenance,
  node: name,
  gitCommit: name.optional(),
  createdAt: z.iso.datetime(),
};

const outcomes = z.strictObject({
  ...origin,
  kind: z.enum(['analysis', 'run']),
  design,
  settings,
  policy,
  records: z.array(recordSchema).optional(),
  selection: selectionSchema.optional(),
  lock: lockRecordSchema.optional(),
  texts: z.array(textSchema).optional(),
  cellsHash: hex(64),
  recordsHash: hex(64).optional(),
  textsHash: hex(64).optional(),
  cells: z.array(cell),
});

const counts = z.strictObject({
  ...origin,
  kind: z.literal('counts'),
  settings: countsSettingsSchema,
  evidenceHash: hex(64),
  evidence: evidenceSchema,
});

const run = z.discriminatedUnion('kind', [outcomes, counts]);

const KNOWN_KEYS: readonly string[] = [
  outcomes,
  counts,
  design,
  settings,
  policy,
  provenance,
  reading,
  input,
  cell,
  countsSettingsSchema,
  evidenceSchema,
]
  .flatMap(({ shape }) => Object.keys(shape))
  .concat('role', 'size', 'baseline', 'candidate', 'weak', 'ceiling');

const suggestKey = (key: string): string | undefined => {
  const nearest = nearestName(key, KNOWN_KEYS);
  return nearest === undefined ? undefined : `did you mean ${nearest}?`;
};

function checkRun(value: unknown, path: string): StoredRun {
  const parsed = run.safeParse(value);
  if (parsed.success) return parsed.data;
  const { schema } = z.looseObject({ schema: z.unknown() }).safeParse(value).data ?? {};
  if (typeof schema === 'number' && schema !== 1) {
    const found = `${path}: schema is ${schema}; this version of carryover reads schema 1.`;
    throw new CarryoverError('run-invalid', found, 'Use the version of carryover that wrote the run.');
  }
  const faults = parsed.error.issues.slice(0, 3).map(issue => describeIssue(issue, value, suggestKey));
  const found = `${path}: ${faults.join('; ')}.`;
  throw new CarryoverError(
    'run-invalid',
    found,
    'Run the command that made it again, with --force: run.json is not written by hand.',
  );
}

/**
 * Parses the text of `run.json`.
 * @param path of the file, as the user typed it
 * @throws CarryoverError `run-invalid` naming field, found and expected
 */
export function parseRun(text: string, path: string): StoredRun {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const found = `${path}: is no valid JSON; expected the manifest of a run.`;
    throw new CarryoverError('run-invalid', found, 'Run the command that made it again, with --force.', {
      cause: error,
    });
  }
  return checkRun(value, path);
}
