import { mkdir } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { initSuite } from '../suite/init-suite.ts';
import { initWorkflow } from '../suite/init-workflow.ts';
import type { CommandIo } from './io.ts';
import { BASELINE_FILE } from './read-against.ts';
import { refuseExisting } from './refuse-existing.ts';
import { quote } from './reproducing-command.ts';
import { writeNewFile } from './write-new-file.ts';

interface InitOptions {
  readonly force: boolean;
  /** Where the workflow goes; true for the usual place. */
  readonly workflow?: string | true;
}

const WORKFLOW = '.github/workflows/nightly-transfer.yml';

const INSTEAD = 'Choose another name, or replace it with --force.';
const SCHEMA = new URL('../../assets/suite.schema.json', import.meta.url);

/** The suite is called as its file is. */
const nameOf = (path: string): string => basename(path).replace(/\.(ya?ml|json)$/i, '');

async function init(path: string, { force, workflow }: InitOptions, io: CommandIo): Promise<void> {
  const schema = relative(dirname(resolve(path)), fileURLToPath(SCHEMA));
  const place = workflow === true ? WORKFLOW : workflow;
  // A night is held against the one that was blessed; somebody who only looks has none.
  const text = initSuite({ name: nameOf(path), schema, baseline: place && BASELINE_FILE });
  // Before anything is written: half of what was asked for is a mess to clean up.
  for (const each of [path, ...(place === undefined ? [] : [place])]) refuseExisting(each, force);
  await writeNewFile(path, text, { replace: force, instead: INSTEAD });
  if (place !== undefined) {
    await mkdir(dirname(place), { recursive: true });
    await writeNewFile(place, initWorkflow(path.replaceAll('\\', '/')), { replace: force, instead: INSTEAD });
    io.stderr(
      `Wrote ${place}: it runs ${path} every night. Next step: commit both, with package.json and its lock file.\n`,
    );
  }
  io.stderr(`Wrote ${path}. Next step: carryover run ${quote(path)}\n`);
}

const EXAMPLES = `
Examples:
  carryover init
  carryover init suites/my-method.yaml
  carryover init suite.yaml --workflow

Writes a small suite with comments that runs as it is: ten seeds, two rungs of local models, two domains, no key and no network;
its gate passes. Put your own method or your own items into it. With --workflow also a workflow for GitHub Actions that runs it
every night, from the root of the repository, and the suite then asks for a blessed run: carryover bless writes it.`;

/** `carryover init`: a suite to start from. */
export function initCommand(io: CommandIo): Command {
  return new Command('init')
    .description('Write a suite that runs as it is, to start from.')
    .argument('[path]', 'suite file to write', 'suite.yaml')
    .option('--workflow [file]', `also write a nightly workflow (default: ${WORKFLOW})`)
    .option('--force', 'replace a file that is there', false)
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: InitOptions) => init(path, options, io));
}
