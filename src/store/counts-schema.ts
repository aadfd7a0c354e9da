import { z } from 'zod';
import type { CountedEvidence, QuarantinedRun } from '../core/counted-evidence.ts';
import type { CountedRun, CountedSubset, ReferenceRun } from '../core/counts.ts';
import type { CountsSettings } from '../core/counts-result.ts';
import type { ProvenanceFinding } from '../core/provenance.ts';

/** A schema for every field and for no other: one that is added there and not here does not compile. */
type Fields<Value> = { readonly [Key in keyof Required<Value>]: z.ZodType<Value[Key]> };

const name = z.string().min(1);
const share = z.number().min(0).max(1);
const count = z.int().min(0);

/** A share needs both of its counts, and no more right than there are. */
const areCounts = ({ correct, total }: { correct?: number | undefined; total?: number | undefined }): boolean =>
  correct === undefined || total === undefined || correct <= total;
const MORE_RIGHT = { error: 'expected no more right than there are items', path: ['correct'] };

const subset = z
  .strictObject({ name: z.string(), correct: count, total: count } satisfies Fields<CountedSubset>)
  .refine(areCounts, MORE_RIGHT);

const origin = { path: name, domain: name, pair: z.string(), seed: z.string() };
const counts = { correct: count.optional(), total: count.optional(), endedAt: z.string().optional() };

const run = z
  .strictObject({
    ...origin,
    ...counts,
    method: name,
    accuracy: share.optional(),
    statedAccuracy: z.number().optional(),
    subsets: z.array(subset),
    statedPgr: z.number().optional(),
    isPairable: z.boolean(),
  } satisfies Fields<CountedRun>)
  .refine(areCounts, MORE_RIGHT);

const reference = z
  .strictObject({
    ...origin,
    ...counts,
    role: z.enum(['floor', 'ceiling']),
    accuracy: share,
    subsets: z.array(subset).optional(),
  } satisfies Fields<ReferenceRun>)
  .refine(areCounts, MORE_RIGHT);

const finding = z.strictObject({
  code: name,
  path: z.string(),
  field: z.string().optional(),
  expected: z.string(),
  found: z.string(),
  severity: z.enum(['fault', 'note']),
  decision: z.string(),
} satisfies Fields<ProvenanceFinding>);

const quarantined = z.strictObject({
  path: name,
  domain: z.string(),
  method: z.string(),
  seed: z.string(),
} satisfies Fields<QuarantinedRun>);

/** What an archive of counts says, as `run.json` keeps it. */
export const evidenceSchema = z.strictObject({
  runs: z.array(run),
  references: z.array(reference),
  findings: z.array(finding),
  quarantined: z.array(quarantined).optional(),
} satisfies Fields<CountedEvidence>);

/** The numbers and names that fix an analysis of counts in advance. */
export const countsSettingsSchema = z.strictObject({
  alpha: z.number().gt(0).lt(0.5),
  power: z.number().gt(0).lt(1),
  baseline: name,
  candidate: name.optional(),
} satisfies Fields<CountsSettings>);
