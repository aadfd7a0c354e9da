import { spawn, spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeFrames } from '../src/store/frame-file.ts';
import { type ApiFolder, apiFolder, KEY, WITH_SKILLS } from './support/api-folder.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { launcher } from './support/run-carryover.ts';

const PATIENCE = { timeout: 120_000 };
const SMALL = { seeds: 1, test: 20 } as const;

/** What a file says, unpacked where it is packed: answers and batches of the store in frames, recordings as a whole. */
function textsOf(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const texts = [bytes.toString('latin1')];
  texts.push(...decodeFrames(bytes));
  if (path.endsWith('.gz')) texts.push(gunzipSync(bytes).toString('latin1'));
  return texts;
}

/** Files of a folder that hold a text. */
const holding = (folder: string, text: string): readonly string[] =>
  globSync('**/*', { cwd: folder }).filter(
    name => statSync(join(folder, name)).isFile() && textsOf(join(folder, name)).some(found => found.includes(text)),
  );

/** Runs the suite, and looks all the while at the titles of all processes. */
async function runWatched({ folder, suite: { protocol } }: ApiFolder, args: readonly string[] = []) {
  const titles = new Set<string>();
  const child = spawn(process.execPath, [launcher, 'run', 'suite.yaml', '--out', 'out', '--store', 'store', ...args], {
    cwd: folder,
    // One variable, the one that the suite names: another with the same value would be taken away with it.
    env: { ...process.env, [protocol === 'anthropic' ? 'ANTHROPIC_API_KEY' : 'TEST_API_KEY']: KEY },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      said += String(chunk);
    });
  }
  const look = setInterval(() => {
    for (const line of spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout.split('\n')) titles.add(line);
  }, 150);
  const code = await new Promise<number | null>(resolve => child.on('close', resolve));
  clearInterval(look);
  return { code, said, titles: [...titles] };
}

const MODULE = `
import { writeFileSync } from 'node:fs';
import type { Method } from 'carryover';

const tell = (): void => writeFileSync(process.cwd() + '/env-' + process.pid + '.json', JSON.stringify(process.env));
// Also when it is looked at, before anything is measured.
tell();

export const method: Method = {
  name: 'curious',
  description: 'Writes down what it finds in its environment.',
  usesTeacher: true,
  needs: [],
  async run({ unlabelled, teacher, test, student }) {
    tell();
    const handle = await student.fit(unlabelled.map((item, at) => ({ item, target: teacher.beliefs[at] ?? 0 })));
    const beliefs = await student.predict(handle, test);
    const predictions = test.map(({ id }, at) => ({ item: id, prediction: (beliefs[at] ?? 0) > 0.5 ? 1 : 0 } as const));
    return { predictions, receipt: { trainedOn: handle.trainedOn, labelsChanged: 0, parametersMoved: handle.parametersMoved } };
  },
};
`;

describe.skipIf(!isRequired('runs'))(titleOf('a key', 'runs'), () => {
  test.each([
    ['anthropic', 'normal'],
    ['openai', 'batch'],
  ] as const)('of %s, %s, is nowhere after a run: no file, no output, no title', PATIENCE, async (protocol, mode) => {
    const api = await apiFolder({ ...SMALL, protocol, mode });
    const { code, said, titles } = await runWatched(api, ['--record', 'tape']);
    expect(code).toBe(api.result().gate.exitCode);
    expect(holding(api.folder, KEY)).toEqual([]);
    expect(holding(api.folder, 'Is the solution right').length, 'what is packed is read').toBe(3);
    expect(holding(api.folder, '"reply":{"state":"said"').length, 'what is packed is read').toBeGreaterThan(1);
    expect(said).not.toContain(KEY);
    expect(titles.some(title => title.includes('suite.yaml'))).toBe(true);
    // Servers of other tests stand in for hosts, which know the key.
    const ours = titles.filter(title => !title.includes('start-server'));
    expect(ours.filter(title => title.includes(KEY))).toEqual([]);
  });

  test.each([
    ['anthropic', 'normal', 401],
    ['openai', 'normal', 400],
    ['openai', 'normal', 500],
    ['openai', 'batch', 400],
  ] as const)('that the host of %s, %s, repeats in an error (%i) is taken out', PATIENCE, async (...about) => {
    const [protocol, mode, status] = about;
    const behaviour = { act: 'fail', status, message: `Wrong key ${KEY} (Bearer ${KEY})` } as const;
    const server = status === 500 ? { ...WITH_SKILLS, except: [{ text: '7 = ', behaviour }] } : { always: behaviour };
    const more = status === 500 ? 'budget: { minutes: 0.1 }' : '';
    const api = await apiFolder({ ...SMALL, protocol, mode, server, more });
    const { code, said } = await runWatched(api);
    expect(code).toBe(6);
    expect(holding(api.folder, KEY)).toEqual([]);
    expect(said).not.toContain(KEY);
  });

  test("is not in the environment of somebody's own method, which runs on models behind an API", PATIENCE, async () => {
    const api = await apiFolder({ ...SMALL, candidate: '{ module: ./curious.ts }' });
    writeFileSync(join(api.folder, 'curious.ts'), MODULE);
    const { code, said } = await runWatched(api);
    expect(said).toContain('Cells: 10 (10 measured now');
    expect(code).toBe(api.result().gate.exitCode);
    const seen = globSync('env-*.json', { cwd: api.folder }).map(name => readFileSync(join(api.folder, name), 'utf8'));
    expect(seen.length).toBeGreaterThan(1);
    for (const env of seen) {
      expect(env).toContain('"PATH"');
      expect(env).not.toContain(KEY);
    }
    expect(holding(api.folder, KEY)).toEqual([]);
  });

  test('is in no file of the repository', () => {
    const { status, stdout } = spawnSync('git', ['grep', '-l', '-e', KEY], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});
