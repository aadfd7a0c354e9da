import { appendFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readOwnItems } from '../../src/commands/own-items.ts';
import type { Suite } from '../../src/core/suite.ts';
import { hashedFile } from '../support/hashed-file.ts';
import { testFolder } from '../support/test-folder.ts';

const line = (at: number, more: object = {}) =>
  JSON.stringify({ id: `q${at}`, input: `text ${at}`, label: at % 2, ...more });
const lines = (count: number, more: (at: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, at) => line(at, more(at))).join('\n');

function suiteOf(items: string | Buffer, corpus?: string) {
  const folder = testFolder();
  const files = {
    items: hashedFile(folder, 'items.jsonl', items),
    corpus: corpus === undefined ? undefined : hashedFile(folder, 'corpus.jsonl', corpus),
  };
  const source = {
    kind: 'files',
    items: [files.items],
    corpus: files.corpus && { ...files.corpus, format: 'jsonl' },
  } as const;
  const domains = [{ name: 'own', kind: 'math', source }] as const;
  return { files, suite: { domains, splits: { labelled: 5, unlabelled: 5, test: 40 } } as unknown as Suite };
}

const read = (items: string | Buffer, corpus?: string) => readOwnItems(suiteOf(items, corpus).suite);

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

  test('refuses items and a corpus that are not those that were hashed', async () => {
    for (const part of ['items', 'corpus'] as const) {
      const { files, suite } = suiteOf(lines(100), '{"text":"something else"}');
      appendFileSync(files[part]?.location ?? '', '\n');
      await expect(readOwnItems(suite)).rejects.toThrow(`${part}.jsonl: changed since the run began; run again.`);
    }
  });
});
