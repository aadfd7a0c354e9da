import { describe, expect, test } from 'vitest';
import { estimateCounts } from '../../../src/analysis/counts/estimate-counts.ts';
import type { CountedDomain, CountedMethod, CountsResult, PgrDefinition } from '../../../src/core/counts-result.ts';
import { isRefused } from '../../../src/core/refusal.ts';
import { renderResult } from '../../../src/report/registry.ts';
import { concluded, referenceRun, runsOf, SETTINGS, smallArchive } from '../../support/counted.ts';
import { readSandboxCounts } from '../../support/read-sandbox-counts.ts';
import { hasSharedData, sharedData } from '../../support/shared-data.ts';

const ARCHIVE = 'aar/cache_results_chat_math.tar.gz';
const isThere = hasSharedData(ARCHIVE);

describe('a made-up archive', () => {
  test('has its baseline first and every other method against it', () => {
    const { domains, family } = estimateCounts(smallArchive(), { ...SETTINGS, baseline: 'tuned' });
    expect(domains.map(({ domain, items }) => [domain, items])).toEqual([['chat', 100]]);
    expect(domains[0]?.methods.map(({ method }) => method)).toEqual(['tuned', 'plain']);
    expect(domains[0]?.contrasts.map(({ method }) => method)).toEqual(['plain']);
    expect(family).toBe(1);
  });

  test('gives the same numbers in any order of its files', () => {
    const { runs, references } = smallArchive();
    const turned = { runs: [...runs].reverse(), references: [...references].reverse(), findings: [] };
    expect(estimateCounts(turned, SETTINGS)).toEqual(estimateCounts(smallArchive(), SETTINGS));
  });

  test('has means and no contrast without a baseline', () => {
    const { domains, family } = estimateCounts(smallArchive(), { ...SETTINGS, baseline: 'absent' });
    expect(domains[0]?.methods).toHaveLength(2);
    expect([domains[0]?.contrasts, family]).toEqual([[], 0]);
  });

  test('takes all domains for one family', () => {
    const math = runsOf('plain', [50, 51])
      .concat(runsOf('tuned', [52, 55]))
      .map(run => ({ ...run, domain: 'math' }));
    const { domains, family } = estimateCounts(
      { ...smallArchive(), runs: [...smallArchive().runs, ...math] },
      SETTINGS,
    );
    expect(family).toBe(2);
    expect(domains.map(({ domain, contrasts }) => [domain, contrasts.length])).toEqual([
      ['chat', 1],
      ['math', 1],
    ]);
    expect(domains[1]).toMatchObject({ floor: undefined, ceiling: undefined, gap: undefined });
  });

  test('without runs has nothing, whatever its references', () => {
    expect(estimateCounts({ runs: [], references: [referenceRun('floor', 0.5)], findings: [] }, SETTINGS)).toEqual({
      domains: [],
      family: 0,
      leftOut: [],
    });
  });
});

/** What result.json says of the archive. */
async function read(): Promise<CountsResult> {
  const result = concluded(await readSandboxCounts(sharedData(ARCHIVE)), { baseline: 'vanilla_w2s' });
  return JSON.parse(await renderResult(result, 'json')) as CountsResult;
}

/** "+.2035 (.0457)" as the published audit writes it, without the leading zeros. */
const brief = (value: number | undefined): string =>
  value === undefined ? '–' : value.toFixed(4).replace(/^(-?)0/, '$1');

const pgrOf = (readings: CountedMethod['pgr'], definition: PgrDefinition) => {
  const reading = readings.find(one => one.definition === definition);
  return reading?.status === 'measured' ? reading.pgr : undefined;
};

/** A line of the audit's table from the accuracies that are believed, or from those that the files state. */
function line(domain: CountedDomain, method: CountedMethod, which: 'believed' | 'stated'): string {
  const { accuracy, pgr } = which === 'stated' ? (method.asStated ?? method) : method;
  const stated = pgrOf(method.pgr, 'as-stated');
  const pgrs = [pgrOf(pgr, 'fixed-all'), pgrOf(pgr, 'same-seed')].map(one => brief(one?.mean)).join(' ');
  return `${domain.domain} ${method.method} ${accuracy?.runs} ${brief(stated?.mean)} (${brief(stated?.sem)}) ${pgrs} ${brief(accuracy?.mean)} (${brief(accuracy?.sem)})`;
}

