import { expect, test } from 'vitest';
import { gateView } from '../../src/report/gate-view.ts';
import { oneLine } from '../../src/report/one-line.ts';
import { renderStepOutputs } from '../../src/report/step-outputs.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { readStepOutputs } from '../support/read-step-outputs.ts';
import { namedResult, twoRungResult } from '../support/sample-result.ts';

test('says outcome, exit code, decision, the smallest required gain and every cell', () => {
  const values = readStepOutputs(renderStepOutputs(gateView(twoRungResult())));
  expect(Object.keys(values)).toEqual(['outcome', 'exit-code', 'passed', 'decision', 'smallest-gain', 'cells']);
  expect(values).toMatchObject({ outcome: 'passed', 'exit-code': '0', passed: 'true', 'smallest-gain': '5.00' });
  expect(JSON.parse(values.cells ?? '')).toEqual([
    { rung: '175b', domain: 'math', verdict: 'survives', required: true, gain: 0.05, low: 0.01, high: 0.09 },
  ]);
});

test('no name ends its value or begins another output', () => {
  for (const name of NASTY_NAMES) {
    const view = { ...gateView(namedResult(name)), sentence: name };
    const values = readStepOutputs(renderStepOutputs(view));
    expect(Object.keys(values)).toHaveLength(6);
    expect(values.decision).toBe(oneLine(name));
  }
});

test('a list of cells that is too long for an output is left out, never told as no cells', () => {
  const view = gateView(twoRungResult());
  const [cell] = view.cells;
  const cells = Array.from({ length: 2000 }, (_, at) => ({ ...cell, rung: `r${at}` })) as typeof view.cells;
  const values = readStepOutputs(renderStepOutputs({ ...view, cells }));
  expect(values).toMatchObject({ cells: '', 'smallest-gain': '5.00' });
  expect(readStepOutputs(renderStepOutputs({ ...view, cells: [] })).cells).toBe('[]');
});
