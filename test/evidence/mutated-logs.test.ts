import { globSync, readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { silentProgress } from '../../src/core/ports.ts';
import { collectEvidence } from '../../src/evidence/collect-evidence.ts';
import { designEvidence } from '../../src/evidence/design-evidence.ts';
import { READERS } from '../../src/evidence/registry.ts';
import { FUZZ_RUNS, mutatedBytes } from '../support/mutate-bytes.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { UNCHOSEN } from '../support/unchosen.ts';

const scratch = scratchFolder();
/** Larger files are like the small ones, and take longer to write. */
const MOST_BYTES = 120_000;
const ANSWERS: readonly string[] = ['read', 'data-invalid', 'usage'];

const logs = (): readonly Buffer[] =>
  globSync('**/*', { cwd: sharedData('logs') })
    .map(name => `${sharedData('logs')}/${name}`)
    .filter(path => statSync(path).isFile() && statSync(path).size < MOST_BYTES && !path.endsWith('.md'))
    .sort()
    .map(path => readFileSync(path));

/** "read", or the code of the error; anything but a CarryoverError is a fault of ours. */
async function outcomeOf(bytes: Uint8Array, format?: string): Promise<string> {
  const path = scratch.write('log', bytes);
  try {
    const collected = await collectEvidence([path], { reader: format }, silentProgress);
    await designEvidence(collected, UNCHOSEN, silentProgress);
    return 'read';
  } catch (error) {
    if (error instanceof CarryoverError && error.hint !== '') return error.code;
    throw error;
  }
}

describe.skipIf(!hasSharedData('logs'))('real logs that were damaged (skipped where ../shared is absent)', () => {
  test('are read, or refused with a next step, whatever was done to them', async () => {
    const files = logs();
    expect(files.length).toBeGreaterThan(20);
    const damaged = fc.constantFrom(...files).chain(mutatedBytes);
    await fc.assert(
      fc.asyncProperty(damaged, async bytes => {
        expect(ANSWERS).toContain(await outcomeOf(bytes));
      }),
      { numRuns: Math.ceil(FUZZ_RUNS / 3) },
    );
  });

  test('given to a reader of another format, are read or refused as well', async () => {
    const damaged = fc.constantFrom(...logs()).chain(mutatedBytes);
    const format = fc.constantFrom('predictions', ...READERS.map(reader => reader.format));
    await fc.assert(
      fc.asyncProperty(damaged, format, async (bytes, name) => {
        expect(ANSWERS).toContain(await outcomeOf(bytes, name));
      }),
      { numRuns: Math.ceil(FUZZ_RUNS / 3) },
    );
  });
});
