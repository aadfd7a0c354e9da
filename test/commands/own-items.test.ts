import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readOwnItems } from '../../src/commands/own-items.ts';
import type { Suite } from '../../src/core/suite.ts';
import { testFolder } from '../support/test-folder.ts';

const line = (at: number, more: object = {}) =>
  JSON.stringify({ id: `q${at}`, input: `text ${at}`, label: at % 2, ...more });
const lines = (count: number, more: (at: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, at) => line(at, more(at))).join('\n');

function read(items: string | Buffer, corpus?: string) {
  const folder = testFolder();
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return { path: name, location: join(folder, name), sha256: '', bytes: content.length };
  };
  const source = {
    kind: 'files',
    items: [file('items.jsonl', items)],
    corpus: corpus === undefined ? undefined : file('corpus.jsonl', corpus),
  } as const;
  const domains = [{ name: 'own', kind: 'math', source }] as const;
  return readOwnItems({ domains, splits: { labelled: 5, unlabelled: 5, test: 40 } } as unknown as Suite);
}

describe('readOwnItems', () => {
  test('splits the items of every domain that has files', async () => {
    const own = (await read(lines(100))).get('own');
    expect(own?.test.length).toBe(40);
    expect(own?.train.length).toBe(60);
  });

  test('refuses what leaves one split with one class, or too few items', async () => {
    const one = lines(100, at => (at < 50 ? { split: 'test', label: 1 } : { split: 'train' }));
    await expect(read(one)).rejects.toThrow('domain "own": all 50 test items have label 1; expected both labels.');
    await expect(read(lines(20))).rejects.toThrow('domain "own": has 10 items to test; expected 15 or more.');
  });

  test('refuses too few clusters to test, however many items they hold', async () => {
    const three = lines(300, at => ({ cluster: `c${at % 3}` }));
    await expect(read(three)).rejects.toThrow(
      /domain "own": has 100 items in 1 cluster to test; expected 15 clusters or more\./,
    );
    const twenty = lines(40, at => ({ cluster: `c${at >> 1}` }));
    await expect(read(twenty)).rejects.toThrow('has 20 items in 10 clusters to test; expected 15 clusters or more.');
    await expect(read(lines(80, at => ({ cluster: `c${at >> 1}` })))).resolves.toBeDefined();
  });

  test('refuses bytes that are no UTF-8 instead of replacing them', async () => {
    await expect(read(Buffer.concat([Buffer.from(lines(100)), Buffer.of(0x0a, 0xff, 0xfe)]))).rejects.toThrow(
      'items.jsonl: is no valid UTF-8.',
    );
  });

  test('refuses a corpus with the text of a test item, blanks aside', async () => {
    const corpus = Array.from({ length: 100 }, (_, at) => JSON.stringify({ text: ` text  ${at}\n` })).join('\n');
    await expect(read(lines(100), corpus)).rejects.toThrow(/corpus\.jsonl: holds the text of test item "q\d+"/);
    await expect(read(lines(100), '{"text":"something else"}')).resolves.toBeDefined();
  });
});
