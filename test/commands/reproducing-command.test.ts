import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reproducingCommand } from '../../src/commands/reproducing-command.ts';
import { UNCHOSEN_OPTIONS } from '../support/unchosen.ts';

const defaults = {
  sandbox: '6b',
  baseline: 'baseline',
  candidate: 'candidate',
  allowFewSeeds: false,
  sesoi: 0.02,
  retention: 0.5,
  alpha: 0.05,
  seed: 1,
  json: false,
  force: false,
  explain: false,
  ...UNCHOSEN_OPTIONS,
} as const;

test('defaults are left out, everything else is there', () => {
  expect(reproducingCommand(['t.csv'], defaults)).toBe('carryover analyze t.csv --sandbox 6b');
  const options = {
    ...defaults,
    require: ['production', '*/math'],
    allowFewSeeds: true,
    alpha: 0.1,
    out: 'x',
    sandboxDomain: 'chat',
  };
  expect(reproducingCommand(['a.csv', 'b.csv'], options)).toBe(
    "carryover analyze a.csv b.csv --sandbox 6b --sandbox-domain chat --require 'production,*/math' --allow-few-seeds --alpha 0.1",
  );
});

test('how results of other tools were read is part of the command, quoted, and so is the size that was needed to read them', () => {
  const options = {
    ...defaults,
    arm: ['model=~_v$:candidate', 'model'],
    run: ['seed'],
    pairBy: 'content' as const,
    repeats: 'mean' as const,
    cluster: 'topic',
    maxUnpacked: 2 ** 40,
  };
  expect(reproducingCommand(['log.eval'], options)).toBe(
    "carryover analyze log.eval --arm 'model=~_v$:candidate' --arm model --run seed --pair-by content --cluster topic --max-unpacked 1099511627776 --sandbox 6b",
  );
});

test('any name comes through the shell as it was', () => {
  const name = fc.string({ minLength: 1, unit: 'binary' }).filter(text => !text.includes('\0') && text.isWellFormed());
  fc.assert(
    fc.property(name, text => {
      const words = reproducingCommand([text], { ...defaults, sandbox: text }).replace(/^carryover/, `printf '%s\\0'`);
      const [, path, , sandbox] = execFileSync('/bin/sh', ['-c', words], { encoding: 'utf8' }).split('\0');
      expect([path, sandbox]).toEqual([text, text]);
    }),
    { numRuns: 40 },
  );
});
