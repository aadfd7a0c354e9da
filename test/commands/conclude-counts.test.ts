import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderResult } from '../../src/report/registry.ts';
import { concluded, countedRun, finding, referenceRun, runsOf, smallArchive } from '../support/counted.ts';

test('an archive becomes a result that says it rests on counts', () => {
  const result = concluded();
  expect(result).toMatchObject({ schema: 1, kind: 'counts', name: 'archive', family: 1, quarantined: [], leftOut: [] });
  expect(result.decision).toMatchObject({ outcome: 'incomplete', exitCode: 6 });
  expect(result.unanswered.length).toBeGreaterThan(3);
});

test('it survives JSON: no number in it is lost', () => {
  const result = concluded();
  const plain = JSON.parse(JSON.stringify(result));
  expect(JSON.stringify(plain)).toBe(JSON.stringify(result));
  expect(JSON.stringify(result)).not.toContain('null');
});

test('it is the same in any order of files and findings', () => {
  const findings = [finding(), finding({ path: 'chat/plain/2.json', code: 'PGR' })];
  const { runs, references } = smallArchive();
  const turned = {
    runs: [...runs].reverse(),
    references: [...references].reverse(),
    findings: [...findings].reverse(),
  };
  expect(concluded(turned)).toEqual(concluded({ runs, references, findings }));
});

describe('an archive with next to nothing has a result all the same:', () => {
  const { runs, references } = smallArchive();
  const quarantined = runs.map(({ path, domain, method, seed }) => ({ path, domain, method, seed }));
  test.each([
    ['one seed', { runs: runs.filter(({ seed }) => seed === '1'), references, findings: [] }],
    ['no references', { runs, references: [], findings: [] }],
    ['no baseline', { runs: runsOf('tuned', [60, 61]), references, findings: [] }],
    ['everything set aside', { runs: [], references, findings: [finding()], quarantined }],
    ['nothing', { runs: [], references: [], findings: [] }],
  ])('%s', (_case, evidence) => {
    const result = concluded(evidence);
    expect([5, 6]).toContain(result.decision.exitCode);
    expect(JSON.stringify(result)).not.toContain('null');
  });
});

const NAME = fc.constantFrom('a', 'b', 'plain');
const SHARE = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true }));
const MOMENT = fc.option(fc.constantFrom('2026-01-01T00:00:00', '2026-01-02T00:00:00', 'never'), { nil: undefined });
const COUNTS = fc
  .integer({ min: 0, max: 30 })
  .chain(total => fc.record({ total: fc.constant(total), correct: fc.integer({ min: 0, max: total }) }));
const RUN = fc
  .record({
    domain: NAME,
    method: NAME,
    pair: fc.constantFrom('p', 'q'),
    seed: NAME,
    counts: fc.option(COUNTS, { nil: undefined }),
    accuracy: fc.option(SHARE, { nil: undefined }),
    statedPgr: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: undefined }),
    subsets: fc.array(
      COUNTS.map(counts => ({ name: 'part', ...counts })),
      { maxLength: 2 },
    ),
    isPairable: fc.boolean(),
    endedAt: MOMENT,
  })
  .map(({ counts, ...run }) => ({ ...countedRun(run), correct: counts?.correct, total: counts?.total }));
const REFERENCE = fc
  .record({
    role: fc.constantFrom('floor' as const, 'ceiling' as const),
    accuracy: SHARE,
    domain: NAME,
    pair: fc.constantFrom('p', 'q'),
    seed: NAME,
    endedAt: MOMENT,
  })
  .map(({ role, accuracy, ...rest }) => referenceRun(role, accuracy, rest));

test('no archive whatever breaks a number: every format renders, and JSON holds no null', async () => {
  const archives = fc.record({
    runs: fc.array(RUN, { maxLength: 24 }),
    references: fc.array(REFERENCE, { maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(archives, async archive => {
      const result = concluded({ ...archive, findings: [] });
      const [text, markdown, json] = await Promise.all(
        (['text', 'markdown', 'json'] as const).map(format => renderResult(result, format)),
      );
      expect(`${text}${markdown}`).not.toMatch(/NaN|undefined|Infinity/);
      expect(json).not.toContain('null');
    }),
    { numRuns: 150 },
  );
});
