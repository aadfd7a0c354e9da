import { describe, expect, test } from 'vitest';
import { concluded, finding, runsOf, smallArchive } from '../support/counted.ts';

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
