import { expect, test } from 'vitest';
import { dropSameResults } from '../../src/evidence/drop-same-results.ts';
import { EvidenceSink } from '../../src/evidence/evidence-sink.ts';

interface File {
  readonly path: string;
  readonly items?: number;
  readonly prediction?: (item: number) => string;
  readonly score?: (item: number) => number;
  readonly model?: string;
}

function sinkOf(files: readonly File[]): EvidenceSink {
  const sink = new EvidenceSink();
  for (const { path, items = 40, prediction, score = (at: number) => at % 2, model = 'm' } of files) {
    for (let item = 0; item < items; item++) {
      sink.add(
        { path, format: 'x' },
        { model },
        {
          item: String(item),
          status: 'scored',
          score: score(item),
          prediction: prediction?.(item),
          place: path,
        },
      );
    }
  }
  dropSameResults(sink);
  return sink;
}
const kept = (files: readonly File[]) => sinkOf(files).series.map(({ path }) => path);

test('a log kept in two formats is read once, and the other is listed', () => {
  const sink = sinkOf([{ path: 'a.eval' }, { path: 'a.json' }]);
  expect(sink.series.map(({ path }) => path)).toEqual(['a.eval']);
  expect(sink.excluded).toEqual([{ path: 'a.json', text: 'the same results as a.eval' }]);
});

test('the order of the outcomes does not matter', () => {
  const sink = new EvidenceSink();
  for (const [path, items] of [
    ['a', [0, 1, 2]],
    ['b', [2, 1, 0]],
  ] as const) {
    for (const item of items) {
      sink.add(
        { path, format: 'x' },
        {},
        { item: `${item}`, status: 'scored', score: 1, prediction: `p${item}`, place: path },
      );
    }
  }
  dropSameResults(sink);
  expect(sink.series).toHaveLength(1);
});

test('another score, answer or model is another run', () => {
  const others: readonly Partial<File>[] = [
    { score: item => (item === 7 ? 1 : 0) },
    { prediction: String },
    { model: 'n' },
  ];
  for (const other of others) expect(kept([{ path: 'a' }, { path: 'b', ...other }])).toEqual(['a', 'b']);
});

test('few outcomes that agree are no proof, unless the answers agree too', () => {
  expect(
    kept([
      { path: 'a', items: 2 },
      { path: 'b', items: 2 },
    ]),
  ).toEqual(['a', 'b']);
  const prediction = (item: number) => `answer ${item}`;
  expect(
    kept([
      { path: 'a', items: 2, prediction },
      { path: 'b', items: 2, prediction },
    ]),
  ).toEqual(['a']);
});
