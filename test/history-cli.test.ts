import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { History } from '../src/core/history.ts';
import type { Outcome } from './support/make-table.ts';
import { type NightSketch, writeNight } from './support/night-runs.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { type Answer, runCarryover } from './support/run-carryover.ts';
import { testFolder } from './support/test-folder.ts';

/** Nights of the same gain, but for some. */
async function writeNights(
  count: number,
  change: (night: number) => Partial<NightSketch> = () => ({}),
): Promise<string> {
  const folder = testFolder();
  for (let night = 1; night <= count; night++)
    await writeNight(join(folder, 'nights'), { night, gain: 0.1, ...change(night) });
  return folder;
}

const historyOf = (folder: string, ...args: string[]): Answer & { history: History } => {
  const answer = runCarryover(folder, ['history', 'nights', '--json', ...args]);
  return { ...answer, history: JSON.parse(answer.stdout) as History };
};

describe.skipIf(!isRequired('runs'))(titleOf('carryover history', 'runs'), () => {
  test('follows steady nights without a finding, says where every cell stands, and exits with 0', async () => {
    const folder = await writeNights(6);
    const { code, history, lastLine } = historyOf(folder);
    expect(code).toBe(0);
    expect(lastLine).toBe('carryover: no fall found over 6 nights of nightly.');
    expect(history.series.map(({ observation, points }) => [observation, points.length])).toEqual([
      ['seed', 6],
      ['seed', 6],
    ]);
    const text = runCarryover(folder, ['history', 'nights', '--html', 'h.html']);
    expect(text.stdout).toContain('No change found over 6 nights of nightly');
    const page = readFileSync(join(folder, 'h.html'), 'utf8');
    expect(page.match(/<svg /g)).toHaveLength(2);
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/u);
  });

  test('finds a gain that fell, says since when and how late, and exits with 3', async () => {
    const folder = await writeNights(26, night => ({ gain: night < 16 ? 0.3 : -0.3, items: 60 }));
    const { code, history, lastLine } = historyOf(folder);
    expect(code).toBe(3);
    expect(lastLine).toContain('the gain fell in 2 of 2 cells over 26 nights');
    for (const { changes } of history.series) {
      expect(changes).toMatchObject([{ direction: 'fall', since: 16 }]);
      expect(changes[0]?.night).toBeLessThan(24);
    }
    const { stdout } = runCarryover(folder, ['history', 'nights']);
    expect(stdout.replaceAll(/\s+/gu, ' ')).toMatch(
      /175b × math: the gain fell from about night 16 on, from \+\S+ to −\S+ points; found in night \d+, \d nights later/u,
    );
  });

  test('says where nothing was measured, tonight or ever, and exits with 6', async () => {
    const none = { change: (all: readonly Outcome[]) => all.filter(({ arm }) => arm !== 'candidate') };
    const ever = historyOf(await writeNights(2, () => none));
    expect([ever.code, ever.lastLine]).toEqual([
      6,
      'carryover: nothing was measured over 2 nights of nightly; the last night has nothing that was measured.',
    ]);
    const tonight = await writeNights(3, night => (night === 3 ? none : {}));
    expect(historyOf(tonight).code).toBe(6);
    expect(runCarryover(tonight, ['history', 'nights']).stdout.replaceAll(/\s+/gu, ' ')).toContain(
      '175b × math: not measured in the last night (The candidate arm has no rows in this cell)',
    );
  });

  test('a cell that fails for a night is a gap, and the series goes on', async () => {
    const failed = { change: (all: readonly Outcome[]) => all.filter(({ rung }) => rung !== '175b') };
    const { code, history } = historyOf(await writeNights(5, night => (night === 3 ? failed : {})));
    expect(code).toBe(0);
    expect(
      history.series.map(({ rung, points, gaps }) => [rung, points.length, gaps.map(({ night }) => night)]),
    ).toEqual([
      ['6b', 5, []],
      ['175b', 4, [3]],
    ]);
  });

  test('starts anew where items change, shows both, and names what changed', async () => {
    const renamed = {
      change: (all: readonly Outcome[]) => all.map(one => ({ ...one, item: `new ${one.item}` })),
    };
    const folder = await writeNights(5, night => (night > 3 ? renamed : {}));
    const { code, history, stdout } = historyOf(folder);
    expect(code).toBe(0);
    const [before, after] = history.series.filter(({ rung }) => rung === '175b');
    expect(before).toMatchObject({ first: 1, because: [], points: [1, 2, 3].map(night => ({ night })) });
    expect(after).toMatchObject({ first: 4, because: [{ aspect: 'items', what: 'items of math' }] });
    expect(after?.tail).toBeLessThan(before?.tail as number);
    expect(stdout).toContain('items of math');
    expect(runCarryover(folder, ['history', 'nights']).stdout.replaceAll(/\s+/gu, ' ')).toContain(
      'Night 4 (nights/night-4) is another comparison, and the series starts anew',
    );
    expect(historyOf(folder, '--night-draws', 'items').history.series).toHaveLength(2);
  });

  test('leaves out copies, half-written runs, edited runs, other suites and runs of the same instant, each with its reason', async () => {
    const folder = await writeNights(3);
    const nights = join(folder, 'nights');
    await writeNight(nights, { night: 4, gain: 0.1, stream: 'night 2', directory: 'copy' });
    await writeNight(nights, { night: 3, gain: 0.1, stream: 'other', directory: 'twin' });
    await writeNight(nights, {
      night: 2,
      gain: 0.1,
      stream: 'foreign',
      directory: 'foreign',
      manifest: one => ({ ...one, name: '=other"suite' }),
    });
    await writeNight(nights, { night: 9, gain: 0.1, directory: 'half' });
    rmSync(join(nights, 'half', 'run.json'));
    const edited = await writeNight(nights, { night: 8, gain: 0.1, directory: 'edited' });
    writeFileSync(
      join(edited, 'run.json'),
      readFileSync(join(edited, 'run.json'), 'utf8').replace('"sesoi": 0.02', '"sesoi": 0.2'),
    );
    const newer = await writeNight(nights, { night: 7, gain: 0.1, directory: 'newer' });
    writeFileSync(
      join(newer, 'run.json'),
      readFileSync(join(newer, 'run.json'), 'utf8').replace('"schema": 1', '"schema": 2'),
    );
    const { code, history } = historyOf(folder);
    expect(code).toBe(6);
    expect(history.nights).toHaveLength(3);
    const kinds = history.left.map(({ directory, kind }) => [directory.slice('nights/'.length), kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      copy: 'copy',
      twin: 'same-time',
      foreign: 'other-suite',
      half: 'half-written',
      edited: 'unreadable',
      newer: 'unreadable',
    });
    expect(history.left.find(({ directory }) => directory.endsWith('newer'))?.reason).toContain(
      'this version of carryover reads schema 1',
    );
  });

  test('says where a clock went back or is ahead', async () => {
    const folder = testFolder();
    const nights = join(folder, 'nights');
    await writeNight(nights, { night: 1, gain: 0.1, createdAt: '2026-03-02T00:00:00.000Z' });
    await writeNight(nights, { night: 2, gain: 0.1, createdAt: '2026-03-01T00:00:00.000Z' });
    await writeNight(nights, { night: 3, gain: 0.1, createdAt: '2999-01-01T00:00:00.000Z' });
    const remarks = historyOf(folder).history.nights.map(night => night.remarks.join(' '));
    expect(remarks[0]).not.toContain('clock');
    expect(remarks[1]).toContain('did a clock go back?');
    expect(remarks[2]).toContain('a clock is wrong');
  });

  test('refuses what is no folder, holds no run, or holds none that can be read, with 64', () => {
    const folder = testFolder();
    mkdirSync(join(folder, 'empty'));
    mkdirSync(join(folder, 'half', 'cells'), { recursive: true });
    for (const [path, words] of [
      ['nowhere', 'there is nothing of this name'],
      ['empty', 'holds no run'],
      ['half', 'no run can be read'],
    ] as const) {
      const { code, stderr, stdout } = runCarryover(folder, ['history', path]);
      expect(code).toBe(64);
      expect(stderr).toContain(words);
      expect(stdout).toBe('');
    }
  });

  test('writes CSV that no spreadsheet runs, one row per night and cell', async () => {
    const folder = testFolder();
    await writeNight(join(folder, 'nights'), {
      night: 1,
      gain: 0.1,
      directory: '=1+1',
      manifest: one => ({ ...one, name: '<b>&"x' }),
    });
    const { stdout } = runCarryover(join(folder, 'nights'), ['history', '=1+1', '--csv', '--html', 'h.html']);
    const [header, first] = stdout.split('\n');
    expect(header).toContain('night,created_at,directory,segment,rung,domain');
    expect(first).toContain(",'=1+1,");
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(readFileSync(join(folder, 'nights', 'h.html'), 'utf8')).toContain('&lt;b&gt;&amp;&quot;x');
  });

  test('takes verdicts from result.json where it says the gains of the outcomes, and says so where it does not', async () => {
    const folder = await writeNights(2);
    const verdictOf = (): (string | undefined)[] =>
      historyOf(folder).history.series.map(({ points }) => points[0]?.verdict);
    expect(verdictOf()).toEqual([undefined, undefined]);
    expect(runCarryover(folder, ['report', 'nights/night-1']).code).toBe(0);
    expect(verdictOf()[1]).toEqual(expect.any(String));
    const path = join(folder, 'nights', 'night-1', 'result.json');
    const edited = readFileSync(path, 'utf8').replaceAll(/"point": (-?0\.\d)/gu, '"point": 0.9');
    writeFileSync(path, edited);
    expect(verdictOf()).toEqual([undefined, undefined]);
    expect(historyOf(folder).history.nights[0]?.remarks[0]).toContain('does not belong to these outcomes');
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('the blessed run of a history', 'runs'), () => {
  const naming: Partial<NightSketch> = {
    manifest: one => ({ ...one, policy: { ...one.policy, baseline: 'b.json' } }),
  };
  const held = async (change?: (night: number) => Partial<NightSketch>): Promise<string> => {
    const folder = await writeNights(3, change);
    const { code, stderr } = runCarryover(folder, ['bless', 'nights/night-1', '--out', 'b.json']);
    expect(code, stderr).toBe(0);
    return folder;
  };

  test('is what the policy of the last night names, or what is named here, and stands on the page', async () => {
    const folder = await held(() => naming);
    const { code, history } = historyOf(folder);
    expect(code).toBe(0);
    expect(history.blessed).toMatchObject({ path: 'b.json', state: 'compared', obstacles: [] });
    expect(history.blessed?.gains.map(({ rung, gain }) => [rung, gain])).toEqual(
      history.series.map(({ rung, points }) => [rung, expect.closeTo(points[0]?.gain ?? 9, 12)]),
    );
    const { stdout } = runCarryover(folder, ['history', 'nights', '--html', 'h.html']);
    expect(stdout).toContain('Blessed gain, points');
    const page = readFileSync(join(folder, 'h.html'), 'utf8');
    expect(page).toContain('Dashed level line: the blessed gain, of b.json.');
    expect(page).toContain('The blessed run is that of b.json: measured 2026-01-01T03:00:00.000Z');

    const unnamed = await held();
    expect(historyOf(unnamed).history.blessed).toBeUndefined();
    expect(historyOf(unnamed, '--baseline', 'b.json').history.blessed).toMatchObject({ state: 'compared' });
  });

  test.each<[claim: string, state: string, told: string, spoil: (folder: string) => void]>([
    ['missing', 'missing', 'there is no such baseline', folder => rmSync(join(folder, 'b.json'))],
    ['foreign', 'invalid', 'is no baseline of carryover', folder => writeFileSync(join(folder, 'b.json'), '{"a": 1}')],
    [
      'hand-edited',
      'invalid',
      'was edited after it was blessed',
      folder => {
        const path = join(folder, 'b.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('"items": 40', '"items": 41'));
      },
    ],
    [
      'of another study',
      'incomparable',
      'it is of another study, "nightly"',
      folder => {
        for (const night of ['night-1', 'night-2', 'night-3'])
          rmSync(join(folder, 'nights', night), { recursive: true });
      },
    ],
  ])('%s: is told on every output, has no gains, and leaves the history incomplete', async (_, state, told, spoil) => {
    const folder = await held(() => naming);
    spoil(folder);
    if (state === 'incomparable') {
      const other: NightSketch = { night: 4, gain: 0.1, manifest: one => ({ ...one, name: 'other' }) };
      await writeNight(join(folder, 'nights'), other);
    }
    const { code, history, lastLine } = historyOf(folder, '--baseline', 'b.json', '--html', 'h.html');
    expect(code).toBe(6);
    expect(history.blessed).toMatchObject({ state, gains: [] });
    for (const said of [lastLine, readFileSync(join(folder, 'h.html'), 'utf8').replaceAll('&quot;', '"')])
      expect(said).toContain(told);
    expect(runCarryover(folder, ['history', 'nights', '--baseline', 'b.json']).stdout).toContain('No night is held');
  });

  test('of other items than the last night is told, whatever the gains are', async () => {
    const renamed = { change: (all: readonly Outcome[]) => all.map(one => ({ ...one, item: `new ${one.item}` })) };
    const folder = await held(night => ({ ...naming, ...(night === 3 ? renamed : {}) }));
    const { code, history, lastLine } = historyOf(folder);
    expect([code, history.blessed?.state]).toEqual([6, 'incomparable']);
    expect(lastLine).toContain('the item set of 6b × math changed: 40 then, 40 now');
  });
});
