import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { EvidenceSink, hashText, type NewOutcome } from '../../src/evidence/evidence-sink.ts';
import { faultOf } from '../support/fault-of.ts';

const SOURCE = { path: 'log.json', format: 'made' };
const outcome = (item: string, more: Partial<NewOutcome> = {}) => ({
  item,
  status: 'scored' as const,
  score: 1,
  place: `log.json: ${item}`,
  ...more,
});

describe('outcomes', () => {
  test('of one file and the same facts, in any order of these, are one series', () => {
    const sink = new EvidenceSink();
    sink.add(SOURCE, { model: 'm', task: 't' }, outcome('a'));
    sink.add(SOURCE, { task: 't', model: 'm' }, outcome('b'));
    sink.add({ ...SOURCE, path: 'other.json' }, { task: 't', model: 'm' }, outcome('a'));
    expect(sink.series.map(({ path, outcomes }) => [path, outcomes.length])).toEqual([
      ['log.json', 2],
      ['other.json', 1],
    ]);
  });

  test('come once for each item and repeat', async () => {
    const sink = new EvidenceSink();
    sink.add(SOURCE, {}, outcome('a'));
    sink.add(SOURCE, {}, outcome('a', { repeat: '2' }));
    const fault = await faultOf(() => sink.add(SOURCE, {}, outcome('a', { repeat: '2' })));
    expect(fault.message).toBe('log.json: a: item "a", repeat "2" was there before; expected one outcome each.');
    expect((await faultOf(() => sink.add(SOURCE, {}, outcome('a')))).message).toContain('item "a" was there before');
  });

  test('keep a hash of their text, without the blanks around it', () => {
    const sink = new EvidenceSink();
    sink.add(SOURCE, {}, outcome('a', { text: ' 1 + 1? \n' }));
    sink.add(SOURCE, {}, outcome('b'));
    expect(sink.series[0]?.outcomes.map(({ content }) => content)).toEqual([hashText('1 + 1?'), undefined]);
    expect(JSON.stringify(sink.series)).not.toContain('1 + 1');
  });

  test('that no table could hold are refused at their place', async () => {
    const fault = await faultOf(() => new EvidenceSink().add(SOURCE, {}, outcome('a', { score: 7 })));
    expect(fault.message).toBe('log.json: a: the score is 7; expected a number from 0 to 1.');
  });
});

describe('clusters', () => {
  const clustersOf = (sink: EvidenceSink, ...outcomes: readonly Partial<NewOutcome>[]) => {
    for (const [at, more] of outcomes.entries()) sink.add(SOURCE, {}, outcome(String(at), more));
    return sink.series[0]?.outcomes.map(({ cluster }) => cluster);
  };

  test("are the file's own unless a tag is named; an empty name is none", () => {
    const tags = { topic: 'x' };
    expect(clustersOf(new EvidenceSink(), { cluster: 'k', tags }, { cluster: '' }, {})).toEqual([
      'k',
      undefined,
      undefined,
    ]);
  });

  test('are the named tag alone, as text; those with and without it are counted', () => {
    const sink = new EvidenceSink({ cluster: 'topic' });
    const tagged = [
      { tags: { topic: 'x', level: 1 } },
      { tags: { topic: 7 } },
      { tags: { topic: '' } },
      { cluster: 'k' },
    ];
    expect(clustersOf(sink, ...tagged, { tags: { topic: ['x'] } })).toEqual([
      'x',
      '7',
      undefined,
      undefined,
      undefined,
    ]);
    expect(sink.tagging).toEqual({ tagged: 2, untagged: 3, tags: new Set(['topic', 'level']) });
  });

  test('are not found in what every object has', () => {
    expect(clustersOf(new EvidenceSink({ cluster: 'constructor' }), { tags: {} })).toEqual([undefined]);
  });
});

describe('a broken file', () => {
  const broken = (sink: EvidenceSink, path: string) =>
    sink.attempt(path, () => {
      sink.add({ ...SOURCE, path }, {}, outcome('a'));
      sink.add({ ...SOURCE, path: `${path}!member.json` }, {}, outcome('a'));
      sink.note(path, 'odd');
      throw new CarryoverError('data-invalid', `${path}: is cut off.`, 'Copy it again.');
    });

  test('that was found in a folder leaves nothing but the reason', async () => {
    const sink = new EvidenceSink({ isOptional: () => true });
    sink.add({ ...SOURCE, path: 'logs/a.json.bak' }, {}, outcome('a'));
    await broken(sink, 'logs/a.json');
    expect(sink.series.map(({ path }) => path)).toEqual(['logs/a.json.bak']);
    expect(sink.excluded).toEqual([{ path: 'logs/a.json', text: 'is cut off.' }]);
    expect(sink.notes).toEqual([]);
    expect([sink.isDiscarded('logs/a.json'), sink.isDiscarded('logs/a.json.bak')]).toEqual([true, false]);
  });

  test('that was named is an error', async () => {
    const sink = new EvidenceSink({ isOptional: path => path !== 'a.json' });
    expect((await faultOf(() => broken(sink, 'a.json'))).message).toBe('a.json: is cut off.');
  });

  test('is told apart from a fault of ours, which is never swallowed', async () => {
    const sink = new EvidenceSink({ isOptional: () => true });
    const planted = sink.attempt('a.json', () => {
      throw new TypeError('planted');
    });
    await expect(planted).rejects.toThrow(TypeError);
  });
});

test('claims and the opening of a series need no outcome; a note is made once', () => {
  const sink = new EvidenceSink();
  sink.open(SOURCE, { model: 'm' });
  sink.claim(SOURCE, { model: 'm' }, { name: 'accuracy', kind: 'mean', value: 0.5 });
  sink.note('log.json', 'odd');
  sink.note('log.json', 'odd');
  expect(sink.series).toMatchObject([{ outcomes: [], claims: [{ name: 'accuracy' }] }]);
  expect(sink.notes).toHaveLength(1);
});

test.each([
  ['log.json:7: is cut off.', 'line 7: is cut off. Copy it again.'],
  ['log.json:7:12: is cut off.', 'line 7, column 12: is cut off. Copy it again.'],
  ['log.json: is cut off.', 'is cut off.'],
  ['log.json: 7: is cut off.', 'line 7: is cut off.'],
])(
  'a file that is left out says its place in words, and where there is a line what to do: %s',
  async (message, listed) => {
    const sink = new EvidenceSink({ isOptional: () => true });
    await sink.attempt('log.json', () => {
      throw new CarryoverError('data-invalid', message, 'Copy it again.');
    });
    expect(sink.excluded).toEqual([{ path: 'log.json', text: listed }]);
  },
);
