import { join } from 'node:path';
import { decisionOf, type Result } from '../core/decision-of.ts';
import { decisionLine } from '../report/decision-line.ts';
import { renderResult } from '../report/registry.ts';
import { appendJournal } from '../store/append-journal.ts';
import { writeOutputs } from '../store/write-outputs.ts';
import type { CommandIo } from './io.ts';
import { tellWorkflow } from './tell-workflow.ts';

/** Renders a result into its run directory. The verdict file comes first: no fault in a picture may cost the decision. */
export async function publish(directory: string, result: Result, io: CommandIo): Promise<void> {
  await writeOutputs(directory, [{ name: 'result.json', text: await renderResult(result, 'json') }]);
  const { outcome, exitCode } = decisionOf(result);
  await appendJournal(directory, { event: 'decided', outcome, exitCode }, io.clock);
  await writeOutputs(directory, [
    { name: 'junit.xml', text: await renderResult(result, 'junit') },
    { name: 'comment.md', text: await renderResult(result, 'comment') },
    { name: 'summary.md', text: await renderResult(result, 'markdown') },
    { name: 'index.html', text: await renderResult(result, 'html') },
  ]);
}

/** Says the result: summary or JSON on stdout, on stderr the way to the report and the decision, and to a workflow what it asks for. */
export async function announce(directory: string, result: Result, io: CommandIo & { json: boolean }): Promise<void> {
  io.stdout(await renderResult(result, io.json ? 'json' : 'text'));
  io.stderr(`Report: ${join(directory, 'index.html')}\n`);
  await tellWorkflow(directory, result, io);
  io.stderr(`${decisionLine(result)}\n`);
}
