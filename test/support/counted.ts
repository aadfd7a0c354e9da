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

/** An archive with findings, a doubted method, a method without counts, parts, files set aside and files nothing tells apart. */
export function richArchive(): CountedEvidence {
  const { runs, references } = smallArchive();
  const parts = [
    { name: 'easy', correct: 40, total: 50 },
    { name: 'hard', correct: 20, total: 50 },
  ];
  const bare = runsOf('bare', [55, 56]).map(run => ({ ...run, correct: undefined, total: undefined, accuracy: 0.55 }));
  return {
    runs: [
      ...runs.map(run => ({ ...run, subsets: parts, statedPgr: 0.5 })),
      ...runsOf('typed', [70, 71], { isPairable: false }),
      ...bare,
      ...runsOf('tuned', [48, 51, 53, 50], { domain: 'math' }),
      ...runsOf('plain', [50, 50, 50, 51], { domain: 'math' }),
      countedRun({ method: 'twice', path: 'chat/twice/a.json' }),
      countedRun({ method: 'twice', path: 'chat/twice/b.json' }),
    ],
    references,
    findings: [
      finding(),
      finding({ code: 'MTIME', severity: 'note', field: undefined, decision: 'used as it is' }),
      finding({ code: 'IDEA', path: 'chat/typed/1.json' }),
    ],
    quarantined: [{ path: 'chat/gone/1.json', domain: 'chat', method: 'gone', seed: '1' }],
  };
}

/** The rich archive with one name everywhere that somebody can name something. */
function namedArchive(name: string): CountedEvidence {
  const rich = richArchive();
  const own = (text: string) => `${text} ${name}`;
  return {
    runs: rich.runs.map(run => ({
      ...run,
      path: own(run.path),
      domain: own(run.domain),
      pair: name,
      method: own(run.method),
      seed: own(run.seed),
      subsets: run.subsets.map(part => ({ ...part, name: own(part.name) })),
    })),
    references: rich.references.map(one => ({ ...one, domain: own(one.domain), pair: name, seed: own(one.seed) })),
    findings: rich.findings.map(one => ({
      ...one,
      code: own(one.code),
      path: own(one.path),
      field: name,
      expected: name,
      found: name,
      decision: own(one.decision),
    })),
    quarantined: rich.quarantined?.map(one => ({ path: name, domain: name, method: name, seed: own(one.seed) })),
  };
}

/** A result whose every name is one; the settings and the provenance too. */
export function namedResult(name: string): CountsResult {
  const result = concluded(namedArchive(name), { baseline: `plain ${name}`, candidate: `tuned ${name}` });
  const { provenance } = result;
  const inputs = provenance.inputs.map(input => ({ ...input, path: name }));
  return { ...result, name, provenance: { ...provenance, inputs, command: `carryover analyze '${name}'` } };
}
