import { Command } from 'commander';
import { expect, test } from 'vitest';
import {
  addEvidenceOptions,
  byteCount,
  type EvidenceOptions,
  evidenceFlags,
} from '../../src/commands/evidence-options.ts';

const parse = (...args: readonly string[]): EvidenceOptions => {
  const command = addEvidenceOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  return command.parse(args, { from: 'user' }).opts<EvidenceOptions>();
};

test.each([
  ['1', 1],
  ['500M', 500 * 2 ** 20],
  ['8g', 8 * 2 ** 30],
  ['16GiB', 16 * 2 ** 30],
  [' 2 KB'.replace(' 2 ', '2'), 2048],
  ['8589934592', 8 * 2 ** 30],
])('%s is %i bytes', (text, bytes) => {
  expect(byteCount(text)).toBe(bytes);
});

test.each(['', '0', '-1', '1.5G', '8T', 'lots', '1e9', '0M'])('%j is no number of bytes', text => {
  expect(() => byteCount(text)).toThrow('Expected a number of bytes such as 500M or 8G.');
});

test('rules may be given several times, keep their order and may hold commas', () => {
  const options = parse('--arm', 'model=~a{1,2}:x', '--metric', 'f1', '--arm', 'model', '--metric', 'acc');
  expect(options.arm).toEqual(['model=~a{1,2}:x', 'model']);
  expect(options.metric).toEqual(['f1', 'acc']);
  expect(options).toMatchObject({ filter: [], domain: [], rung: [], run: [], pairBy: 'id' });
});

test('the flags read back are the flags that were given; defaults and the size limit are no part of a result', () => {
  expect(evidenceFlags(parse('--max-unpacked', '1G'))).toEqual([]);
  const given = [
    ['--format', 'inspect'],
    ['--metric', 'acc'],
    ['--filter', 'strict'],
    ['--domain', 'task'],
    ['--rung', 'model'],
    ['--arm', 'method'],
    ['--run', 'seed'],
    ['--pair-by', 'content'],
    ['--cluster', 'topic'],
  ] as const;
  expect(evidenceFlags(parse(...given.toReversed().flat()))).toEqual(given);
  expect(() => parse('--pair-by', 'luck')).toThrow(/id, content/);
});
