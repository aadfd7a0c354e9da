import { describe, expect, test } from 'vitest';
import type { TransferResult } from '../../src/core/result.ts';
import { VERDICT_KINDS, VERDICT_REASONS, type Verdict } from '../../src/core/verdict.ts';
import { domainAnswers } from '../../src/report/domain-answers.ts';
import { type SampleCell, sampleResult } from '../support/sample-result.ts';

const REF = { rung: 'small', domain: 'math' } as const;
const sandbox: SampleCell = { rung: 'small', role: 'sandbox', gain: [0.02, 0.04, 0.06] };
const target = (verdict: Verdict, given: Partial<SampleCell> = {}): SampleCell => ({
  rung: 'large',
  role: 'production',
  verdict,
  measured: { sandbox: REF },
  ...given,
});
const resultOf = (verdict: Verdict, given: Partial<SampleCell> = {}) => sampleResult([sandbox, target(verdict, given)]);

function answerOf(result: TransferResult) {
  const [answer] = domainAnswers(result)?.answers ?? [];
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

const notTrusted = (result: TransferResult): TransferResult => {
  const { calibration } = result;
  return { ...result, calibration: { ...calibration, aa: { ...calibration.aa, passed: false } } };
};

describe('every verdict is put in plain words', () => {
  test.each<[string, Verdict, string, string]>([
    ['survives', { kind: 'survives', tags: [] }, 'carried over – proved', 'at least 50% of the sandbox gain arrives.'],
    [
      'attenuated',
      { kind: 'attenuated', tags: [] },
      'failed – proved',
      'Less than 50% of the sandbox gain arrives, possibly none.',
    ],
    [
      'attenuated, part remains',
      { kind: 'attenuated', tags: ['gain-remains'] },
      'failed – proved',
      'what arrives is above 0.',
    ],
    [
      'attenuated, harm open',
      { kind: 'attenuated', tags: ['harm-not-excluded'] },
      'failed – proved',
      'A loss of 2 points is not excluded.',
    ],
    [
      'vanished',
      { kind: 'vanished', tags: [] },
      'failed – proved',
      'Proved too small to matter: a gain of 2 points or more is excluded.',
    ],
    [
      'vanished, small gain',
      { kind: 'vanished', tags: ['small-gain-remains'] },
      'failed – proved',
      'A gain remains, below the smallest that matters',
    ],
    [
      'vanished, harm open',
      { kind: 'vanished', tags: ['harm-not-excluded'] },
      'failed – proved',
      'Harm of more than 2 points is not excluded.',
    ],
    ['reversed', { kind: 'reversed', tags: [] }, 'failed – proved', 'The candidate is worse than the baseline'],
    [
      'gain open',
      { kind: 'inconclusive', reason: 'gain_unresolved', tags: [] },
      'unknown – neither carried over nor failed is proved',
      'the interval holds a gain as well as none',
    ],
    [
      'retention open',
      { kind: 'inconclusive', reason: 'retention_unresolved', tags: [] },
      'unknown – neither carried over nor failed is proved',
      'There is a gain, but whether 50% of the sandbox gain arrives is not settled.',
    ],
    [
      'missing',
      { kind: 'inconclusive', reason: 'missing', tags: [] },
      'unknown – it hangs on missing outcomes',
      'would change with the outcomes that are missing',
    ],
    [
      'refused',
      { kind: 'inconclusive', reason: 'refused', tags: [] },
      'unknown – an interval that it needs cannot be given',
      'too few, or too uniform',
    ],
    [
      'unfounded',
      { kind: 'unfounded', reason: 'sandbox_not_replicated', tags: [] },
      'not testable – no gain is shown in the sandbox',
      'does not lie above 0',
    ],
    [
      'unfounded, a loss',
      { kind: 'unfounded', reason: 'sandbox_not_replicated', tags: ['loss'] },
      'worse than the baseline – proved; a transfer is not testable: no gain is shown in the sandbox',
      'does not lie above 0',
    ],
    [
      'no sandbox',
      { kind: 'incomplete', reason: 'no_sandbox', tags: [] },
      'not testable – there is no complete sandbox result to compare with',
      'missing or incomplete',
    ],
    [
      'too much missing',
      { kind: 'incomplete', reason: 'too_much_missing', tags: [] },
      'not tested – it was not fully measured',
      'more outcomes are missing',
    ],
    [
      'invalidated',
      { kind: 'incomplete', reason: 'audit', tags: [] },
      'not tested – an audit set it aside',
      'Set aside by an audit finding',
    ],
    [
      'disqualified',
      { kind: 'disqualified', reason: 'audit', tags: [] },
      'disqualified – no answer',
      'Set aside by an audit finding',
    ],
  ])('%s', (_, verdict, word, text) => {
    const answer = answerOf(resultOf(verdict));
    expect(answer.word).toBe(word);
    expect(answer.text).toContain(text);
  });

  test('a cell without pairs says what is absent', () => {
    const verdict: Verdict = { kind: 'incomplete', reason: 'not_comparable', tags: [] };
    const answer = answerOf(resultOf(verdict, { unmeasured: 'The candidate arm has no rows.' }));
    expect(answer).toMatchObject({ word: 'not tested – it was not fully measured' });
    expect(answer.text).toContain('The candidate arm has no rows.');
  });

  const PROVED: readonly string[] = ['survives', 'attenuated', 'vanished', 'reversed'];
  const all = VERDICT_KINDS.flatMap(kind =>
    [undefined, ...VERDICT_REASONS].map((reason): Verdict => ({ kind, reason, tags: [] })),
  );

  test('nothing is called proved, failed or carried over that its verdict does not prove', () => {
    for (const verdict of all) {
      const { word, text } = answerOf(resultOf(verdict));
      expect([verdict, / – proved$/.test(word)]).toEqual([verdict, PROVED.includes(verdict.kind)]);
      expect([verdict, word.startsWith('carried over')]).toEqual([verdict, verdict.kind === 'survives']);
      expect([verdict, word.startsWith('failed')]).toEqual([
        verdict,
        PROVED.includes(verdict.kind) && verdict.kind !== 'survives',
      ]);
      expect(`${word} ${text}`).not.toMatch(/no effect|undefined/);
    }
  });

  test('few seeds and a failed A/A check take back what is proved, and nothing else', () => {
    for (const verdict of all) {
      const isProof = PROVED.includes(verdict.kind);
      const few = answerOf(resultOf({ ...verdict, tags: ['these-seeds-only'] })).word;
      expect([verdict, few.endsWith('proved for these seeds only, unknown for new ones')]).toEqual([verdict, isProof]);
      const { word } = answerOf(notTrusted(resultOf(verdict)));
      expect([verdict, word.includes('not to be relied on (A/A check failed)')]).toEqual([verdict, isProof]);
      expect(word).not.toMatch(/– proved/);
    }
  });

  test('a loss of one seed is proved for that seed only, whatever tag its verdict has', () => {
    const verdict: Verdict = { kind: 'unfounded', reason: 'sandbox_not_replicated', tags: ['loss'] };
    const few = resultOf(verdict, { measured: { sandbox: REF, inference: 'these-seeds' } });
    expect(answerOf(few).word).toMatch(/^worse than the baseline – proved for these seeds only/);
    expect(answerOf(notTrusted(few)).word).toMatch(/^worse than the baseline – not to be relied on/);
  });
});

test('the numbers are those that the verdict rests on, beside the sandbox gain', () => {
  const cell = target({ kind: 'survives', tags: [] }, { gain: [0.018, 0.031, 0.044] });
  expect(answerOf(sampleResult([sandbox, cell])).text).toContain(
    'Gain in production: +3.10 points, 95% interval [+1.80, +4.40]; sandbox: +4.00 [+2.00, +6.00].',
  );
  const foreign = { ...cell, domain: 'code' };
  expect(answerOf(sampleResult([sandbox, foreign])).text).toContain('sandbox in math: +4.00');
});

test('a verdict of little room says so, and leaves it to the gate what the gate accepts', () => {
  const verdict: Verdict = { kind: 'attenuated', tags: ['gain-remains', 'headroom-limited'] };
  const { cells, ...result } = resultOf(verdict);
  const ruled = cells.map(cell =>
    cell.verdict ? { ...cell, rule: { accept: ['attenuated'], level: 'off' } as const } : cell,
  );
  const { text } = answerOf({ ...result, cells: ruled });
  expect(text).toContain('Headroom-limited: measured as PGR, the verdict could be another.');
  expect(text).not.toContain('accepts');
});

test('there is one line for every domain, in their order, and none for other rungs', () => {
  const cells = ['chat', 'math', 'code'].map(domain => target({ kind: 'survives', tags: [] }, { domain }));
  const between: SampleCell = { rung: 'medium', role: 'larger' };
  const view = domainAnswers(sampleResult([sandbox, between, ...cells]));
  expect(view?.title).toBe('In production (large), domain by domain');
  expect(view?.answers.map(({ domain }) => domain)).toEqual(['chat', 'math', 'code']);
  expect(view?.note).toContain('at least 50% of the sandbox gain');
  expect(domainAnswers(sampleResult([sandbox]))).toBeUndefined();
});

test('many domains are told together where the same is true of them', () => {
  const many = Array.from({ length: 20 }, (_, at) =>
    target(at < 15 ? { kind: 'vanished', tags: [] } : { kind: 'survives', tags: [] }, { domain: `d${at}` }),
  );
  expect(domainAnswers(sampleResult([sandbox, ...many]))?.answers).toMatchObject([
    { domain: '15 of 20 domains: d0, d1, d2, d3, d4, d5 and 9 more', word: 'failed – proved', text: '' },
    { domain: '5 of 20 domains: d15, d16, d17, d18 and d19', word: 'carried over – proved' },
  ]);
});

test('what is shown to be better than the candidate is named, and nothing else', () => {
  const difference = (high: number) =>
    ({ status: 'estimated', point: -0.03, low: -0.06, high, level: 0.95, method: 'howe', sparse: false }) as const;
  const { cells, ...result } = resultOf({ kind: 'survives', tags: [] });
  const answered = (high: number) => {
    const references = [
      { arm: 'zero-shot', kind: 'no-teacher', difference: difference(high) },
      { arm: 'weak', kind: 'weak-teacher', difference: difference(0.01) },
    ] as const;
    const withReferences = cells.map(cell =>
      cell.estimates.status === 'measured' ? { ...cell, estimates: { ...cell.estimates, references } } : cell,
    );
    return answerOf({ ...result, cells: withReferences }).text;
  };
  expect(answered(-0.01)).toContain('Shown to be better than the candidate there: zero-shot, which uses no teacher.');
  expect(answered(0.01)).not.toContain('better than the candidate');
});
