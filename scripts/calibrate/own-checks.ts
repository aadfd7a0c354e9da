import { existsSync, readFileSync } from 'node:fs';
import { resolveDesign } from '../../src/analysis/resolve-design.ts';
import { conclude } from '../../src/commands/conclude.ts';
import type { TransferResult } from '../../src/core/result.ts';
import { readPredictions } from '../../src/evidence/read-predictions.ts';

const SILENT = { start: () => {}, advance: () => {}, done: () => {} };

/** What a run's own A/A check says. */
export interface OwnCheck {
  readonly name: string;
  readonly cells: number;
  /** Highest false-claim rate of a cell, and over the family. */
  readonly worstCell: number;
  readonly family: number;
  readonly passed: boolean;
}

function checkOf(name: string, { calibration: { aa } }: Pick<TransferResult, 'calibration'>): OwnCheck {
  const worstCell = Math.max(...aa.cells.map(({ falseClaims }) => falseClaims));
  return { name, cells: aa.cells.length, worstCell, family: aa.familyRate, passed: aa.passed };
}

/** The committed quickstart, as it was run. */
export function quickstartCheck(path: string): OwnCheck {
  return checkOf('quickstart (five seeds)', JSON.parse(readFileSync(path, 'utf8')) as TransferResult);
}

/** A table of published outcomes, analysed anew; undefined where it is not at hand. */
export async function tableCheck(name: string, path: string): Promise<OwnCheck | undefined> {
  if (!existsSync(path)) return undefined;
  const { predictions } = await readPredictions([path], SILENT);
  const design = resolveDesign(predictions, { sandbox: '6b', baseline: 'baseline', candidate: 'candidate' });
  const result = conclude(
    predictions,
    {
      name,
      design,
      settings: {
        alpha: 0.05,
        sesoi: 0.02,
        retention: 0.5,
        seed: 1,
        replicates: 999,
        aaReplicates: 2000,
        missingThreshold: 0.01,
      },
      policy: { require: ['all'], allowFewSeeds: true },
      provenance: { version: '0', inputs: [], command: '', planHash: '' },
    },
    SILENT,
  );
  return checkOf(name, result);
}
