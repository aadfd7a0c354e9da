import { hash } from 'node:crypto';
import type { GateView } from './gate-view.ts';
import { cut } from './text-layout.ts';

/** GitHub refuses outputs of more than 1 MiB in all: a sentence that is longer than this is cut, a list is left to the report. */
const LONGEST = 100_000;

/** Hundredths of a point: a script compares, a person reads the report. */
const inPoints = (fraction: number): string => (100 * fraction).toFixed(2);

/** Name and value as GitHub reads them from `$GITHUB_OUTPUT`. */
function entry(name: string, value: string): string {
  // No value holds its own hash, so none can end its entry before its end and begin another.
  const end = `carryover-${hash('sha256', value, 'hex')}`;
  return `${name}<<${end}\n${value}\n${end}\n`;
}

/** What later steps of a workflow may ask for: outcome, exit-code, passed, decision, smallest-gain, cells (JSON); what is not told is empty. */
export function renderStepOutputs({ outcome, exitCode, sentence, cells }: GateView): string {
  const gains = cells.flatMap(({ required, gain }) => (required && gain !== undefined ? [gain] : []));
  const json = JSON.stringify(cells);
  const values: Readonly<Record<string, string>> = {
    outcome,
    'exit-code': String(exitCode),
    passed: String(outcome === 'passed'),
    decision: cut(sentence, LONGEST),
    'smallest-gain': gains.length === 0 ? '' : inPoints(Math.min(...gains)),
    // An empty list would say that there are no cells; text that is no JSON stops whoever reads it.
    cells: json.length > LONGEST ? '' : json,
  };
  return Object.entries(values)
    .map(([name, value]) => entry(name, value))
    .join('');
}
