import { describe, expect, test } from 'vitest';
import { compareBaseline } from '../../src/verdict/compare-baseline.ts';
import { makeNight } from '../support/blessed.ts';

const blessed = makeNight(0.2);
const reading = { path: 'b.json', state: 'read', baseline: blessed.baseline } as const;
const compare = (tonight: typeof blessed.tonight) => compareBaseline(reading, tonight);

describe('gains are held against the blessed ones', () => {
  test('the same run has not fallen, and a fall of the smallest gain that matters is as open as its interval says', () => {
    const { state, cells, changes } = compare(blessed.tonight);
    expect([state, changes]).toEqual(['compared', []]);
    expect(cells).toHaveLength(1);
    const [cell] = cells;
    expect(cell?.difference.point).toBe(0);
    const width = (cell?.now.high ?? 0) - (cell?.now.point ?? 0);
    expect(cell?.difference.high).toBeCloseTo(Math.SQRT2 * width, 12);
    expect(cell?.ruling).toBe((cell?.difference.low ?? 0) > -0.02 ? 'held' : 'unresolved');
  });

  test('a gain that was halved fell; one that rose did not; the sandbox is not looked at', () => {
    const { cells } = compare({ ...makeNight(0.05).tonight, items: blessed.items });
    expect(cells.map(({ rung, ruling }) => [rung, ruling])).toEqual([['large', 'fell']]);
    expect(compare({ ...makeNight(0.35).tonight, items: blessed.items }).cells[0]?.ruling).toBe('held');
  });

  test('a cell that is no evidence tonight is not compared', () => {
    const cells = blessed.tonight.cells.map(cell => ({
      ...cell,
      verdict: cell.verdict && { kind: 'disqualified' as const, tags: [] },
    }));
    expect(compare({ ...blessed.tonight, cells }).cells).toEqual([]);
  });
});

test('a baseline that is missing, edited or of other items compares no gain', () => {
  const { tonight } = blessed;
  for (const one of [
    compareBaseline({ path: 'b.json', state: 'missing' }, tonight),
    compareBaseline({ path: 'b.json', state: 'invalid', text: 'was edited' }, tonight),
    compare({ ...tonight, items: [] }),
  ])
    expect(one).toMatchObject({ state: expect.not.stringMatching('compared') as string, cells: [] });
});
