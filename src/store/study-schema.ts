import { z } from 'zod';
import { RULE_LEVELS, TOLERATED } from '../core/design.ts';

const name = z.string().min(1);
const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `expected ${digits} hex digits`);
const count = z.int().min(0);

const design = z.strictObject({
  rungs: z
    .array(
      z.strictObject({
        name,
        role: z.enum(['sandbox', 'larger', 'production']),
        size: z.number().positive().optional(),
      }),
    )
    .min(1),
  domains: z.array(name).min(1),
  arms: z.strictObject({ baseline: name, candidate: name, weak: name.optional(), ceiling: name.optional() }),
  sandboxDomain: name.optional(),
});

const settings = z.strictObject({
  alpha: z.number().gt(0).lt(0.5),
  sesoi: z.number().gt(0).lt(1),
  retention: z.number().gt(0).max(1),
  seed: z.int(),
  replicates: z.int().min(1),
  aaReplicates: z.int().min(1),
  missingThreshold: z.number().min(0).max(1),
});

const level = z.enum(RULE_LEVELS);

const policy = z.strictObject({
  require: z.array(z.string()),
  allowFewSeeds: z.boolean(),
  rules: z.array(z.strictObject({ cells: name, accept: z.array(z.enum(TOLERATED)), level })).optional(),
  audit: level.optional(),
  baseline: name.optional(),
});

const input = z.strictObject({ path: name, sha256: hex(64), bytes: count, rows: count.optional() });

/** What a study is fixed by, as files say it: of runs and of baselines. */
export const STUDY_SCHEMA = { design, settings, policy, input, hex } as const;