describe.skipIf(!isThere)('the published sandbox archive (skipped where it is not there)', () => {
  test('gives the audited table of mean PGR and accuracy to its digits', async () => {
    const { domains } = await read();
    expect(domains.flatMap(domain => domain.methods.map(method => line(domain, method, 'stated')))).toEqual([
      'chat vanilla_w2s 5 .2035 (.0457) .2035 .1796 .5696 (.0093)',
      'chat critic 5 -.0380 (.0429) -.0380 -.0681 .5202 (.0088)',
      'chat train_only_on_confident_labels 5 .2337 (.0536) .2337 .2121 .5758 (.0110)',
      'chat ue_zeroshot 4 .0266 (.0231) .0269 -.0261 .5335 (.0047)',
      'math vanilla_w2s 5 .3381 (.0302) .3381 .2971 .5974 (.0055)',
      'math critic 5 .2602 (.0308) .2602 .2137 .5833 (.0056)',
      'math train_only_on_confident_labels 5 .2962 (.0524) .2962 .2596 .5898 (.0095)',
      'math ue_zeroshot 5 .5862 (.0245) .5862 .5437 .6425 (.0045)',
    ]);
    const ends = domains.map(({ floor, ceiling }) => `${brief(floor?.accuracy.mean)}/${brief(ceiling?.accuracy.mean)}`);
    expect(ends).toEqual(['.5280/.7325', '.5360/.7176']);
    for (const { floor, ceiling } of domains) expect([floor?.accuracy.runs, ceiling?.accuracy.runs]).toEqual([16, 16]);
  });

  test('believes the counts where files state other accuracies: the hand-typed method alone, in the last digit', async () => {
    const { domains } = await read();
    const moved = domains.flatMap(domain =>
      domain.methods.flatMap(method => {
        const [believed, stated] = [line(domain, method, 'believed'), line(domain, method, 'stated')];
        expect(method.asStated === undefined).toBe(!method.method.startsWith('ue_'));
        return believed === stated ? [] : [believed];
      }),
    );
    expect(moved).toEqual([
      'chat ue_zeroshot 4 .0266 (.0231) .0269 -.0262 .5335 (.0047)',
      'math ue_zeroshot 5 .5862 (.0245) .5861 .5436 .6424 (.0044)',
    ]);
  });

  test('gives the published contrasts against vanilla: mean, spread and t', async () => {
    const found = (await read()).domains.flatMap(({ domain, contrasts }) =>
      contrasts.map(contrast => {
        if (contrast.status === 'unpaired') return `${domain} ${contrast.method} not paired`;
        const { inPgr, t, signFlip } = contrast;
        const statistic = isRefused(t) ? '–' : t.statistic.toFixed(2);
        return `${domain} ${contrast.method} ${inPgr?.mean.toFixed(3)} (${inPgr?.sd?.toFixed(3)}, ${statistic}) ${signFlip.floor}`;
      }),
    );
    expect(found).toEqual([
      'chat critic -0.242 (0.168, -3.22) 0.0625',
      'chat train_only_on_confident_labels 0.030 (0.058, 1.17) 0.0625',
      'chat ue_zeroshot not paired',
      'math critic -0.078 (0.105, -1.65) 0.0625',
      'math train_only_on_confident_labels -0.042 (0.086, -1.09) 0.0625',
      'math ue_zeroshot not paired',
    ]);
  });

  test('bounds the item error of confident − vanilla, and finds chance on the foreign chat parts', async () => {
    const [chat] = (await read()).domains;
    const confident = chat?.contrasts.find(({ method }) => method.startsWith('train_only'));
    const { least = 0, most = 0 } = confident?.itemErrorPgr ?? {};
    expect([least.toFixed(3), most.toFixed(3)]).toEqual(['0.011', '0.127']);
    const share = (parts: CountedMethod['subsets'] | undefined, names: RegExp) => {
      const own = (parts ?? []).filter(({ name }) => names.test(name));
      return own.reduce((sum, part) => sum + part.correct, 0) / own.reduce((sum, part) => sum + part.total, 0);
    };
    const vanilla = chat?.methods[0]?.subsets;
    const foreign = /^(?:reward_bench|rm_bench)/;
    const own = /^helpsteer/;
    expect([share(vanilla, foreign), share(chat?.ceiling?.subsets, foreign)].map(x => x.toFixed(3))).toEqual([
      '0.501',
      '0.808',
    ]);
    expect([share(vanilla, own), share(chat?.ceiling?.subsets, own)].map(x => x.toFixed(3))).toEqual([
      '0.601',
      '0.698',
    ]);
  });
});
