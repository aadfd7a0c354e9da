import { describe, expect, test } from 'vitest';
import { parseMapping } from '../../../../src/evidence/formats/mapped/mapping.ts';
import { proposeMapping } from '../../../../src/evidence/formats/mapped/propose-mapping.ts';

describe('a proposal', () => {
  test('goes by the names of columns, where their values agree', () => {
    const columns = ['item_id', 'subset', 'judge', 'strategy', 'order', 'gold', 'winner', 'correct'];
    const rows = [
      ['a', 'x', 'J', 'CoT', 'given', '1', '1', '1'],
      ['b', 'y', 'J', 'CoT', 'swapped', '2', '1', '0'],
    ];
    expect(proposeMapping(columns, rows)).toBe(
      'item=item_id,score=correct,model=judge,method=strategy,filter=order,subset=subset',
    );
  });

  test('knows names whatever their case, blanks and dashes', () => {
    expect(
      proposeMapping(
        ['Question ID', 'Is-Correct', 'Model Name'],
        [
          ['q1', 'yes', 'm'],
          ['q2', 'no', 'm'],
        ],
      ),
    ).toBe("'item=Question ID,score=Is-Correct,model=Model Name'");
  });

  test('takes a column of states for the status where its words are known to be such', () => {
    const propose = (...states: readonly string[]) =>
      proposeMapping(
        ['id', 'correct', 'state'],
        states.map((state, at) => [`q${at}`, at % 2, state]),
      );
    expect(propose('ok', 'timeout')).toBe('item=id,score=correct,status=state');
    expect(propose('Ohio', 'Texas')).toBe('item=id,score=correct');
  });

  test('takes the likelier of two names', () => {
    expect(
      proposeMapping(
        ['acc', 'score', 'id'],
        [
          [1, 0, 'a'],
          [0, 0.5, 'b'],
        ],
      ),
    ).toBe('item=id,score=score');
  });

  test('passes over a column whose values are none of the kind', () => {
    expect(
      proposeMapping(
        ['id', 'score', 'correct'],
        [
          ['a', '87', '1'],
          ['b', '12', '0'],
        ],
      ),
    ).toBe('item=id,score=correct');
    expect(
      proposeMapping(
        ['id', 'order', 'score'],
        [
          ['a', '1', '1'],
          ['b', '2', '0'],
        ],
      ),
    ).toBe('item=id,score=score');
  });

  test('falls back on the only column with scores and the first with values', () => {
    expect(
      proposeMapping(
        ['frage', 'richtig', 'note'],
        [
          ['f1', '1', '3'],
          ['f2', '0', '4'],
        ],
      ),
    ).toBe('item=frage,score=richtig');
  });

  test('is none where nothing can be the score or the item', () => {
    expect(
      proposeMapping(
        ['id', 'answer'],
        [
          ['a', 'x'],
          ['b', 'y'],
        ],
      ),
    ).toBeUndefined();
    expect(
      proposeMapping(
        ['x', 'y'],
        [
          ['1', '0'],
          ['0', '1'],
        ],
      ),
    ).toBeUndefined();
    expect(proposeMapping([], [])).toBeUndefined();
    expect(proposeMapping(['id', 'score'], [])).toBeUndefined();
  });

  test('can be typed as it is, in quotes where a shell needs them', () => {
    const odd = proposeMapping(
      ["it's", 'ok'],
      [
        ['a', '1'],
        ['b', '0'],
      ],
    );
    expect(odd).toBe(`'item=it'\\''s,score=ok'`);
    const text = proposeMapping(
      ['id', 'score', 'model'],
      [
        ['a', '1', 'm'],
        ['b', '0', 'm'],
      ],
    );
    expect(parseMapping(text as string)).toEqual({ item: 'id', score: 'score', model: 'model' });
  });
});
