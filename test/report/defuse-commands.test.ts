import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defuseCommands } from '../../src/report/defuse-commands.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';

/** What the runner would obey: lines that begin with `::` once trimmed, and `##[` anywhere. */
const commandsIn = (text: string): readonly string[] =>
  text.split(/\r\n|\r|\n/u).filter(line => line.replace(/^[\s\u0085]+/u, '').startsWith('::') || line.includes('##['));

const COMMANDS = [
  '::error::x',
  '  ::set-env name=A::b',
  '\t::add-mask::x',
  '\u0085::stop-commands::x',
  '\u00a0\u3000::warning file=a::x',
  ':::error::x',
  '##[error]x',
  'a ##[command]b',
  '###[group]',
  'x\n::error::y',
  'x\r::error::y',
  'x\r\n \n ::error::y\n::notice::z',
];

test.each([...COMMANDS, ...NASTY_NAMES])('%j is no command any more, and little else changes', text => {
  const calm = defuseCommands(text);
  expect(commandsIn(calm)).toEqual([]);
  expect(calm.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
});

test('no text holds a command afterwards, and what holds none stays as it is', () => {
  const piece = fc.oneof(fc.constantFrom(...COMMANDS, '::', '##', '[', ' ', '\n', '\r', '\u0085'), fc.string());
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const text = pieces.join('');
      const calm = defuseCommands(text);
      expect(commandsIn(calm)).toEqual([]);
      if (commandsIn(text).length === 0) expect(calm).toBe(text);
    }),
  );
});

test('JSON says the same', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.constantFrom(...COMMANDS, ...NASTY_NAMES, '\\##[a]')), value => {
      for (const space of [undefined, 2]) {
        const calm = defuseCommands(`${JSON.stringify(value, null, space)}\n`);
        expect(commandsIn(calm)).toEqual([]);
        expect(JSON.parse(calm)).toEqual(value);
      }
    }),
  );
});
