import type { CountsStudy } from '../../src/commands/conclude-counts.ts';
import { concludeCounts } from '../../src/commands/conclude-counts.ts';
import type { CountedEvidence } from '../../src/core/counted-evidence.ts';
import type { CountedRun, ReferenceRun } from '../../src/core/counts.ts';
import type { CountsResult, CountsSettings } from '../../src/core/counts-result.ts';
import type { ProvenanceFinding } from '../../src/core/provenance.ts';

/** One believed run of 100 items; what matters to a test is given. */
export function countedRun(given: Partial<CountedRun> = {}): CountedRun {
  const { domain = 'chat', method = 'plain', seed = '1', correct = 60, total = 100 } = given;
  return {
    path: `${domain}/${method}/${seed}.json`,
    domain,
    method,
    pair: 'small → large',
    seed,
    correct,
    total,
    subsets: [],
    isPairable: true,
    ...given,
  };
}

export function referenceRun(
  role: ReferenceRun['role'],
  accuracy: number,
  given: Partial<ReferenceRun> = {},
): ReferenceRun {
  const { domain = 'chat', seed = '1' } = given;
  return { path: `${domain}/${role}/${seed}.json`, domain, pair: 'small → large', role, seed, accuracy, ...given };
}

/** Runs of one method, one per number of items right of 100. */
export const runsOf = (method: string, correct: readonly number[], given: Partial<CountedRun> = {}): CountedRun[] =>
  correct.map((right, at) => countedRun({ method, seed: String(at + 1), correct: right, ...given }));

export const finding = (given: Partial<ProvenanceFinding> = {}): ProvenanceFinding => ({
  code: 'SEED',
  path: 'chat/tuned/1.json',
  field: 'config.seed',
  expected: '1',
  found: '2',
  severity: 'fault',
  decision: 'counts used, not paired',
  ...given,
});

/** Floor .5 and ceiling .7; plain .60, .58, .62 and tuned .63, .60, .65: differences of 3, 2 and 3 points. */
export const smallArchive = (): CountedEvidence => ({
  runs: [...runsOf('plain', [60, 58, 62]), ...runsOf('tuned', [63, 60, 65])],
  references: ['1', '2', '3'].flatMap((seed, at) => [
    referenceRun('floor', 0.5 + 0.01 * (at - 1), { seed }),
    referenceRun('ceiling', 0.7 + 0.01 * (at - 1), { seed }),
  ]),
  findings: [],
});

export const SETTINGS: CountsSettings = { alpha: 0.05, power: 0.8, baseline: 'plain' };

const countsStudy = (given: Partial<CountsSettings> = {}): CountsStudy => ({
  name: 'archive',
  settings: { ...SETTINGS, ...given },
  provenance: {
    version: '0.0.0',
    inputs: [{ path: 'archive.tar.gz', sha256: 'ab'.repeat(32), bytes: 1234 }],
    command: 'carryover analyze archive.tar.gz --baseline plain',
    planHash: 'cd'.repeat(32),
  },
});

/** An archive all the way to its result. */
export const concluded = (
  evidence: CountedEvidence = smallArchive(),
  given: Partial<CountsSettings> = {},
): CountsResult => concludeCounts(evidence, countsStudy(given));
