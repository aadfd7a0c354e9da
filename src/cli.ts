import { createInterface } from 'node:readline/promises';
import { Command, CommanderError } from 'commander';
import type { CommandIo } from './commands/io.ts';
import { terminalProgress } from './commands/terminal-progress.ts';
import { packageVersion } from './commands/versions.ts';
import { CarryoverError } from './core/errors.ts';
import { EXIT, type ExitCode } from './core/exit-code.ts';
import { defuseCommands } from './report/defuse-commands.ts';

/** Anything but yes is no. */
async function askPerson(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

/** In the log of a workflow a name could pass for a command. */
const shown = process.env.GITHUB_ACTIONS === 'true' ? defuseCommands : (text: string): string => text;

const io: CommandIo = {
  stdout: text => void process.stdout.write(shown(text)),
  stderr: text => void process.stderr.write(shown(text)),
  commandWorkflow: lines => void process.stderr.write(lines),
  progress: terminalProgress(process.stderr),
  environment: process.env,
  clock: { now: () => new Date().toISOString() },
  ...(process.stdin.isTTY && process.stderr.isTTY ? { confirm: askPerson } : {}),
  setExitCode: code => {
    process.exitCode = code;
  },
};

/** In the order of the help. Each brings what it needs: a report does not load what asks models. */
const COMMANDS: Readonly<Record<string, () => Promise<(io: CommandIo) => Command>>> = {
  run: async () => (await import('./commands/run.ts')).runCommand,
  init: async () => (await import('./commands/init.ts')).initCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  analyze: async () => (await import('./commands/analyze.ts')).analyzeCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  gate: async () => (await import('./commands/gate.ts')).gateCommand,
  bless: async () => (await import('./commands/bless.ts')).blessCommand,
  plan: async () => (await import('./commands/plan.ts')).planCommand,
  history: async () => (await import('./commands/history.ts')).historyCommand,
  cell: async () => (await import('./commands/cell.ts')).cellCommand,
};

/** @param first argument: a command is loaded alone where it is named, all of them where the help may list them */
async function program(first: string): Promise<Command> {
  const root = new Command('carryover')
    .description('Your method won in the sandbox. Does the gain carry over?')
    .version(packageVersion())
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .showHelpAfterError('(carryover COMMAND --help shows examples)')
    .addHelpText(
      'after',
      '\nExamples:\n  carryover run suites/quickstart.yaml\n  carryover analyze results.csv --sandbox 6b\n  carryover analyze logs/ --explain',
    );
  const named = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  for (const load of named === undefined ? Object.values(COMMANDS) : [named]) {
    const make = await load();
    root.addCommand(make(io).copyInheritedSettings(root).exitOverride());
  }
  return root.exitOverride();
}

/** What a failure means to the caller; everything unforeseen is our fault and says so. */
function failure(error: unknown): ExitCode {
  // Whatever was under way: its bar would redraw itself for ever, with the cursor hidden.
  io.progress.done();
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
  if (error instanceof CarryoverError) {
    io.stderr(`carryover: ${error.message}\n  Next step: ${error.hint}\n`);
    return EXIT.usage;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr(`carryover: internal fault; nothing you did wrong. Please report it with this trace:\n${trace}\n`);
  return EXIT.internal;
}

// A reader that has seen enough (`| head`) is not an error; a full disk behind stdout is, and must not look like an answer.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  io.stderr(
    `carryover: standard output cannot be written (${error.code ?? error.message}).\n  Next step: Send it elsewhere.\n`,
  );
  process.on('exit', () => {
    process.exitCode = EXIT.usage;
  });
});
// Where even stderr cannot be written there is nobody left to tell; the exit code still is the answer.
process.stderr.on('error', () => undefined);

try {
  const root = await program(process.argv[2] ?? '');
  await root.parseAsync(process.argv);
} catch (error) {
  process.exitCode = failure(error);
}
