import { expect, test } from 'vitest';
import { readOptions } from '../../../scripts/calibrate/read-options.ts';
import { UsageError } from '../../../scripts/support/usage.ts';

test('a whole run writes into the tree', () => {
  expect(readOptions([], '/tree')).toEqual({
    quick: false,
    workers: 2,
    runs: 5000,
    work: '/tree/build/calibrate/work.jsonl',
    out: '/tree',
    published: '/shared/data/gsm8k_transfer.csv',
  });
});

test('a smoke test writes under build, unless it is told where', () => {
  const folder = '/tree/build/calibrate-quick';
  expect(readOptions(['--quick'], '/tree')).toMatchObject({ out: folder, work: `${folder}/work.jsonl` });
  expect(readOptions(['--quick', '--out', '/there'], '/tree')).toMatchObject({ out: '/there' });
});

test.each([['--runs', 'abc'], ['--runs', '0'], ['--workers', '0'], ['--workers', '1.5'], ['--fast']])(
  '%s %s is refused before anything is done',
  (...args) => {
    expect(() => readOptions(args, '/tree')).toThrow(UsageError);
  },
);
