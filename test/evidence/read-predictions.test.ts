import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Progress, silentProgress } from '../../src/core/ports.ts';
import { KEY_COLUMNS, LABEL_COLUMNS, NUMBER_COLUMNS, type PredictionRow } from '../../src/core/predictions.ts';
import { readPredictions } from '../../src/evidence/read-predictions.ts';
import { writeTable } from '../../src/tables/write-table.ts';
import { faultOf } from '../support/fault-of.ts';
import { arbitraryRows, nastyText, rowsOf } from '../support/prediction-rows.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const HEADER = 'domain,rung,arm,seed,item,score';
const read = (...paths: string[]) => readPredictions(paths, silentProgress);
const messageOf = async (content: string | Uint8Array): Promise<string> => {
  const path = scratch.write('bad', content);
  const { message } = await faultOf(() => read(path));
  return message.replace(path, 't');
};

/** Rows as a table of each format, with every column. */
function writeBoth(rows: readonly PredictionRow[]): readonly string[] {
  const columns = [...KEY_COLUMNS, 'status', 'score', ...LABEL_COLUMNS, ...NUMBER_COLUMNS];
  const flat = rows.map(
    ({ key, status, score, labels, numbers }): Readonly<Record<string, string | number>> => ({
      ...key,
      status,
      ...(status === 'scored' ? { score } : {}),
      ...labels,
      ...numbers,
    }),
  );
  const field = (value: string | number | undefined): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const csv = [columns.join(','), ...flat.map(row => columns.map(name => field(row[name])).join(','))];
  return [
    scratch.write('table.1', csv.join('\r\n')),
    scratch.write('table.2', flat.map(row => JSON.stringify(row)).join('\n')),
  ];
}

