import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isRequired } from './requirements.ts';

const SCHEMA = fileURLToPath(new URL('junit.xsd', import.meta.url));

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** Why JUnit files cannot be checked here; nothing where `CARRYOVER_REQUIRE` names xmllint: then they are, and it fails. */
export const missingXmllint = hasXmllint || isRequired('xmllint') ? undefined : 'install libxml2-utils to run it';

/** What xmllint says against a text as JUnit results: nothing where it is valid. */
export function junitFaults(text: string): string {
  const { error, status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, '-'], {
    input: text,
    encoding: 'utf8',
  });
  if (error !== undefined) throw new Error('xmllint cannot be run; Debian has it in libxml2-utils.', { cause: error });
  return status === 0 ? '' : stderr;
}
