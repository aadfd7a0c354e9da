import { join } from 'node:path';
import type { TransferResult } from '../core/result.ts';
import { decisionLine } from '../report/decision-line.ts';
import { loadRenderer, type ReportFormat } from '../report/registry.ts';
import { appendJournal } from '../store/append-journal.ts';
import { writeOutputs } from '../store/write-outputs.ts';
import type { CommandIo } from './io.ts';

/** Renders a result into its run directory. The verdict file comes first: no fault in a picture may cost the decision. */
export async function publish(directory: string, result: TransferResult, io: CommandIo): Promise<void> {
  const render = async (format: ReportFormat) => (await loadRenderer(format))(result);
  await writeOutputs(directory, [{ name: 'result.json', text: await render('json') }]);
  const { outcome, exitCode } = result.gate;
  await appendJournal(directory, { event: 'decided', outcome, exitCode }, io.clock);
  await writeOutputs(directory, [
    { name: 'summary.md', text: await render('markdown') },
    { name: 'index.html', text: await render('html') },
  ]);
}

/** Says the result: the summary or the JSON on stdout, the way to the report and the decision on stderr. */
export async function announce(
  directory: string,
  result: TransferResult,
  io: CommandIo & { json: boolean },
): Promise<void> {
  const render = await loadRenderer(io.json ? 'json' : 'text');
  io.stdout(await render(result));
  io.stderr(`Report: ${join(directory, 'index.html')}\n`);
  io.stderr(`${decisionLine(result)}\n`);
}
