import { expect, test } from 'vitest';
import type { JudgedCell } from '../../src/core/result.ts';
import { checkedList, unknownList } from '../../src/report/caveats.ts';
import { sampleResult } from '../support/sample-result.ts';
import { sampleRunResult } from '../support/sample-run-result.ts';

const target = { rung: 'large', role: 'production' } as const;
const unknown = (measured: object) => unknownList(sampleResult([{ ...target, measured }])).join('\n');

test('what could not be known is read off the result, not recited', () => {
  expect(unknown({ inference: 'these-seeds', seeds: 1 })).toContain('fewer than three distinct ones in large × math');
  expect(unknown({ inference: 'new-seeds' })).not.toContain('fewer than three');
  expect(unknown({ clusters: 400 })).not.toContain('no clusters');
  const bootstrap = { percentile: {}, basic: {}, bca: {}, studentised: {}, p: 0.1, replicates: 9999, agrees: false };
  expect(unknown({ bootstrap })).toContain('different sides of 0 in large × math');
});

test('the interval that was used is named with its coverage and what was simulated', () => {
  const checked = checkedList(sampleResult([target])).join('\n');
  expect(checked).toContain('Howe (new seeds, new items), at least 95.1% at 5 seeds × 1\u202f000–5\u202f000 items.');
  expect(checked).toContain(
    'simulations of right-or-wrong outcomes, baselines of 55–90%, gains of 0–5 points and seed shares of 0–75%',
  );
  expect(checked).not.toContain('its own number');
  expect(unknown({})).not.toContain('not simulated');
  expect(checked).not.toContain('short of');
  const short = { howe: { status: 'measured', least: 0.91, error: 0.003, seeds: [10], columns: [20] } };
  expect(checkedList(sampleResult([{ ...target, measured: { coverage: short } as object }])).join('\n')).toContain(
    'at least 91.0% at 10 seeds × 20 items, short of the 93.5% asked of a default.',
  );
  const low = { howe: { status: 'measured', least: 0.929, error: 0.004, seeds: [10], columns: [20] } };
  const cells = [target, { ...target, domain: 'chat', measured: { coverage: low, clusters: 20 } as object }];
  expect(checkedList(sampleResult(cells)).join('\n')).toContain('at least 92.9% at 10 seeds × 20 clusters of four');
});

test('an interval that was never simulated, as with scores, is among what could not be known, with the reason', () => {
  const start = 'How often the interval of large × math holds the truth';
  expect(unknown({ coverage: {} })).toContain(`${start}: its shape was not simulated.`);
  const reason = 'scores were not simulated, only right or wrong';
  const coverage = { howe: { status: 'not-measured', reason } };
  expect(unknown({ coverage })).toContain(`${start}: ${reason}.`);
  expect(checkedList(sampleResult([{ ...target, measured: { coverage } as object }])).join('\n')).not.toContain(
    'simulations',
  );
});

test('where nothing was measured, nothing is said of seeds, items and clusters that there are not', () => {
  const nothing = sampleResult([{ ...target, unmeasured: 'No rows.' }]);
  expect(checkedList(nothing).join('\n')).not.toMatch(/sources? of error/);
  expect(unknownList(nothing).join('\n')).not.toContain('clusters');
});

test('cells without numbers, without a yardstick or with gaps are named', () => {
  const nothing = unknownList(sampleResult([{ ...target, unmeasured: 'No rows.' }])).join('\n');
  expect(nothing).toContain('Anything about large × math');
  expect(nothing).not.toContain('bootstrap');
  expect(unknown({})).toContain('arrives in large × math: the sandbox did not measure it');
  expect(unknown({ sandbox: { rung: 'small', domain: 'math' } })).not.toContain('the sandbox did not measure it');
  const [judged] = sampleResult([target]).cells;
  if (judged?.estimates.status !== 'measured') throw new Error('not measured');
  const { completeness } = judged.estimates;
  expect(unknown({ completeness: { ...completeness, scored: completeness.expected - 1 } })).toContain(
    'Outcomes without a score in large × math',
  );
});

