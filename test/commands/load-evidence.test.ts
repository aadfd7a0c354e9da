import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveDesign } from '../../src/analysis/resolve-design.ts';
import type { EvidenceOptions } from '../../src/commands/evidence-options.ts';
import { loadEvidence, summarizePairing } from '../../src/commands/load-evidence.ts';
import { CarryoverError } from '../../src/core/errors.ts';
import { silentProgress } from '../../src/core/ports.ts';
import { faultOf } from '../support/fault-of.ts';
import { makeTable, type Outcome } from '../support/make-table.ts';
import { testFolder } from '../support/test-folder.ts';
import { UNCHOSEN_OPTIONS } from '../support/unchosen.ts';

function load(text: string, options: Partial<EvidenceOptions> = {}) {
  const path = join(testFolder(), 'x.csv');
  writeFileSync(path, text);
  return loadEvidence([path], { ...UNCHOSEN_OPTIONS, ...options }, silentProgress);
}

describe('what is found is told', () => {
  const WIDE = 'id,m1,m2\na,0,1\nb,1,\n';

  test('with the table that was made of it', async () => {
    const { summary, table } = await load(WIDE);
    expect(table).not.toBeInstanceOf(CarryoverError);
    expect(summary.obstacle).toBeUndefined();
    expect(summary.series.map(({ facts, mean, unscored }) => [facts.model, mean, unscored])).toEqual([
      ['m1', 0.5, 0],
      ['m2', 1, 1],
    ]);
    expect(summary.design.map(({ arm, outcomes, unscored }) => [arm, outcomes, unscored])).toEqual([
      ['m1', 2, 0],
      ['m2', 2, 1],
    ]);
  });

  test('also where no table can be made of it, with the reason', async () => {
    const { summary, table } = await load(WIDE, { arm: ['model=~.:a'] });
    expect(table).toBeInstanceOf(CarryoverError);
    expect(summary).toMatchObject({ series: [{ items: 2 }, { items: 2 }], design: [] });
    expect(summary.obstacle?.found).toContain('more than one model: "m1", "m2"');
    expect(summary.obstacle?.next).toContain('--run model');
  });

  test('an error in a rule is one, whatever the files hold', async () => {
    const { table } = await load(WIDE, { arm: ['modl=x:y'] });
    expect(table).toMatchObject({ code: 'usage' });
    expect((await faultOf(() => load('# notes\n'))).message).toContain('no format that carryover knows');
  });
});

describe('how arms pair', () => {
  const request = { baseline: 'baseline', candidate: 'candidate', sandbox: 's' };
  const row = (over: Partial<Outcome>): Outcome => ({
    domain: 'd',
    rung: 's',
    arm: 'baseline',
    seed: '1',
    item: 'a',
    score: 1,
    ...over,
  });
  const pairing = (...rows: readonly Partial<Outcome>[]) => {
    const table = makeTable(rows.map(row));
    return summarizePairing(table, resolveDesign(table, request));
  };

  test('is counted, with every reason why an item is dropped', () => {
    const candidate = { arm: 'candidate' };
    const found = pairing(
      {},
      { item: 'b' },
      { item: 'c', status: 'refused' },
      { item: 'd' },
      { ...candidate },
      { ...candidate, item: 'c' },
      { ...candidate, item: 'd', status: 'errored' },
      { ...candidate, item: 'e' },
    );
    expect(found).toEqual([
      {
        domain: 'd',
        rung: 's',
        text: '1 item paired, 4 dropped (1 only in the baseline; 1 only in the candidate; 1 outcome refused; 1 outcome errored; 2 outcomes missing)',
      },
    ]);
  });

  test('names seeds that only one arm has and seeds that repeat another; the rung says its part', () => {
    const both = (over: Partial<Outcome>) => [row(over), row({ ...over, arm: 'candidate' })];
    const [sandbox, target] = pairing(
      ...both({}),
      ...both({ seed: '2' }),
      ...both({ rung: 'l' }),
      row({ rung: 'l', seed: '3' }),
    );
    expect(sandbox).toMatchObject({
      role: 'sandbox',
      text: '1 item paired, 0 dropped (seeds that repeat another: 2)',
    });
    expect(target?.role).toBe('production');
    expect(target?.text).toContain('seeds of one arm only: 3');
  });

  test('is impossible where an arm has nothing, and that is said', () => {
    expect(pairing({}, { rung: 'l', arm: 'candidate' }).map(({ text }) => text)).toEqual([
      'nothing paired: The candidate arm has no rows in this cell.',
      'nothing paired: The baseline arm has no rows in this cell.',
    ]);
  });
});
