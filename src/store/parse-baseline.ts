import { z } from 'zod';
import type { Baseline, BaselineReading } from '../core/baseline.ts';
import { VERDICT_KINDS } from '../core/verdict.ts';
import { describeIssue } from '../util/describe-issue.ts';
import { hashPart } from './hash-part.ts';
import { STUDY_SCHEMA } from './study-schema.ts';

const { design, settings, policy, input, hex } = STUDY_SCHEMA;
const name = z.string().min(1);
const count = z.int().min(0);
const share = z.number().min(-1).max(1);

/** Limits may lie beyond −1 and 1; the point may not. */
const gain = z
  .strictObject({ point: share, low: z.number(), high: z.number(), level: z.number().gt(0).lt(1) })
  .refine(({ point, low, high }) => low <= point && point <= high, 'expected low ≤ point ≤ high');

const cell = z.strictObject({
  rung: name,
  domain: name,
  items: count,
  hash: hex(64),
  role: z.enum(['sandbox', 'larger', 'production']),
  seeds: count,
  verdict: z.enum(VERDICT_KINDS).optional(),
  replication: z.enum(['replicated', 'not-replicated', 'unresolved-missing', 'refused', 'unmeasured']).optional(),
  gain: z.strictObject({ single: gain, family: gain }).optional(),
});

const schema = z.strictObject({
  carryover: z.literal('baseline'),
  schema: z.literal(1),
  name,
  kind: z.enum(['analysis', 'run']),
  planHash: hex(64),
  inputs: z.array(input),
  design,
  settings,
  policy,
  cells: z.array(cell).min(1),
  outcome: z.enum(['passed', 'failed', 'inconclusive', 'disqualified', 'incomplete']),
  version: name,
  gitCommit: name.optional(),
  measuredAt: z.iso.datetime(),
  blessedAt: z.iso.datetime(),
  hash: hex(64),
});

const AGAIN = 'carryover bless RUN writes a new one, for review';

function check(value: unknown): Baseline | string {
  const { carryover, schema: version } = z.looseObject({}).safeParse(value).data ?? {};
  if (carryover !== 'baseline') return `is no baseline of carryover; ${AGAIN}`;
  if (version !== 1)
    return `is a baseline of schema ${JSON.stringify(version)}; this version of carryover reads schema 1`;
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.slice(0, 3).map(issue => describeIssue(issue, value, () => undefined));
    return `is no whole baseline: ${faults.join('; ')}; ${AGAIN}`;
  }
  const { hash, ...content } = parsed.data;
  if (hashPart(content) === hash) return parsed.data;
  return `was edited after it was blessed: its content does not hash to the hash in it; ${AGAIN}`;
}

/**
 * What a baseline file says. Trouble is an answer, not an error: the gate tells it among its reasons, and does not pass.
 * @param text undefined where there is no such file
 * @param path as the suite or the user says it
 */
export function parseBaseline(text: string | undefined, path: string): BaselineReading {
  if (text === undefined) return { path, state: 'missing' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { path, state: 'invalid', text: `is no JSON; ${AGAIN}` };
  }
  const found = check(value);
  return typeof found === 'string' ? { path, state: 'invalid', text: found } : { path, state: 'read', baseline: found };
}
