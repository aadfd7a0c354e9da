import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preferenceTableReader } from '../../../../src/evidence/formats/matrices/preference-table.ts';
import { summarizeSeries } from '../../../../src/evidence/summarize-series.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { FUZZ_RUNS, mutatedBytes } from '../../../support/mutate-bytes.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { tryReading } from '../../../support/try-reading.ts';

const scratch = scratchFolder();
const real = (path: string): string =>
  fileURLToPath(new URL(`../../../../../shared/data/logs/${path}`, import.meta.url));
const TABLE = 'item_id,dataset,m1,m2\na,d,1,2\nb,d,0,1.25\nc,e,,1.5\n';
const write = (text: string): string => scratch.write('preferences.csv', text);

describe('a table of preferences', () => {
  test('scores each model by its preference less 1; 0 is a draw and an empty cell a verdict that failed', async () => {
    const { series, notes } = await readEvidence(preferenceTableReader, [write(TABLE)]);
    expect(
      series.map(({ facts, outcomes }) => [facts.model, outcomes.map(({ status, score }) => [status, score])]),
    ).toEqual([
      [
        'm1',
        [
          ['scored', 0],
          ['scored', 0.5],
          ['errored', 0],
        ],
      ],
      [
        'm2',
        [
          ['scored', 1],
          ['scored', 0.25],
          ['scored', 0.5],
        ],
      ],
    ]);
    expect(series[0]?.outcomes.map(({ subset }) => subset)).toEqual(['d', 'd', 'e']);
    expect(notes[0]?.text).toContain('1 = the baseline wins');
  });

  test.each([
    ['preferences', TABLE, true],
    ['a single model', 'id,m1\na,1\nb,2\n', true],
    ['right and wrong only', 'id,m1,m2\na,1,0\nb,0,1\n', false],
    ['stars', 'id,m1,m2\na,1,5\nb,2,4\n', false],
    ['words among verdicts', 'id,m1,m2\na,1,2\nb,2,Tie\n', false],
    ['shares between 0 and 1', 'id,m1,m2\na,0.3,2\nb,2,1\n', false],
    ['labels', 'id,label,gold\na,1,2\nb,2,1\n', false],
  ])('is recognised by its values: %s', async (_what, text, expected) => {
    expect(await recognizesFile(preferenceTableReader, write(text))).toBe(expected);
  });

  test.each([
    ['a share', 'id,m1\na,1\nb,2\nc,0.3\n', 'preferences.csv:4: column "m1" is "0.3"; expected a preference'],
    ['a word', 'id,m1\na,1\nb,2\nc,Tie\n', 'preferences.csv:4: column "m1" is "Tie"; expected a preference'],
    ['no preference at all', 'id,m1\na,1\nb,0\n', 'holds 1 column of a preference'],
    ['an id that comes again', 'id,m1\na,1\na,2\n', 'preferences.csv:3: column "id" says "a" for the second time'],
  ])('is refused with its line and column: %s', async (_what, text, message) => {
    const path = write(text);
    expect((await faultOf(() => readEvidence(preferenceTableReader, [path]))).message).toContain(message);
  });

  test('that is mutated is read or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedBytes(Buffer.from(TABLE)), bytes => tryReading(preferenceTableReader, bytes)),
      { numRuns: FUZZ_RUNS },
    );
  });
});

/** Model → [win rate, standard error] in percent, as published. */
function readLeaderboard(): ReadonlyMap<string, readonly [number, number]> {
  const [header = '', ...lines] = readFileSync(real('alpaca_eval/leaderboard_v2_weighted_gpt4_turbo.csv'), 'utf8')
    .trim()
    .split('\n');
  expect(header.split(',').slice(0, 3)).toEqual(['', 'win_rate', 'standard_error']);
  return new Map(
    lines.map(line => {
      const [model = '', rate, error] = line.split(',');
      return [model, [Number(rate), Number(error)]] as const;
    }),
  );
}

test.skipIf(!existsSync(real('alpaca_eval')))(
  'the published win rates and standard errors of 57 models follow from their preferences (skipped without ../shared)',
  async () => {
    const path = real('alpaca_eval/v2_weighted_gpt4_turbo_preferences.csv');
    expect(await recognizesFile(preferenceTableReader, path)).toBe(true);
    const { series } = await readEvidence(preferenceTableReader, [path]);
    const published = readLeaderboard();
    let compared = 0;
    for (const one of series) {
      const [rate, error] = published.get(one.facts.model as string) ?? [];
      if (rate === undefined || error === undefined) continue;
      const { mean = Number.NaN, stderr = Number.NaN } = summarizeSeries(one);
      expect(Math.abs(100 * mean - rate), one.facts.model).toBeLessThan(1e-6);
      expect(Math.abs(100 * stderr - error), one.facts.model).toBeLessThan(1e-6);
      compared++;
    }
    expect([series.length, compared]).toEqual([58, 57]);
  },
);