test('a gap that is not resolved is named where PGR was measured', () => {
  const unresolved = { status: 'unresolved', set: 'whole-line', level: 0.95 };
  const pgr = {
    status: 'measured',
    gap: {},
    baseline: unresolved,
    candidate: unresolved,
    gain: unresolved,
    items: 1,
    seeds: 1,
  };
  expect(unknown({ pgr })).toContain('not clear of 0');
});

test('what was checked names the margins and the family', () => {
  const checked = checkedList(sampleResult([target, { ...target, domain: 'chat' }])).join('\n');
  expect(checked).toContain('against 2 points');
  expect(checked).toContain('50% of the sandbox gain');
  expect(checked).toContain('over 2 target cells');
});

test('missing outcomes are mentioned where some were bounded', () => {
  const checked = (measured: object) => checkedList(sampleResult([{ ...target, measured }])).join('\n');
  expect(checked({})).not.toContain('Missing outcomes');
  expect(checked({ missingBounds: { worst: {}, best: {} } })).toContain('never scored 0');
});

test('seeds count as a source of error only where there are three', () => {
  const checked = (...inference: ('new-seeds' | 'these-seeds')[]) =>
    checkedList(sampleResult(inference.map(one => ({ ...target, domain: one, measured: { inference: one } })))).join(
      '\n',
    );
  expect(checked('new-seeds')).toContain('Seeds and items are both counted');
  expect(checked('these-seeds')).toContain('seeds are not, being fewer than three');
  expect(checked('new-seeds', 'these-seeds')).toContain('seeds where there are at least three');
});

test('a domain held against another one’s sandbox gain is named', () => {
  expect(unknown({ sandbox: { rung: 'small', domain: 'chat' } })).toContain('held against the one in chat');
  expect(unknown({ sandbox: { rung: 'small', domain: 'math' } })).not.toContain('held against');
});

test('how the candidate was chosen is told where the suite records it, and said to be unknown where it does not', () => {
  const run = sampleRunResult();
  expect(checkedList(run).join('\n')).toContain(
    'How the candidate was chosen: em-posterior won a search among 5 methods',
  );
  expect(unknownList(run).join('\n')).not.toContain('How the candidate was chosen');
  const silent = { ...run, selection: undefined };
  expect(checkedList(silent).join('\n')).not.toContain('search among');
  expect(unknownList(silent).join('\n')).toContain('How the candidate was chosen: the suite does not record it.');
  expect(unknown({})).toContain('an amount that this table does not show');
});

test('receipts were checked where there are some', () => {
  expect(checkedList(sampleRunResult()).join('\n')).toContain('receipt of every baseline and candidate');
  expect(checkedList(sampleResult([target])).join('\n')).not.toContain('receipt');
});

test('the level is told as the gate has it: alone where a cell must hold, over all cells where none must', () => {
  const { cells, ...result } = sampleResult([target, { ...target, domain: 'chat' }]);
  const checked = (change: Partial<JudgedCell>) =>
    checkedList({ ...result, cells: cells.map(cell => ({ ...cell, ...change })) }).join('\n');
  expect(checked({})).toContain('because all of them must survive; every other claim');
  expect(checked({ rule: { accept: ['attenuated'], level: 'error' } })).toContain(
    'because all of them must survive, or be what their rule accepts; every other claim',
  );
  const open = checked({ required: false, rule: { accept: ['inconclusive'], level: 'error' } });
  expect(open).toContain('every claim is judged simultaneously over 2 target cells');
  expect(open).not.toContain('A required cell');
});

test('that reference arms were looked at, at which level, and that no verdict rests on it', () => {
  const difference = { status: 'refused', code: 'EMPTY_INPUT', argument: 'cell', reason: 'few' } as const;
  const references = [{ arm: 'weak', kind: 'weak-teacher', difference }] as const;
  const checked = checkedList(sampleResult([{ ...target, measured: { references } }])).join('\n');
  expect(checked).toContain('The candidate against weak, by the interval of the gain, at 95% each and not corrected');
  expect(checkedList(sampleResult([target])).join('\n')).not.toContain('The candidate against');
});
