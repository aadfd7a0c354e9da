import { hash } from 'node:crypto';
import { join } from 'node:path';
import { Command } from 'commander';
import { EXIT } from '../core/exit-code.ts';
import type { ApiModel } from '../core/model-settings.ts';
import type { Suite } from '../core/suite.ts';
import { costOf } from '../learners/api/cost-of.ts';
import { createProvider } from '../learners/api/create-provider.ts';
import { type Delivery, ProviderTrouble } from '../learners/api/provider.ts';
import { loadSuite } from '../suite/load-suite.ts';
import { checkKey } from './check-key.ts';
import { checkMachine } from './check-machine.ts';
import { checkModel } from './check-model.ts';
import { checkPrice } from './check-price.ts';
import { type DoctorCheck, type DoctorGroup, doctorText } from './doctor-check.ts';
import type { CommandIo } from './io.ts';
import { knownNames } from './known-names.ts';
import { modelKey } from './model-key.ts';
import { openRequestJournal, type RequestJournal } from './request-journal.ts';
import { loadSuiteModels } from './suite-models.ts';

interface DoctorOptions {
  readonly store: string;
  readonly offline: boolean;
  readonly json: boolean;
}

/** Hears of the request that was made, and gives it a line of the journal. */
function noteRequest(journal: RequestJournal, { learner, price }: ApiModel, key: string) {
  const about = { event: 'attempt', learner, key, attempt: 1 } as const;
  return (sent: Delivery | ProviderTrouble): void => {
    if (sent instanceof ProviderTrouble) {
      journal.write({ ...about, outcome: sent.kind });
      return;
    }
    const { reply, usage, requestId } = sent;
    const usd = price && costOf(usage, price, false);
    const more = { ...(requestId !== undefined && { requestId }), ...(usd !== undefined && { usd }) };
    journal.write({ ...about, outcome: reply.state, ...usage, ...more });
  };
}

interface Visit {
  readonly suite: Suite;
  readonly options: DoctorOptions;
  readonly journal: RequestJournal;
  /** Of this visit: its requests are told from those of another. */
  readonly now: string;
}

/** Everything about one model. */
async function visitModel(model: ApiModel, { suite, options, journal, now }: Visit): Promise<DoctorGroup> {
  const { learner, settings } = model;
  const known = [checkKey(model, suite, process.env), checkPrice(model, suite)];
  const isAsked = !options.offline && known[0]?.state === 'ok';
  if (!isAsked) {
    const text = options.offline ? 'not asked (--offline)' : 'not asked: it needs the key first';
    return { subject: learner, checks: [...known, { check: 'host', state: 'notice', text }] };
  }
  const apiKey = modelKey(model, suite.api ?? {}, process.env);
  const provider = await createProvider(model, { apiKey });
  const key = hash('sha256', `doctor ${learner} ${now}`, 'hex').slice(0, 32);
  const kind = suite.domains[0]?.kind ?? 'math';
  const { answers } = settings.prompts[kind];
  try {
    const note = noteRequest(journal, model, key);
    return { subject: learner, checks: [...known, ...(await checkModel(model, { provider, answers, key, note }))] };
  } finally {
    await provider.close();
  }
}

/** Recordings were read to get here. */
const visitRecordings = ({ recordings }: Suite): readonly DoctorGroup[] =>
  recordings.map(({ learner }) => ({
    subject: learner,
    checks: [{ check: 'recording', state: 'ok', text: 'its answers are on file; nobody is asked' }],
  }));

async function visitSuite(path: string, options: DoctorOptions, io: CommandIo): Promise<readonly DoctorGroup[]> {
  const suite = await loadSuite(path, knownNames());
  const models = await loadSuiteModels(suite, io.clock);
  const live = [...models.live.values()];
  const asked = live.length === 1 ? '1 model' : `${live.length} models`;
  if (live.length === 0) io.stderr(`${path}: no model behind an API; nobody is asked.\n`);
  else if (!options.offline) io.stderr(`Asking ${asked} one tiny question each; --offline asks none.\n`);
  const journal = openRequestJournal(join(options.store, 'requests', 'doctor.jsonl'), io.clock);
  const visit = { suite, options, journal, now: io.clock.now() };
  try {
    return [...(await Promise.all(live.map(model => visitModel(model, visit)))), ...visitRecordings(suite)];
  } finally {
    journal.close();
  }
}

async function doctor(path: string | undefined, options: DoctorOptions, io: CommandIo): Promise<void> {
  const { store } = options;
  const machine = await checkMachine({ node: process.versions.node, store, owner: String(process.pid) });
  const groups = [
    { subject: 'this machine', checks: machine },
    ...(path === undefined ? [] : await visitSuite(path, options, io)),
  ];
  io.stdout(options.json ? `${JSON.stringify({ groups }, null, 2)}\n` : doctorText(groups));
  const checks: readonly DoctorCheck[] = groups.flatMap(group => group.checks);
  const failed = checks.filter(({ state }) => state === 'failed').length;
  io.stderr(
    failed === 0
      ? 'carryover: everything that was looked at works\n'
      : `carryover: ${failed} of ${checks.length} checks failed\n`,
  );
  io.setExitCode(failed === 0 ? EXIT.passed : EXIT.incomplete);
}

const EXAMPLES = `
Examples:
  carryover doctor
  carryover doctor suites/nightly.yaml
  carryover doctor suites/nightly.yaml --offline
  carryover doctor my-suite.yaml --json | jq '.groups[].checks[] | select(.state == "failed")'

Looks whether a run could begin: Node, the store and, of every model behind an API that the suite names, key, price, address,
access, limits, the form of its answers, log-probabilities and batches, as far as the suite uses them. Each model is asked one tiny
question, which costs a small part of a cent; no text of an item is sent. ✓ works, ✗ does not, ! is worth knowing or was not
looked at. The exit code is 0 where nothing failed, 6 where something did, 64 for a wrong suite or wrong usage.`;

/** `carryover doctor`: whether a suite could be run here, before it is. */
export function doctorCommand(io: CommandIo): Command {
  return new Command('doctor')
    .description('Look whether a suite can be run here: keys, models, prices, limits.')
    .argument('[suite]', 'suite file; without one, only this machine is looked at')
    .option('--store <directory>', 'where cells, models and features are kept between runs', 'reports/.store')
    .option('--offline', 'ask nobody', false)
    .option('--json', 'print the checks as JSON', false)
    .addHelpText('after', EXAMPLES)
    .action((path: string | undefined, options: DoctorOptions) => doctor(path, options, io));
}
