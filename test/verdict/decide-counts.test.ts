import { expect, test } from 'vitest';
import { estimateCounts } from '../../src/analysis/counts/estimate-counts.ts';
import type { CountedEvidence } from '../../src/core/counted-evidence.ts';
import { type CountsPolicy, decideCounts } from '../../src/verdict/decide-counts.ts';
import { countedRun, finding, SETTINGS, smallArchive } from '../support/counted.ts';

interface Case {
  readonly evidence?: CountedEvidence;
  readonly candidate?: string;
  readonly policy?: CountsPolicy;
}

function decide({ evidence = smallArchive(), candidate, policy }: Case) {
  const settings = { ...SETTINGS, candidate };
  return decideCounts({ evidence, domains: estimateCounts(evidence, settings).domains, settings }, policy);
}

const faulty = (given: Parameters<typeof finding>[0] = {}): CountedEvidence => ({
  ...smallArchive(),
  findings: [finding(given)],
});

test('counts of one pair of models have nothing to carry over to', () => {
  expect(decide({})).toEqual({
    outcome: 'incomplete',
    exitCode: 6,
    reasons: ['there is one pair of models and no result of any item: there is nothing to carry a gain over to'],
  });
});

test('several pairs of models, and no run at all, are incomplete for their own reasons', () => {
  const { runs } = smallArchive();
  const two = { ...smallArchive(), runs: [...runs, countedRun({ pair: 'large → larger' })] };
  expect(decide({ evidence: two }).reasons[0]).toContain('nothing says which pair of models is the larger one');
  expect(decide({ evidence: { runs: [], references: [], findings: [] } })).toMatchObject({
    exitCode: 6,
    reasons: ['no run was left to compare'],
  });
});

test('a candidate whose file is another’s is disqualified, and so is a baseline', () => {
  expect(decide({ evidence: faulty(), candidate: 'tuned' })).toEqual({
    outcome: 'disqualified',
    exitCode: 5,
    reasons: [
      '"tuned" rests on 1 file that is not what it claims to be (SEED)',
      expect.stringContaining('nothing to carry a gain over to'),
    ],
  });
  expect(decide({ evidence: faulty({ path: 'chat/plain/1.json' }) }).outcome).toBe('disqualified');
});

test('files that were set aside disqualify their method all the same', () => {
  const { runs, ...rest } = smallArchive();
  const quarantined = [{ path: 'chat/tuned/1.json', domain: 'chat', method: 'tuned', seed: '1' }];
  const evidence = {
    ...rest,
    runs: runs.filter(({ method }) => method === 'plain'),
    quarantined,
    findings: [finding()],
  };
  expect(decide({ evidence, candidate: 'tuned' }).outcome).toBe('disqualified');
});

test('faults of methods that nobody compares, notes, and small faults disqualify nothing', () => {
  expect(decide({ evidence: faulty() }).outcome).toBe('incomplete');
  expect(decide({ evidence: faulty({ severity: 'note' }), candidate: 'tuned' }).outcome).toBe('incomplete');
  expect(decide({ evidence: faulty({ code: 'PGR_ROUND' }), candidate: 'tuned' }).outcome).toBe('incomplete');
});

test('a policy may disqualify for other codes, or for none', () => {
  const rounded = faulty({ code: 'PGR_ROUND' });
  expect(decide({ evidence: rounded, candidate: 'tuned', policy: { disqualifying: ['PGR_ROUND'] } }).exitCode).toBe(5);
  expect(decide({ evidence: faulty(), candidate: 'tuned', policy: { disqualifying: [] } }).exitCode).toBe(6);
});
