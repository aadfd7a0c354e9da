import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULE_CODES } from '../../../src/evidence/provenance/rule-codes.ts';

test('the documentation lists every rule in the words of the code', () => {
  const rows = readFileSync('docs/provenance.md', 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line => line.split(' | ').map(cell => cell.replaceAll(/^\| | \|$/gu, '')));
  for (const [code, { title, matters, honest }] of Object.entries(RULE_CODES)) {
    expect(rows).toContainEqual([`\`${code}\``, title, matters, honest]);
  }
});
