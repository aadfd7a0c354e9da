import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CellRef } from '../core/cell-estimates.ts';
import type { GateOutcome } from '../core/result.ts';
import { VERDICT_KINDS, type VerdictKind } from '../core/verdict.ts';

/** What `result.json` says was decided about a run. */
export interface StoredVerdicts {
  readonly planHash: string;
  readonly gate: GateOutcome;
  readonly cells: readonly (CellRef & {
    readonly verdict?: VerdictKind | undefined;
    /** Gain at m = 1, where there is an interval: to hold against the outcomes. */
    readonly gain?: number | undefined;
  })[];
}

const gain = z.looseObject({ status: z.string(), point: z.number().optional() });
const cell = z.looseObject({
  estimates: z.looseObject({
    rung: z.string(),
    domain: z.string(),
    bounds: z.looseObject({ single: z.looseObject({ gain }) }).optional(),
  }),
  verdict: z.looseObject({ kind: z.enum(VERDICT_KINDS) }).optional(),
});
const result = z.looseObject({
  schema: z.literal(1),
  cells: z.array(cell),
  gate: z.looseObject({ outcome: z.enum(['passed', 'failed', 'inconclusive', 'disqualified', 'incomplete']) }),
  provenance: z.looseObject({ planHash: z.string() }),
});

/**
 * Verdicts out of the `result.json` of a run, as far as anybody needs them who has the outcomes as well. Nothing checks that
 * file by a hash: hold its gains against those of the outcomes.
 * @returns undefined where there is none, or it is not what this version writes
 */
export async function readVerdicts(directory: string): Promise<StoredVerdicts | undefined> {
  const text = await readFile(join(directory, 'result.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const parsed = result.safeParse(JSON.parse(text));
    if (!parsed.success) return undefined;
    const { cells, gate, provenance } = parsed.data;
    return {
      planHash: provenance.planHash,
      gate: gate.outcome,
      cells: cells.map(({ estimates: { rung, domain, bounds }, verdict }) => ({
        rung,
        domain,
        verdict: verdict?.kind,
        gain: bounds?.single.gain.point,
      })),
    };
  } catch {
    return undefined;
  }
}
