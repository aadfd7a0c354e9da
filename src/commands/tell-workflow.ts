import { appendFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../core/decision-of.ts';
import { renderResult } from '../report/registry.ts';
import type { CommandIo } from './io.ts';

/** GitHub shows no summary of a step that is larger. */
const MOST_SUMMARY = 1024 * 1024;
/** Room for what other commands of the step write after this one. */
const SPARE = 4096;

const sizeOf = async (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** The longest of the texts that fits; where none does, a line that says so. */
async function fitSummary(path: string, result: Result, directory: string): Promise<string> {
  const room = MOST_SUMMARY - SPARE - (await sizeOf(path));
  const fits = (text: string): boolean => Buffer.byteLength(text) <= room;
  const summary = await renderResult(result, 'markdown');
  if (fits(summary)) return `${summary}\n`;
  const comment = await renderResult(result, 'comment');
  if (fits(comment)) return `${comment}\n`;
  return room > -SPARE / 2 ? `\ncarryover: the summary does not fit here; see ${join(directory, 'summary.md')}\n` : '';
}

/**
 * Tells GitHub Actions what was decided, where its variables ask for it: the summary of the step, its outputs, annotations.
 * What cannot be written is told and costs no decision: that is in the exit code and in result.json.
 */
export async function tellWorkflow(directory: string, result: Result, io: CommandIo): Promise<void> {
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs, GITHUB_ACTIONS: actions } = io.environment;
  const write = async (path: string | undefined, make: (path: string) => Promise<string>): Promise<void> => {
    if (path === undefined || path === '') return;
    const text = await make(path);
    await appendFile(path, text).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      io.stderr(`carryover: the workflow was not told: ${detail}\n`);
    });
  };
  await write(summary, path => fitSummary(path, result, directory));
  await write(outputs, async () => {
    const report = `run-directory=${directory.replace(/[\r\n]/g, ' ')}\n`;
    return `${await renderResult(result, 'stepOutputs')}${report}`;
  });
  if (actions === 'true') io.commandWorkflow(await renderResult(result, 'annotations'));
}
