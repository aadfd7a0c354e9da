import { describe, expect, test } from 'vitest';
import type { Verdict, VerdictKind } from '../../src/core/verdict.ts';
import { headline } from '../../src/report/headline.ts';
import { type SampleCell, sampleResult } from '../support/sample-result.ts';

const sandbox: SampleCell = { rung: 'small', role: 'sandbox' };
const production = (kind: VerdictKind, domain = 'math', tags: Verdict['tags'] = []): SampleCell => ({
  rung: 'large',
  role: 'production',
  domain,
  verdict: { kind, tags },
});

describe('one sentence answers whether the gain carried over', () => {
  test.each([
    ['survives', 'Yes: on large, the gain carries over in math (+5.00 points, 95% interval [+1.00, +9.00]).'],
    ['attenuated', 'No: on large, too little of the gain arrives in math'],
    ['vanished', 'No: on large, the gain has vanished in math'],
    ['reversed', 'No: on large, the gain has turned into a loss in math'],
    ['inconclusive', 'Not settled: on large, the gain is not settled in math'],
    ['incomplete', 'Not settled: on large, the gain was not fully measured in math'],
    ['disqualified', 'Disqualified: on large, the evidence is disqualified in math'],
  ] as const)('%s', (kind, expected) => {
    expect(headline(sampleResult([sandbox, production(kind)]))).toContain(expected);
  });

  test('domains that disagree are named apart, and the answer is neither yes nor no', () => {
    const cells = [production('survives', 'chat'), production('vanished', 'code'), production('survives', 'math')];
    const text = headline(sampleResult([sandbox, ...cells]));
    expect(text).toMatch(
      /^In part: on large, the gain carries over in chat \(.*\) and math \(.*\); it has vanished in code \(.*\)\.$/,
    );
  });

  test('failures beside open questions are never called a yes or a plain no', () => {
    const text = headline(sampleResult([sandbox, production('vanished', 'chat'), production('inconclusive', 'math')]));
    expect(text).toMatch(/^Not shown: /);
  });

  test('few seeds are said beside the answer itself', () => {
    expect(headline(sampleResult([sandbox, production('survives', 'math', ['these-seeds-only'])]))).toContain(
      'Yes (these seeds only): on large, ',
    );
  });

  test('an inconclusive result is never worded as no effect', () => {
    const text = headline(sampleResult([sandbox, production('inconclusive')]));
    expect(text).not.toMatch(/no effect|no gain|failed|vanished/i);
  });

  test('an unfounded run says that there was nothing to carry over', () => {
    const result = {
      ...sampleResult([{ ...sandbox, replication: 'not-replicated' }, production('unfounded')]),
      unfounded: true,
    };
    expect(headline(result)).toMatch(
      /^Nothing to carry over: the sandbox gain itself does not replicate in math .* on small\.$/,
    );
  });

  test('rungs between are counted, one of them is named', () => {
    const larger = (domain: string): SampleCell => ({ rung: 'medium', role: 'larger', domain });
    expect(headline(sampleResult([sandbox, larger('math'), production('survives')]))).toMatch(
      /On the way, medium × math: survives\.$/,
    );
    const two = headline(sampleResult([sandbox, larger('math'), larger('chat'), production('survives')]));
    expect(two).toMatch(/On the rungs between, it carries over in 2 of 2 cells\.$/);
  });

  test('a cell without numbers is named without them', () => {
    const cell: SampleCell = { ...production('incomplete'), unmeasured: 'The candidate arm has no rows in this cell.' };
    expect(headline(sampleResult([sandbox, cell]))).toContain('not fully measured in math.');
  });
});
