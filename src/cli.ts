import { createInterface } from 'node:readline/promises';
import { Command, CommanderError } from 'commander';
import { analyzeCommand } from './commands/analyze.ts';
import { blessCommand } from './commands/bless.ts';
import { cellCommand } from './commands/cell.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { gateCommand } from './commands/gate.ts';
import { historyCommand } from './commands/history.ts';
import { initCommand } from './commands/init.ts';
import type { CommandIo } from './commands/io.ts';
import { planCommand } from './commands/plan.ts';
import { reportCommand } from './commands/report.ts';
import { runCommand } from './commands/run.ts';
import { terminalProgress } from './commands/terminal-progress.ts';
import { packageVersion } from './commands/versions.ts';
import { CarryoverError } from './core/errors.ts';
import { EXIT, type ExitCode } from './core/exit-code.ts';

/** Anything but yes is no. */
async function askPerson(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

const io: CommandIo = {
  stdout: text => void process.stdout.write(text),
  stderr: text => void process.stderr.write(text),
  progress: terminalProgress(process.stderr),
  environment: process.env,
  clock: { now: () => new Date().toISOString() },
  ...(process.stdin.isTTY && process.stderr.isTTY ? { confirm: askPerson } : {}),
  setExitCode: code => {
    process.exitCode = code;
  },
};

function program(): Command {
  const root = new Command('carryover')
    .description('Your method won in the sandbox. Does the gain carry over?')
    .version(packageVersion())
    .showHelpAfterError('(carryover COMMAND --help shows examples)')
    .addHelpText(
      'after',
      '\nExamples:\n  carryover run suites/quickstart.yaml\n  carryover analyze results.csv --sandbox 6b\n  carryover analyze logs/ --explain',
    );
  for (const command of [
    runCommand,
    initCommand,
    doctorCommand,
    analyzeCommand,
    exportCommand,
    reportCommand,
    gateCommand,
    blessCommand,
    planCommand,
    historyCommand,
    cellCommand,
  ].map(make => make(io))) {
    root.addCommand(command.copyInheritedSettings(root).exitOverride());
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
  await program().parseAsync(process.argv);
} catch (error) {
  process.exitCode = failure(error);
}
