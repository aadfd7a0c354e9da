import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type ApiFolder, apiFolder } from './support/api-folder.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { sumsLearner } from './support/sums-suite.ts';

const SIZES = ['sums-small', 'sums-middle', 'sums-large'] as const;

const tapeOf = (learner: string): string => `recorded/tape/${learner.replace(/[^\w.-]+/g, '-')}.jsonl.gz`;

/** The suite with its models replaced by what was recorded of them, and nothing said of hosts. */
function replaySuite({ folder, suite }: ApiFolder): string {
  const text = readFileSync(join(folder, 'suite.yaml'), 'utf8').replace(/^api: .*\n/m, '');
  const names = SIZES.map(size => sumsLearner(size, suite));
  return names.reduce((all, name) => all.replaceAll(name, tapeOf(name)), text);
}

describe.skipIf(!isRequired('runs'))(titleOf('answers that were recorded', 'runs'), () => {
  test('give the same verdicts again without server, store and key', { timeout: 120_000 }, async () => {
    const api = await apiFolder({ protocol: 'anthropic', seeds: 2, test: 40 });
    const first = api.run('--record', 'tape');
    expect(first.stderr.match(/^Recorded: /gm)).toHaveLength(3);
    const [before, requests] = [api.result(), (await api.server.counts()).requests];

    const onto = api.run('--record', 'tape', '--store', 'empty', '--out', 'never');
    expect(onto.code).toBe(64);
    expect(onto.stderr).toContain('.jsonl.gz: is there already');
    expect((await api.server.counts()).requests, 'refused before anything is bought').toBe(requests);

    writeFileSync(join(api.folder, 'suite.yaml'), replaySuite(api));
    rmSync(join(api.folder, 'store'), { recursive: true });
    const noKeys = { ANTHROPIC_API_KEY: undefined, TEST_API_KEY: undefined };
    const again = api.runWith(noKeys, '--out', 'replayed', '--offline');
    expect(again.stderr).toContain('Cells: 20 (20 measured now');
    expect(again.code).toBe(first.code);
    const { cells, gate } = JSON.parse(api.read('replayed/result.json')) as typeof before;
    expect(cells).toEqual(before.cells);
    expect(gate).toEqual(before.gate);
    expect((await api.server.counts()).requests).toBe(requests);

    // A recording answers what it was asked, and nothing else.
    const good = api.read('suite.yaml');
    const refuse = (text: string, out: string) => {
      writeFileSync(join(api.folder, 'suite.yaml'), text);
      return api.runWith(noKeys, '--out', out);
    };
    const other = refuse(good.replace('labelled: 40', 'labelled: 50'), 'other');
    expect(other.code).toBe(64);
    expect(other.stderr).toMatch(/tape\/.*\.jsonl\.gz: has no answer of anthropic/);
    expect(other.stderr).toContain('Next step: ');
    const lost = refuse(good.replaceAll('sums-small', 'sums-huge'), 'lost');
    expect(lost.code).toBe(64);
    expect(lost.stderr).toContain('sums-huge');

    // Nor one that was cut.
    const [name = ''] = readdirSync(join(api.folder, 'tape'));
    const text = gunzipSync(readFileSync(join(api.folder, 'tape', name))).toString();
    writeFileSync(join(api.folder, 'tape', name), gzipSync(text.slice(0, text.length / 2)));
    const cut = refuse(good, 'cut');
    expect(cut.code).toBe(64);
    expect(cut.stderr).toContain(name);
  });

  test('are not written over, and hold the answers that the store had', { timeout: 120_000 }, async () => {
    const api = await apiFolder({ protocol: 'openai', seeds: 1, test: 20 });
    expect(api.run().code).not.toBe(64);
    const { requests } = await api.server.counts();
    const { code, stderr } = api.run('--record', 'tape');
    expect(stderr.match(/^Recorded: /gm)).toHaveLength(3);
    expect((await api.server.counts()).requests).toBe(requests);
    expect(code).not.toBe(64);
    const twice = api.run('--record', 'tape', '--force');
    expect(twice.code).toBe(64);
    expect(twice.stderr).toContain('tape');
  });
});
