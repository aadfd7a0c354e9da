import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignDesign } from '../../../../src/evidence/assign-design.ts';
import { headRows } from '../../../../src/evidence/formats/head-rows.ts';
import { mappedReader } from '../../../../src/evidence/formats/mapped/mapped-table.ts';
import { parseMapping } from '../../../../src/evidence/formats/mapped/mapping.ts';
import { proposeMapping } from '../../../../src/evidence/formats/mapped/propose-mapping.ts';
import { openSource } from '../../../../src/tables/open-source.ts';
import { writeParquet } from '../../../../src/tables/write-parquet.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { FUZZ_RUNS, mutatedBytes } from '../../../support/mutate-bytes.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { tryReading } from '../../../support/try-reading.ts';

const scratch = scratchFolder();
const real = (path: string): string =>
  fileURLToPath(new URL(`../../../../../shared/data/logs/${path}`, import.meta.url));
const write = (text: string): string => scratch.write('table.csv', text);
const read = (map: string, text: string, cluster?: string) =>
  readEvidence(mappedReader(parseMapping(map)), [write(text)], { cluster });

describe('a mapped table', () => {
  test('gives an outcome a row, a series per combination of facts', async () => {
    const { series } = await read('item=id,score=ok,model=who', 'id,who,ok\na,m1,true\nb,m1,fail\na,m2,0.5\nb,m2,\n');
    expect(series.map(({ facts, outcomes }) => [facts, outcomes.map(({ status, score }) => [status, score])])).toEqual([
      [
        { model: 'm1' },
        [
          ['scored', 1],
          ['scored', 0],
        ],
      ],
      [
        { model: 'm2' },
        [
          ['scored', 0.5],
          ['missing', 0],
        ],
      ],
    ]);
  });

  test('can say everything that an outcome and its series have', async () => {
    const columns = 'id,s,a,r,d,se,m,t,me,mt,f,rep,cl,su,st,p,l,q,co,ti,to,c';
    const row = 'i1,1,A,R,D,7,M,T,ME,MT,F,2,CL,SU,scored,P,L,What?,0.9,10,3,0.25';
    const map =
      'item=id,score=s,arm=a,rung=r,domain=d,seed=se,model=m,task=t,method=me,metric=mt,filter=f,repeat=rep,cluster=cl,' +
      'subset=su,status=st,prediction=p,label=l,text=q,confidence=co,tokens_in=ti,tokens_out=to,cost_usd=c';
    const { series } = await read(map, `${columns}\n${row}\n`);
    expect(series[0]?.facts).toEqual({
      model: 'M',
      task: 'T',
      method: 'ME',
      metric: 'MT',
      filter: 'F',
      seed: '7',
      arm: 'A',
      rung: 'R',
      domain: 'D',
    });
    expect(series[0]?.outcomes).toEqual([
      {
        item: 'i1',
        status: 'scored',
        score: 1,
        repeat: '2',
        cluster: 'CL',
        subset: 'SU',
        prediction: 'P',
        label: 'L',
        content: expect.any(String),
        confidence: 0.9,
        tokensIn: 10,
        tokensOut: 3,
        costUsd: 0.25,
      },
    ]);
  });

  test('places its series by the arms, rungs and domains that it names', async () => {
    const { series } = await read('item=i,score=s,arm=a,rung=r', 'i,s,a,r\nx,1,base,7b\nx,0,new,7b\nx,1,new,70b\n');
    const { placed } = assignDesign(series, { domain: [], rung: [], arm: [] });
    expect(placed.map(({ domain, rung, arm }) => `${domain} ${rung} ${arm}`)).toEqual([
      'all items 7b base',
      'all items 7b new',
      'all items 70b new',
    ]);
  });

  test('takes a status before the score, and says so', async () => {
    const sink = await read('item=i,score=s,status=t', 'i,s,t\na,0,error\nb,,refused\nc,1,\nd,1,OK\ne,,missing\n');
    expect(sink.series[0]?.outcomes.map(({ status }) => status)).toEqual([
      'errored',
      'refused',
      'scored',
      'scored',
      'missing',
    ]);
    expect(sink.notes.map(({ text }) => text)).toEqual(['scores of outcomes whose status is not scored were not read']);
  });

  test('can be JSONL, with numbers, truth values and rows that lack keys', async () => {
    const { series } = await read(
      'item=id,score=ok,subset=part',
      '{"id":1,"ok":true}\n{"id":2,"ok":0.5,"part":"x"}\n{"id":3,"ok":null}\n{"id":4}\n',
    );
    expect(series[0]?.outcomes.map(({ item, status, score, subset }) => [item, status, score, subset])).toEqual([
      ['1', 'scored', 1, undefined],
      ['2', 'scored', 0.5, 'x'],
      ['3', 'missing', 0, undefined],
      ['4', 'missing', 0, undefined],
    ]);
  });

  test('can be Parquet, whose nulls are empty cells', async () => {
    const path = scratch.path('table.parquet');
    await using file = await open(path, 'w');
    const ok = { values: Float64Array.of(1, 0, 0), present: Uint8Array.of(1, 1, 0) };
    const id = { labels: ['a', 'b', 'c'], codes: Int32Array.of(0, 1, 2) };
    await writeParquet(file, {
      rows: 3,
      columns: [
        { name: 'id', text: id },
        { name: 'ok', numbers: ok },
      ],
    });
    const reader = mappedReader(parseMapping('item=id,score=ok'));
    expect(await recognizesFile(reader, path)).toBe(true);
    const { series } = await readEvidence(reader, [path]);
    expect(series[0]?.outcomes.map(({ item, status, score }) => [item, status, score])).toEqual([
      ['a', 'scored', 1],
      ['b', 'scored', 0],
      ['c', 'missing', 0],
    ]);
    const wrong = mappedReader(parseMapping('item=idd,score=ok'));
    expect((await faultOf(() => readEvidence(wrong, [path]))).message).toContain('did you mean "id"?');
    const head = await headRows(await openSource(path));
    expect(proposeMapping(head?.columns ?? [], head?.rows ?? [])).toBe('item=id,score=ok');
  });

  test('has every column for a tag that clusters can be named after', async () => {
    const { series } = await read('item=i,score=s', 'i,s,passage\na,1,p1\nb,0,p2\n', 'passage');
    expect(series[0]?.outcomes.map(({ cluster }) => cluster)).toEqual(['p1', 'p2']);
  });

  test('is taken for one whatever its columns, unless it is no table', async () => {
    const reader = mappedReader(parseMapping('item=i,score=s'));
    expect(await recognizesFile(reader, write('a,b\n1,2\n'))).toBe(true);
    expect(await recognizesFile(reader, write('[1]'))).toBe(false);
    expect(await recognizesFile(reader, write(''))).toBe(false);
  });
});

