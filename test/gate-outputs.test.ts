import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GateOutcome } from '../src/core/result.ts';
import { HEADER, type TableRung, tableRows, toCsv } from './support/csv-table.ts';
import { NASTY_GROUPS } from './support/nasty-names.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { runCarryover } from './support/run-carryover.ts';
import { runInWorkflow, type StepAnswer } from './support/run-in-workflow.ts';
import { testFolder } from './support/test-folder.ts';
import { hasXmllint } from './support/xmllint.ts';

const SMALL: TableRung = { name: 'small', gain: 0.3 };
const LARGE: TableRung = { name: 'large', gain: 0.3, size: 1e11 };
const ANALYZE = ['analyze', 't.csv', '--sandbox', 'small', '--out', 'out'];
const rows = (rungs: readonly TableRung[], seeds = 5, items = 120): string[] => tableRows({ rungs, seeds, items });

/** Every output says the same: outcome and exit code, and why. */
function expectEverywhere(
  { code, lastLine, annotations, outputs, summary, result, junit, junitFaults }: StepAnswer,
  { exitCode, outcome, reason }: { readonly exitCode: number; readonly outcome: GateOutcome; readonly reason: string },
): void {
  expect(code).toBe(exitCode);
  expect(lastLine).toContain(`gate ${outcome} (exit ${exitCode}): `);
  expect(result.gate).toMatchObject({ outcome, exitCode });
  expect(result.gate.reasons.map(one => one.code)).toContain(reason);
  expect(outputs).toMatchObject({
    outcome,
    'exit-code': String(exitCode),
    passed: String(exitCode === 0),
    'run-directory': 'out',
  });
  expect(annotations.length).toBeGreaterThan(0);
  expect(annotations.length).toBe(result.gate.reasons.length);
  expect(annotations[0]).toMatch(exitCode === 0 ? /^::notice title=/ : /^::error title=/);
  expect(summary).toContain(`Decision: gate ${outcome} \\(exit ${exitCode}\\)`);
  expect(junit).toContain(`<property name="outcome" value="${outcome}"/>`);
  expect(/failures="0" errors="0"/.test(junit)).toBe(exitCode === 0);
  if (hasXmllint) expect(junitFaults).toBe('');
}

describe.skipIf(!isRequired('runs'))(titleOf('every answer of the gate is the same in every output', 'runs'), () => {
  test.each<[claim: string, rows: readonly string[], exitCode: number, outcome: GateOutcome, reason: string]>([
    ['pass', rows([SMALL, LARGE]), 0, 'passed', 'all-required-survive'],
    ['fail', rows([SMALL, { ...LARGE, gain: -0.2 }]), 3, 'failed', 'required-cell'],
    ['inconclusive', rows([SMALL, { ...LARGE, gain: 0.05 }], 3, 40), 4, 'inconclusive', 'required-cell'],
    ['few seeds', rows([SMALL, LARGE], 1, 400), 4, 'inconclusive', 'few-seeds'],
    ['unfounded', rows([{ ...SMALL, gain: -0.05 }, LARGE]), 4, 'inconclusive', 'unfounded'],
    [
      'disqualified',
      [...rows([SMALL]), ...rows([SMALL]).map(row => row.replace(',small,', ',large,').replace(/,[^,]*$/, ',1e11'))],
      5,
      'disqualified',
      'required-cell',
    ],
    [
      'incomplete',
      rows([SMALL, LARGE]).filter(row => !row.includes('large,candidate,3')),
      6,
      'incomplete',
      'required-cell',
    ],
    ['nothing ran', rows([SMALL]), 6, 'incomplete', 'nothing-required'],
  ])('%s', (_, table, exitCode, outcome, reason) => {
    const folder = testFolder();
    writeFileSync(join(folder, 't.csv'), toCsv(table));
    expectEverywhere(runInWorkflow(folder, ANALYZE), { exitCode, outcome, reason });
  });

  test('missing baseline, changed item set, changed plan, fallen gain', () => {
    const folder = testFolder();
    const night = (table: readonly string[], ...args: string[]) => {
      writeFileSync(join(folder, 't.csv'), toCsv(table));
      runCarryover(folder, [...ANALYZE, '--force', ...args]);
      return runInWorkflow(folder, ['gate', 'out', '--baseline', 'b.json']);
    };
    const incomplete = { exitCode: 6, outcome: 'incomplete' } as const;
    const whole = rows([SMALL, LARGE]);
    expectEverywhere(night(whole), { ...incomplete, reason: 'baseline-missing' });
    expect(runCarryover(folder, ['bless', 'out', '--out', 'b.json']).code).toBe(0);
    expectEverywhere(night(whole), { exitCode: 0, outcome: 'passed', reason: 'all-required-survive' });
    const fewer = whole.filter(row => !row.includes(',i7,'));
    expectEverywhere(night(fewer), { ...incomplete, reason: 'baseline-incomparable' });
    expectEverywhere(night(whole, '--sesoi', '0.03'), { ...incomplete, reason: 'baseline-incomparable' });
    expectEverywhere(night(rows([SMALL, { ...LARGE, gain: 0.05 }])), {
      exitCode: 3,
      outcome: 'failed',
      reason: 'gain-fell',
    });
    writeFileSync(join(folder, 'b.json'), readFileSync(join(folder, 'b.json'), 'utf8').replace('"small"', '"smal"'));
    expectEverywhere(night(whole), { ...incomplete, reason: 'baseline-invalid' });
  });

  test('names that mean something to HTML, Markdown, spreadsheets, XML, terminals and runners stay names', () => {
    const folder = testFolder();
    const columns = HEADER.split(',');
    const lines = rows([SMALL, { ...LARGE, gain: -0.1 }], 3, 30).flatMap(row =>
      // Blanks around a name are refused by the reader.
      NASTY_GROUPS.map(text => `a${text}z`).map(name => {
        const fields = Object.fromEntries(row.split(',').map((text, at) => [columns[at] ?? '', text]));
        const rung = fields.rung === 'large' ? `${name}!` : 'small';
        return JSON.stringify({
          ...fields,
          domain: name,
          rung,
          score: Number(fields.score),
          size: Number(fields.size),
        });
      }),
    );
    writeFileSync(join(folder, 't.jsonl'), `${lines.join('\n').replaceAll('\\ud800', 'x')}\n`);
    const answer = runInWorkflow(folder, ['analyze', 't.jsonl', '--sandbox', 'small', '--out', 'out']);
    const { annotations, outputs, summary, junit, junitFaults, code } = answer;
    const { annotations: unheard } = runInWorkflow(folder, ['gate', 'out', '--json']);
    expect(unheard).toEqual(annotations);
    expect([3, 4, 6]).toContain(code);
    for (const line of annotations) expect(line).toMatch(/^::(error|warning|notice) title=[^:,]*::/);
    expect(Object.keys(outputs)).toEqual([
      'outcome',
      'exit-code',
      'passed',
      'decision',
      'smallest-gain',
      'cells',
      'run-directory',
    ]);
    expect((JSON.parse(outputs.cells ?? '[]') as unknown[]).length).toBeGreaterThan(0);
    expect(summary).not.toMatch(/(?<!\\)<img|\](\(javascript)/);
    expect(junit).not.toMatch(/<img|\ufffe/);
    if (hasXmllint) expect(junitFaults).toBe('');
    expect(readFileSync(join(folder, 'out/comment.md'), 'utf8')).not.toMatch(/(?<!\\)<img|\](\(javascript)/);
  });
});