describe('readPredictions', () => {
  test('reads the same table from CSV and from JSONL, whatever the texts', async () => {
    const csvText = nastyText.map(value => value.replaceAll('\0', '').toWellFormed());
    await fc.assert(
      fc.asyncProperty(arbitraryRows(csvText), async rows => {
        for (const path of writeBoth(rows)) expect(rowsOf((await read(path)).predictions)).toEqual(rows);
      }),
    );
  });

  test('names the row of a Parquet file that is wrong, and of one that repeats a key', async () => {
    const path = scratch.path('t.parquet');
    const text = (...labels: string[]) => ({ codes: Int32Array.from(labels, (_, at) => at), labels });
    const writeScores = (scores: readonly number[], items: readonly string[]) =>
      writeTable(path, {
        rows: scores.length,
        columns: [
          ...['domain', 'rung', 'arm', 'seed'].map(name => ({ name, text: text(...items.map(() => 'x')) })),
          { name: 'item', text: text(...items) },
          { name: 'score', numbers: { values: Float64Array.from(scores), present: Uint8Array.from(scores, () => 1) } },
        ],
      });
    await writeScores([1, 0, 7], ['a', 'b', 'c']);
    expect((await faultOf(() => read(path))).message).toBe(
      `${path}: row 3: score is 7; expected a number from 0 to 1.`,
    );
    await writeScores([1, 0, 0], ['a', 'b', 'a']);
    expect((await faultOf(() => read(path))).message).toContain(`${path}: row 3 repeats the key of ${path}: row 1`);
    await writeTable(path, { rows: 1, columns: [{ name: 'itme', text: text('a') }] });
    expect((await faultOf(() => read(path))).message).toContain(`${path}: unknown column "itme" (did you mean item?)`);
    await writeTable(path, {
      rows: 0,
      columns: ['domain', 'rung', 'arm', 'seed', 'item', 'score'].map(name => ({ name, text: text() })),
    });
    expect((await faultOf(() => read(path))).message).toContain('has a header, but no rows');
  });

  test('joins files of both formats with different optional columns', async () => {
    const a = scratch.write('a.csv', `${HEADER},size\nmath,6b,baseline,0,q1,1,6e9\n`);
    const b = scratch.write(
      'b.dat',
      '{"domain":"math","rung":"6b","arm":"candidate","seed":0,"item":"q1","score":0.5,"model":"m"}\n',
    );
    const { predictions, inputs } = await read(a, b);
    expect(rowsOf(predictions)).toEqual([
      {
        key: { domain: 'math', rung: '6b', arm: 'baseline', seed: '0', item: 'q1' },
        status: 'scored',
        score: 1,
        labels: {},
        numbers: { size: 6e9 },
      },
      {
        key: { domain: 'math', rung: '6b', arm: 'candidate', seed: '0', item: 'q1' },
        status: 'scored',
        score: 0.5,
        labels: { model: 'm' },
        numbers: {},
      },
    ]);
    expect(inputs.map(({ path, rows }) => [path, rows])).toEqual([
      [a, 1],
      [b, 1],
    ]);
  });

  test('says of each input its path as typed, bytes, SHA-256 and rows', async () => {
    const content = `\ufeff${HEADER}\r\nmath,6b,baseline,0,é,1\r\n`;
    const path = scratch.write('t.csv', content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect((await read(path)).inputs).toEqual([{ path, sha256, bytes: Buffer.byteLength(content), rows: 1 }]);
  });

  test('reports progress in bytes and ends it, also after an error', async () => {
    const calls: (string | number)[] = [];
    const progress: Progress = {
      start: (step, total) => calls.push(step, total),
      advance: by => calls.push(by),
      done: () => calls.push('done'),
    };
    const good = scratch.write('good.csv', `${HEADER}\nmath,6b,baseline,0,q1,1\n`);
    const bad = scratch.write('bad.csv', 'x');
    await readPredictions([good], progress);
    const total = 56;
    expect(calls.filter(call => call !== 0)).toEqual(['reading', total, total, 'done']);
    await faultOf(() => readPredictions([good, bad], progress));
    expect(calls.at(-1)).toBe('done');
  });

  test('names both rows of a repeated key, across files', async () => {
    const a = scratch.write('a.csv', `${HEADER}\nmath,6b,baseline,0,q1,1\n`);
    const b = scratch.write('b.csv', `${HEADER}\nmath,6b,baseline,0,q0,1\nmath,6b,baseline,0,q1,0\n`);
    const { message, hint } = await faultOf(() => read(a, b));
    expect(message).toBe(
      `${b}:3 repeats the key of ${a}:2: domain "math", rung "6b", arm "baseline", seed "0", item "q1".`,
    );
    expect(hint).not.toContain('once');
  });

  test('says that a file was given twice, or that two files are the same', async () => {
    const content = `${HEADER}\nmath,6b,baseline,0,q1,1\n`;
    const [a, b] = [scratch.write('a.csv', content), scratch.write('b.csv', content)];
    expect((await faultOf(() => read(a, a))).hint).toBe(`${a} was given twice: give every file once.`);
    const fault = await faultOf(() => read(a, b));
    expect(fault.hint).toBe(`${a} and ${b} are the same: give every file once.`);
    expect(fault.message).toContain(`${b}:2 repeats the key of ${a}:2`);
  });

  test.each([
    ['a header alone', HEADER, 't: has a header, but no rows'],
    [
      'a score out of range',
      `${HEADER}\nm,r,a,0,q1,1\nm,r,a,0,q2,1.01\n`,
      't:3: score is 1.01; expected a number from 0 to 1.',
    ],
    ['a negative score', `${HEADER}\nm,r,a,0,q1,-0.1\n`, 't:2: score is -0.1; expected a number from 0 to 1.'],
    ['a confidence out of range', `${HEADER},confidence\nm,r,a,0,q1,1,80\n`, 't:2: confidence is 80; expected'],
    ['half a token', `${HEADER},tokens_in\nm,r,a,0,q1,1,0.5\n`, 't:2: tokens_in is 0.5; expected a whole number'],
    ['a size of 0', `${HEADER},size\nm,r,a,0,q1,1,0\n`, 't:2: size is 0; expected'],
    ['a negative cost', `${HEADER},cost_usd\nm,r,a,0,q1,1,-1\n`, 't:2: cost_usd is -1; expected'],
    ['a line after quoted newlines', `${HEADER},label\nm,r,a,0,q1,1,"x\n\ny"\nm,r,a,0,q2,2,z\n`, 't:5: score is 2'],
    ['a padded arm', `${HEADER}\nm,r,a ,0,q1,1\n`, 't:2: arm is "a "; expected no blanks around the name.'],
    [
      'two clusters of an item',
      `${HEADER},cluster\nm,r,a,0,q1,1,c1\nm,r,b,0,q1,1,c2\n`,
      't:3: cluster of item "q1" is "c2", but "c1" in ',
    ],
    ['a ragged row', `${HEADER}\nm,r,a,0,q1,1\nm,r,a,0,q2\n`, 't:3: has 5 fields; expected 6'],
    ['an unknown column', `${HEADER},modell\nm,r,a,0,q1,1,x\n`, 't:1: unknown column "modell" (did you mean model?).'],
    [
      'an unknown key on a later line',
      '{"domain":"m","rung":"r","arm":"a","seed":0,"item":1,"score":1}\n{"domain":"m","rung":"r","arm":"a","seed":0,"item":2,"score":1,"conf":1}\n',
      't:2: unknown key "conf"',
    ],
    ['binary data', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]), 't:1: is binary, or text in UTF-16'],
  ])('refuses %s', async (_claim, content, message) => {
    expect(await messageOf(content)).toContain(message);
  });

  test('reports the first of two faults in a file', async () => {
    expect(await messageOf(`${HEADER}\nm,r,a,0,q1,7\nm,r\n`)).toContain('t:2: score is 7');
  });

  test('refuses to read nothing', async () => {
    expect((await faultOf(() => read())).code).toBe('usage');
  });

  test('checks that every file can be opened before reading the first', async () => {
    const good = scratch.write('good.csv', `${HEADER}\nmath,6b,baseline,0,q1,1\n`);
    const started: string[] = [];
    const progress = { ...silentProgress, start: (step: string) => started.push(step) };
    const { message } = await faultOf(() => readPredictions([good, scratch.path('gone.csv')], progress));
    expect(message).toContain('gone.csv: cannot be read');
    expect(started).toEqual([]);
  });

  test('reads a pipe, which can be opened only once', async context => {
    const path = scratch.path('pipe');
    if (spawnSync('mkfifo', [path]).status !== 0) return context.skip('mkfifo is not there');
    const content = `${HEADER}\nmath,6b,baseline,0,q1,1\n`;
    const writer = spawn('sh', ['-c', 'printf %s "$1" > "$0"', path, content]);
    const { inputs } = await read(path);
    expect(inputs.map(({ bytes, rows }) => [bytes, rows])).toEqual([[content.length, 1]]);
    writer.kill();
  });

  const real = new URL('../../../shared/data/gsm8k_transfer.csv', import.meta.url);
  test.skipIf(!existsSync(real))(
    'reads a real table: 5,276 outcomes of two rungs (skipped without ../shared)',
    async () => {
      const { predictions } = await read(real.pathname);
      expect(predictions.rows).toBe(4 * 1319);
      expect(predictions.keys.rung.labels).toEqual(['6b', '175b']);
    },
  );
});
