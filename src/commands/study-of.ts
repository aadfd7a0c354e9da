import type { LockRecord, PlanLock } from '../core/plan-lock.ts';
import type { InputFile, Provenance } from '../core/result.ts';
import type { SourceFile, Suite } from '../core/suite.ts';
import { designOf } from '../plan/design-of.ts';
import type { Study } from './conclude.ts';
import { hashPlan } from './hash-plan.ts';
import { givenPolicy, type PolicyOptions, policyWords } from './policy-options.ts';
import { policyFolder } from './read-against.ts';
import { quote } from './reproducing-command.ts';
import { packageVersion } from './versions.ts';

interface StudyParts {
  /** The plan that lies beside the suite. */
  readonly lock?: PlanLock | undefined;
  /** Hosts that item text goes to. */
  readonly hosts?: readonly string[];
  /** Text of the suite file. */
  readonly text?: string;
  /** What the policy of the suite is asked to be instead, at the command line. */
  readonly asked?: PolicyOptions;
}

/** A study that rests on a suite. */
export type RunStudy = Study;

/** Every file that the suite rests on, the suite first. */
function filesOf({ file, method, domains, prompts, recordings }: Suite): readonly InputFile[] {
  const input = ({ path, sha256, bytes }: SourceFile): InputFile => ({ path, sha256, bytes });
  const modules = [method.baseline, method.candidate].flatMap(source =>
    source.kind === 'module' ? [source.file, ...source.imports] : [],
  );
  const data = domains.flatMap(({ source }) =>
    source.kind === 'files' ? [...source.items, ...(source.corpus === undefined ? [] : [source.corpus])] : [],
  );
  const answers = [...Object.values(prompts?.files ?? {}), ...recordings.map(recording => recording.file)];
  return [file, ...modules, ...data, ...answers].map(input);
}

/** What of a suite is fixed by a plan, besides design, settings and policy. */
export function fixedParts(
  { name: suite, seeds, splits, method }: Suite,
  inputs: readonly InputFile[],
): LockRecord['own'] {
  const files = inputs.slice(1).map(({ path, sha256 }) => ({ path, sha256 }));
  return { suite, seeds, splits, files, methods: { baseline: method.baseline.name, candidate: method.candidate.name } };
}

const lockRecord = ({ hash, plan }: PlanLock, suite: Suite, inputs: readonly InputFile[]): LockRecord => ({
  hash,
  plan,
  own: fixedParts(suite, inputs),
});

/** A suite longer than this, in bytes, is not repeated in its reports. */
const LONGEST_SUITE = 4096;

/** The text is kept only where it is the file to the byte: a mark at its beginning is lost in reading. */
const shownSuite = ({ file }: Suite, text = ''): Pick<Provenance, 'suite'> =>
  file.bytes <= LONGEST_SUITE && Buffer.byteLength(text) === file.bytes ? { suite: text } : {};

/**
 * What the run of a suite is about, apart from its outcomes.
 */
export function studyOf(path: string, suite: Suite, { lock, hosts = [], text, asked = {} }: StudyParts = {}): RunStudy {
  const design = designOf(suite);
  const { name, analysis: settings, gate, selection } = suite;
  const inputs = filesOf(suite);
  const policy = { ...gate, ...givenPolicy(asked, policyFolder('run', inputs)) };
  const record = lock && lockRecord(lock, suite, inputs);
  const planHash = hashPlan({ inputs, design, settings, policy, lock: record });
  const command = ['carryover run', quote(path), ...policyWords(asked)].join(' ');
  const made = { version: packageVersion(), inputs, command, planHash };
  const provenance = { ...made, ...(hosts.length > 0 && { hosts }), ...shownSuite(suite, text) };
  return { name, design, settings, policy, provenance, selection, lock: record };
}
