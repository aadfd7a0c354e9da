import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCHEMA = fileURLToPath(new URL('junit.xsd', import.meta.url));

/** Whether this machine has xmllint; Debian has it in libxml2-utils. */
export const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** What xmllint says against a text as JUnit results: nothing where it is valid. */
export function junitFaults(text: string): string {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, '-'], {
    input: text,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}
