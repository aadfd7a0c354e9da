import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CountedEvidence } from '../../src/core/counted-evidence.ts';
import type { CountedRun, CountedSubset, ReferenceRun } from '../../src/core/counts.ts';

const BLOCK = 512;

/** The path that an entry without a file of its own gives to the next one: GNU tar's `L`, pax's `x`. */
const longName = (type: string, body: string): string | undefined =>
  type === 'L' ? body.replace(/\0+$/, '') : /\d+ path=(.*)\n/.exec(body)?.[1];

/** Files of a tar archive with the long names of GNU tar and of pax; for the one archive that tests read. */
function* tarFiles(bytes: Buffer): Generator<readonly [path: string, text: string]> {
  let long: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const field = (from: number, size: number) =>
      bytes.toString('utf8', at + from, at + from + size).replace(/\0[\s\S]*$/, '');
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const body = bytes.toString('utf8', at + BLOCK, at + BLOCK + size);
    const type = field(156, 1);
    if (type === '0' || type === '') yield [long ?? field(0, 100), body];
    long = type === 'L' || type === 'x' ? longName(type, body) : undefined;
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
}

interface Evaluation {
  readonly correct: number;
  readonly total: number;
  readonly per_subset: Readonly<Record<string, { readonly correct: number; readonly total: number }>>;
}

interface SandboxFile {
  readonly idea_name: string;
  readonly transfer_acc?: number;
  readonly weak_acc?: number;
  readonly strong_acc?: number;
  readonly pgr?: number;
  readonly cached_at?: string;
  readonly detailed_eval?: Readonly<Partial<Record<'strong' | 'ceiling', { readonly final_eval: Evaluation }>>>;
}

const subsetsOf = (evaluation: Evaluation | undefined): CountedSubset[] =>
  Object.entries(evaluation?.per_subset ?? {}).map(([name, { correct, total }]) => ({ name, correct, total }));

/** A plain reading of the sandbox's archive for tests of what is computed from it: no rule is applied but whose file it is. */
export function readSandboxCounts(archive: string): CountedEvidence {
  const runs: CountedRun[] = [];
  const references: ReferenceRun[] = [];
  for (const [path, text] of tarFiles(gunzipSync(readFileSync(archive)))) {
    const [, domain = '', method = '', seed = ''] =
      /^cache_results\/([a-z]+)_(\w+)\/[^/]+\/seed_(\d+)\.json$/.exec(path) ?? [];
    if (domain === '') continue;
    const file: SandboxFile = JSON.parse(text);
    const shared = { path, domain, pair: 'small → large', seed, endedAt: file.cached_at?.replace(' ', 'T') };
    if (method === 'weak_artifacts') {
      references.push({ ...shared, role: 'floor', accuracy: file.weak_acc ?? Number.NaN });
    } else if (method === 'train_ceiling') {
      const subsets = subsetsOf(file.detailed_eval?.ceiling?.final_eval);
      references.push({ ...shared, role: 'ceiling', accuracy: file.strong_acc ?? Number.NaN, subsets });
    } else {
      const evaluation = file.detailed_eval?.strong?.final_eval;
      const isPairable = file.idea_name === method;
      runs.push({
        ...shared,
        method,
        accuracy: file.transfer_acc,
        correct: evaluation?.correct,
        total: evaluation?.total,
        subsets: isPairable ? subsetsOf(evaluation) : [],
        statedPgr: file.pgr,
        isPairable,
      });
    }
  }
  return { runs, references, findings: [] };
}
