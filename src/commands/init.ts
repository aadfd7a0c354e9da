import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { initSuite } from '../suite/init-suite.ts';
import type { CommandIo } from './io.ts';
import { quote } from './reproducing-command.ts';
import { writeNewFile } from './write-new-file.ts';

interface InitOptions {
  readonly force: boolean;
}

const SCHEMA = new URL('../../assets/suite.schema.json', import.meta.url);

/** The suite is called as its file is. */
const nameOf = (path: string): string => basename(path).replace(/\.(ya?ml|json)$/i, '');

async function init(path: string, { force }: InitOptions, io: CommandIo): Promise<void> {
  const schema = relative(dirname(resolve(path)), fileURLToPath(SCHEMA));
  const text = initSuite({ name: nameOf(path), schema });
  const instead = 'Choose another name, or replace it with --force.';
  await writeNewFile(path, text, { replace: force, instead });
  io.stderr(`Wrote ${path}. Next step: carryover run ${quote(path)}\n`);
}

const EXAMPLES = `
Examples:
  carryover init
  carryover init suites/my-method.yaml

Writes a small suite with comments that runs as it is: three seeds, two rungs of local models, two domains, no key and no
network. Put your own method or your own items into it.`;

/** `carryover init`: a suite to start from. */
export function initCommand(io: CommandIo): Command {
  return new Command('init')
    .description('Write a suite that runs as it is, to start from.')
    .argument('[path]', 'suite file to write', 'suite.yaml')
    .option('--force', 'replace a file that is there', false)
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: InitOptions) => init(path, options, io));
}
