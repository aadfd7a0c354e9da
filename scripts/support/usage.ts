import { type ParseArgsConfig, parseArgs } from 'node:util';
import { EXIT } from '../../src/core/exit-code.ts';

/** A command line that asks for something that is not there: told without a stack trace. */
export class UsageError extends Error {}

/** `parseArgs`, whose complaints are about the command line. */
export function readArgs<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A whole number of at least `least`. */
export function wholeOption(name: string, text: string, least = 1): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`--${name} ${text}: expected a whole number, ${least} or more.`);
}

/** What `read` makes of the command line; where it is wrong, says why and how it goes, and ends the process. */
export function orUsage<T>(read: () => T, usage: string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\nUsage: ${usage}\n`);
    process.exit(EXIT.usage);
  }
}
