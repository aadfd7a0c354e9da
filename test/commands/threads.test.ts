import { describe, expect, test } from 'vitest';
import { conclude, concludeWith } from '../../src/commands/conclude.ts';
import { threads } from '../../src/commands/threads.ts';
import { CarryoverError } from '../../src/core/errors.ts';
import { doPieces } from '../../src/core/piecework.ts';
import { silentProgress } from '../../src/core/ports.ts';
import { studyTable } from '../support/conclude-table.ts';
import { simulate } from '../support/make-table.ts';
import { describeRuns } from '../support/requirements.ts';
import { type ToyInput, toyPieces } from '../support/toy-pieces.ts';

/** Helpers as early as there can be any, whatever they cost. */
const eager = (most: number) => threads({ most, worthMs: 0 });

const meeting = () => new Int32Array(new SharedArrayBuffer(4));

/** On several threads, of which others than this one have a part. */
const map = (most: number, input: ToyInput, pieces = 40) =>
  eager(most).map(toyPieces, { ...input, helped: meeting() }, { pieces, advance: () => {} });

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    error => error,
  );

test.each([1, 2, 3])('%i threads give the answers of one that works alone, and tell of each', async most => {
  let told = 0;
  const advance = () => {
    told++;
  };
  const shared = new Float64Array(new SharedArrayBuffer(8 * 40)).fill(0.5);
  const alone = doPieces(toyPieces, { shared }, { pieces: 40, advance: () => {} });
  const input = most === 1 ? { shared } : { shared, helped: meeting() };
  const answers = await eager(most).map(toyPieces, input, { pieces: 40, advance });
  expect(answers.map(({ square }) => square)).toEqual(alone.map(({ square }) => square));
  expect(told).toBe(40);
  const helpers = new Set(answers.map(({ thread }) => thread).filter(thread => thread !== alone[0]?.thread));
  expect(helpers.size).toBeLessThan(most);
  expect(helpers.size > 0).toBe(most > 1);
});

test('no thread is started for what is done sooner without it', async () => {
  const workers = threads({ most: 8 });
  const answers = await workers.map(toyPieces, {}, { pieces: 20, advance: () => {} });
  expect(new Set(answers.map(({ thread }) => thread)).size).toBe(1);
});

test('of nothing there is no answer', async () => {
  expect(await map(3, {}, 0)).toEqual([]);
});

describe('where something fails', () => {
  test('a piece that fails in a thread fails as it does without, and of several the first', async () => {
    const odd = { 9: 'fault', 7: 'refuse', 39: 'refuse' } as const;
    const found = await failureOf(map(3, { odd }));
    expect(found).toBeInstanceOf(CarryoverError);
    expect(found).toMatchObject({ code: 'data-invalid', message: 'Piece 7 is odd.', hint: 'Take 8.' });
    expect(await failureOf(map(2, { odd: { 39: 'fault' } }))).toMatchObject({
      name: 'TypeError',
      message: 'piece 39 is broken',
    });
  });

  test('what cannot be said to another thread is found out by this one', async () => {
    const found = await failureOf(map(2, { odd: { 38: 'unsayable' } }));
    expect(found).toMatchObject({ message: 'piece 38 says nothing' });
  });

  test('a thread that dies costs no answer', async () => {
    const answers = await map(2, { dies: true });
    expect(answers.map(({ square }) => square)).toEqual(Array.from({ length: 40 }, (_, piece) => piece * piece));
  });

  test('a thread that cannot begin costs no answer', async () => {
    const nowhere = { ...toyPieces, module: new URL('nowhere.ts', import.meta.url).href };
    const answers = await eager(2).map(nowhere, {}, { pieces: 40, advance: () => {} });
    expect(answers).toHaveLength(40);
    expect(new Set(answers.map(({ thread }) => thread)).size).toBe(1);
  });
});

describeRuns('a study', () => {
  const rungs = { small: 0.2, medium: 0.15, large: 0.1 };
  const options = { stream: 'threads', rungs, seeds: 4, items: 300, domains: ['chat', 'code', 'math'], gap: 0.4 };
  const { predictions, study } = studyTable(simulate(options), { settings: { replicates: 999, aaReplicates: 500 } });

  test.each([1, 2, 3])('has the same bytes for result.json from %i threads as without', async most => {
    const found = await concludeWith(eager(most), { predictions, study }, silentProgress);
    expect(JSON.stringify(found)).toBe(JSON.stringify(conclude(predictions, study)));
  });
});
