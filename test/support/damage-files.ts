import fc from 'fast-check';
import { test } from 'vitest';
import type { EvidenceReader } from '../../src/evidence/evidence-reader.ts';
import { EvidenceSink } from '../../src/evidence/evidence-sink.ts';
import { memorySource } from './memory-source.ts';
import { expectReadOrRefusal, FUZZ_RUNS, mutatedBytes, mutatedJson } from './mutate-bytes.ts';

/** Two tests of a format whose results are several JSON files: one of them damaged in its bytes, all of them in their values. */
export function testDamage(reader: EvidenceReader, files: Readonly<Record<string, unknown>>): void {
  const readAll = async (texts: Readonly<Record<string, string | Uint8Array>>) =>
    reader.read(
      Object.entries(texts).map(([path, content]) => memorySource(path, content)),
      new EvidenceSink(),
    );
  const asText = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(values).map(([path, content]) => [path, JSON.stringify(content) ?? '']));
  const whole = asText(files);

  test('of bytes', async () => {
    const damaged = fc
      .constantFrom(...Object.entries(whole))
      .chain(([path, text]) => fc.tuple(fc.constant(path), mutatedBytes(Buffer.from(text))));
    await fc.assert(
      fc.asyncProperty(damaged, ([path, bytes]) => expectReadOrRefusal(() => readAll({ ...whole, [path]: bytes }))),
      { numRuns: FUZZ_RUNS },
    );
  });

  test('of values', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedJson(files), values => expectReadOrRefusal(() => readAll(asText(Object(values))))),
      { numRuns: FUZZ_RUNS },
    );
  });
}
