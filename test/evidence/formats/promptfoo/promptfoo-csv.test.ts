import { describe, expect, test } from 'vitest';
import { readPromptfooCsv } from '../../../../src/evidence/formats/promptfoo/promptfoo-csv.ts';
import { openSource } from '../../../../src/tables/open-source.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const scratch = scratchFolder();
const read = async (text: string) => (await readPromptfooCsv(await openSource(scratch.write('out.csv', text)))).results;
const FIELDS = ['model', 'prompt', 'status', 'hasPassed', 'score', 'output'] as const;
const tell = async (text: string) => (await read(text)).map(result => FIELDS.map(field => result[field]));

describe('a CSV export', () => {
  const blocks = (label: string): string => `${label},Status,Score,Named Scores,Grader Reason,Comment`;

  test('repeats a block of columns per provider and prompt, whose names share a column name', async () => {
    const header = `word,${blocks('[weak] "Say"')},${blocks('[strong] Say')}`.replaceAll('"', '');
    expect(await tell(`${header}\nOne,a,PASS,1.00,,,,b,FAIL,0.25,,,\nTwo,,ERROR,0.00,,,,,,,,,\n`)).toEqual([
      ['weak', 'Say', 'scored', true, 1, 'a'],
      ['strong', 'Say', 'scored', false, 0.25, 'b'],
      ['weak', 'Say', 'errored', false, 0, ''],
      ['strong', 'Say', 'missing', false, undefined, ''],
    ]);
  });

  test('may have descriptions, reasoning, a column per metric, line breaks in headers, and columns of red teams', async () => {
    const header =
      'Description,word,"[weak] Say\n{{word}}",Reasoning,Status,Score,Named Scores,Metric: tone,Grader Reason,Comment,pluginId';
    const [result] = await read(`${header}\nFirst,One,a,thought,PASS,0.50,,0.25,,,p\n`);
    expect(result).toMatchObject({ model: 'weak', prompt: 'Say\n{{word}}', output: 'a', score: 0.5, test: '"First"' });
    expect([...(result?.vars ?? [])]).toEqual([['word', 'One']]);
    expect([...(result?.namedScores ?? [])]).toEqual([['tone', 0.25]]);
  });

  test('may have no provider in the header of an output', async () => {
    expect(await tell(`word,${blocks('Say')}\nOne,a,PASS,1.00,,,\n`)).toEqual([
      ['unnamed provider', 'Say', 'scored', true, 1, 'a'],
    ]);
  });

  test('of versions before had the status before the output', async () => {
    expect(await tell('word,[weak] Say,Grader Reason,Comment\nOne,[PASS] yes,,\nTwo,[ERROR] no,,\nThree,,,\n')).toEqual(
      [
        ['weak', 'Say', 'scored', true, undefined, 'yes'],
        ['weak', 'Say', 'errored', false, undefined, 'no'],
        ['weak', 'Say', 'missing', false, undefined, undefined],
      ],
    );
  });

  test('of the earliest versions had the scores there too', async () => {
    const [result, other] = await read(
      'word,[weak] Say\nOne,"[FAIL] (0.50, tone: 0.25, a: b: 1.00)\n\nyes"\nTwo,[PASS] (1.00)\n',
    );
    expect(result).toMatchObject({ status: 'scored', hasPassed: false, score: 0.5, output: 'yes' });
    expect([...(result?.namedScores ?? [])]).toEqual([
      ['tone', 0.25],
      ['a: b', 1],
    ]);
    expect(other).toMatchObject({ hasPassed: true, score: 1, output: '' });
  });
});
