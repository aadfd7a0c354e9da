import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { suitePrompts } from '../../src/commands/suite-prompts.ts';
import { hashedFile } from '../support/hashed-file.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const NAMES = ['system.hbs', 'example.hbs', 'question.hbs', 'answers.json'] as const;
const shipped = (name: string): string =>
  readFileSync(new URL(`../../assets/prompts/math/${name}`, import.meta.url), 'utf8');

/** The files of a domain as a suite names them, one of them replaced. */
const folderWith = (replaced: Readonly<Record<string, string>>) => ({
  path: 'prompts',
  files: Object.fromEntries(
    NAMES.map(name => [`math/${name}`, hashedFile(scratch.folder, name, replaced[name] ?? shipped(name))]),
  ),
});

test('a suite that says nothing gets the shipped prompts, another its own for the domains that it has', async () => {
  const own = await suitePrompts({ prompts: folderWith({ 'system.hbs': 'Mine.' }) });
  const all = await suitePrompts({});
  expect(own.math.system).toBe('Mine.');
  expect(own.math.question).toBe(all.math.question);
  expect([own.chat, own.code]).toEqual([all.chat, all.code]);
});

test('a file that changed since the suite was read is not used', async () => {
  const prompts = folderWith({});
  scratch.write('system.hbs', 'Changed.');
  await expect(suitePrompts({ prompts })).rejects.toMatchObject({ code: 'data-invalid' });
});
