import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/core/ports.ts';
import { buildRun, formatCells, formatRun } from '../../src/store/build-run.ts';
import { listTree } from '../support/list-tree.ts';
import { arbitraryRows, buildTable } from '../support/prediction-rows.ts';
import { createOptions, makeManifest } from '../support/run-manifest.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
let runs = 0;

describe('formatCells', () => {
  test('names every cell by what its file says, and no two alike', () => {
    fc.assert(
      fc.property(arbitraryRows(), rows => {
        const cells = [...formatCells(buildTable(rows))];
        for (const { entry, bytes } of cells) {
          expect(createHash('sha256').update(bytes).digest('hex').startsWith(entry.key)).toBe(true);
          expect(entry.key).toHaveLength(32);
        }
        expect(new Set(cells.map(({ entry }) => entry.key)).size).toBe(cells.length);
        expect(cells.reduce((sum, { entry }) => sum + entry.rows, 0)).toBe(rows.length);
      }),
    );
  });
});

describe('buildRun', () => {
  test('writes manifest, cells and journal, and the same files for any order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRows(), async rows => {
        const trees = [];
        for (const order of [rows, rows.toReversed()]) {
          const folder = scratch.path(`run-${++runs}`);
          await buildRun(folder, { manifest: makeManifest(), predictions: buildTable(order) }, createOptions());
          trees.push(listTree(folder));
        }
        expect(trees[1]).toEqual(trees[0]);
        const cells = Array.from(formatCells(buildTable(rows)), ({ entry, bytes }) => ({ entry, bytes }));
        const files = cells.map(({ entry, bytes }) => [join('cells', `${entry.key}.jsonl`), bytes.toString()]);
        const manifest = formatRun(
          makeManifest(),
          cells.map(({ entry }) => entry),
        );
        const journal = expect.stringContaining(
          `"event":"created","planHash":"${'a1'.repeat(32)}","cells":${cells.length},"rows":${rows.length}}`,
        );
        expect(trees[0]).toEqual(Object.fromEntries([...files, ['run.json', manifest], ['journal.jsonl', journal]]));
      }),
      { numRuns: 20 },
    );
  });

  test('reports progress in rows', async () => {
    const calls: (string | number)[] = [];
    const progress: Progress = {
      start: (step, total) => calls.push(step, total),
      advance: by => calls.push(by),
      done: () => calls.push('done'),
    };
    const [one] = fc.sample(arbitraryRows(), { numRuns: 1, seed: 1 });
    const predictions = buildTable(one ?? []);
    await buildRun(scratch.path('progress'), { manifest: makeManifest(), predictions }, createOptions({ progress }));
    expect([calls[0], calls[1], calls.at(-1)]).toEqual(['storing', predictions.rows, 'done']);
    const advanced = calls.slice(2, -1).map(Number);
    expect(advanced.reduce((sum, rows) => sum + rows, 0)).toBe(predictions.rows);
  });

  test('throws what the file system says, as it is', async () => {
    mkdirSync(scratch.path('blocked'));
    scratch.write('blocked/cells', 'a file');
    const run = buildRun(
      scratch.path('blocked'),
      { manifest: makeManifest(), predictions: buildTable([]) },
      createOptions(),
    );
    await expect(run).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