describe('what is refused', () => {
  test.each([
    [
      'a column that is not there',
      'item=id,score=scroe',
      'id,score\na,1\n',
      'no column is called "scroe" (did you mean "score"?), mapped to score; found "id", "score"',
    ],
    [
      'a key that no row has',
      'item=id,score=s,model=judge',
      '{"id":"a","s":1}\n',
      'no column is called "judge", mapped to model',
    ],
    [
      'an item key that is spelt otherwise',
      'item=id,score=s',
      '{"idd":"a","s":1}\n',
      'no column is called "id" (did you mean "idd"?)',
    ],
    [
      'an empty item',
      'item=id,score=s',
      'id,s\na,1\n,0\n',
      'table.csv:3: column "id" is empty; expected an id (mapped to item)',
    ],
    [
      'a percentage',
      'item=id,score=s',
      'id,s\na,85%\n',
      'table.csv:2: column "s" is "85%"; expected a number from 0 to 1',
    ],
    ['stars', 'item=id,score=s', 'id,s\na,1\nb,4\n', 'table.csv:3: column "s" is "4"; expected a number from 0 to 1'],
    [
      'an unknown status',
      'item=id,score=s,status=t',
      'id,s,t\na,1,odd\n',
      'column "t" is "odd"; expected scored, refused',
    ],
    [
      'half a token',
      'item=id,score=s,tokens_in=t',
      'id,s,t\na,1,2.5\n',
      'column "t" is "2.5"; expected a whole number of tokens',
    ],
    ['an object for an item', 'item=id,score=s', '{"id":{"x":1},"s":1}\n', 'column "id" is {"x":1}; expected text'],
    ['a number that has lost digits', 'item=id,score=s', '{"id":12345678901234567890,"s":1}\n', 'expected text'],
    ['one item twice', 'item=id,score=s', 'id,s\na,1\na,0\n', 'table.csv:3: item "a" was there before'],
    ['a JSON array', 'item=id,score=s', '[{"id":1}]', 'is a JSON array; expected CSV, or JSONL'],
    ['a table without rows', 'item=id,score=s', 'id,s\n', 'has no rows'],
  ])('%s', async (_what, map, text, message) => {
    const { message: said, hint } = await faultOf(() => read(map, text));
    expect(said).toContain(message);
    expect(hint.length).toBeGreaterThan(5);
  });

  test('mutated files are read or refused, never a crash', async () => {
    const csv = 'id,s,m,t,n\na,1,m1,scored,3\nb,correct,m1,,4\nc,,"m,1",errored,\n';
    const jsonl = '{"id":"a","s":true,"m":1,"t":"scored","n":5}\n{"id":"b","s":0.5,"t":null}\n{"id":3,"m":"x","n":0}\n';
    const reader = mappedReader(parseMapping('item=id,score=s,model=m,status=t,tokens_in=n'));
    for (const text of [csv, jsonl]) {
      await fc.assert(
        fc.asyncProperty(mutatedBytes(Buffer.from(text)), bytes => tryReading(reader, bytes)),
        { numRuns: FUZZ_RUNS / 2 },
      );
    }
  });
});

describe.skipIf(!existsSync(real('llmbar_judges')))('LLMBar (skipped without ../shared)', () => {
  test('all published counts of right verdicts, in both orders, follow from the verdicts: 325 of 325', async () => {
    const map = 'item=item_id,score=correct,model=judge,method=strategy,task=subset,filter=order';
    const path = real('llmbar_judges/verdicts.csv');
    const { series } = await readEvidence(mappedReader(parseMapping(map)), [path]);
    const counts = new Map<string, string>();
    for (const { facts, outcomes } of series) {
      const correct = outcomes.reduce((sum, { score }) => sum + score, 0);
      counts.set([facts.task, facts.model, facts.method, facts.filter].join(), `${correct} / ${outcomes.length}`);
    }
    const [header = '', ...lines] = readFileSync(real('llmbar_judges/published_statistics.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(header).toMatch(/^subset,judge,strategy,correct_given,correct_swapped,/);
    let agreeing = 0;
    for (const line of lines) {
      const [subset, judge, strategy, given = '', swapped = ''] = line.split(',');
      const key = [subset, judge, strategy].join();
      expect(counts.get(`${key},given`), `${key},given`).toBe(given.split(' = ')[0]);
      expect(counts.get(`${key},swapped`), `${key},swapped`).toBe(swapped.split(' = ')[0]);
      agreeing++;
    }
    expect([agreeing, series.length]).toEqual([325, 650]);
    const missing = series.flatMap(({ outcomes }) => outcomes).filter(({ status }) => status === 'missing');
    expect(missing).toHaveLength(134);
  });
});
