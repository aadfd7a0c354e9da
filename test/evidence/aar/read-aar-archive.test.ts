import { beforeAll, describe, expect, test } from 'vitest';
import type { CountedRun } from '../../../src/core/counts.ts';
import type { ProvenanceFinding } from '../../../src/core/provenance.ts';
import type { AarReading } from '../../../src/evidence/aar/read-aar-archive.ts';
import { drawAarArchive } from '../../support/aar-archive.ts';
import { faultsOf, readSynthetic } from '../../support/read-aar.ts';
import { readSandboxCounts } from '../../support/read-sandbox-counts.ts';
import { hasSharedData, sharedData } from '../../support/shared-data.ts';

const FILE = 'aar/cache_results_chat_math.tar.gz';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
describe.skipIf(!hasSharedData(FILE))('the published archive (skipped where its file is absent)', () => {
  let reading: AarReading;
  beforeAll(async () => {
    reading = await readSandboxCounts(sharedData(FILE));
  });

  const shortPath = (path: string): string => {
    const inside = path.slice(path.indexOf('!cache_results/') + 15);
    const [folder, , file] = inside.split('/');
    return file === undefined ? inside : `${folder}/${file}`;
  };
  const shortField = (field: string | undefined): string =>
    (field ?? '').replace('detailed_eval.strong.final_eval', 'eval').replace('eval.per_subset.', '');
  const line = ({ code, path, field, expected, found }: ProvenanceFinding): string =>
    [code, shortPath(path), shortField(field), expected, found.replace(/\S+!cache_results\//gu, '')].join(' | ');
  const faults = (code: string): readonly string[] =>
    faultsOf(reading)
      .filter(finding => finding.code === code)
      .map(line);

  test('holds 39 runs and 64 floors and ceilings, each once', () => {
    expect(reading).toMatchObject({ files: 103, copies: 51 });
    expect([reading.runs.length, reading.references.length]).toEqual([39, 64]);
    expect(reading.emptyFolders).toHaveLength(3);
    expect(new Set(reading.runs.map(({ pair }) => pair))).toEqual(
      new Set(['Qwen/Qwen1.5-0.5B-Chat → Qwen/Qwen3-4B-Base, epochs 5, lr 0.0001, batch 32, linear']),
    );
  });

  test('floors and ceilings have the means of the audit', () => {
    const of = (domain: string, role: string) =>
      reading.references.filter(one => one.domain === domain && one.role === role).map(({ accuracy }) => accuracy);
    const means = ['chat', 'math'].flatMap(domain =>
      ['floor', 'ceiling'].map(role => mean(of(domain, role)).toFixed(4)),
    );
    expect(means).toEqual(['0.5280', '0.7325', '0.5360', '0.7176']);
    expect(of('math', 'ceiling')).toHaveLength(16);
  });

  test('only the files typed by hand, and the tree that is there twice, are at fault', () => {
    const places = new Set(faultsOf(reading).map(({ path }) => shortPath(path).split('/')[0]));
    expect(places).toEqual(new Set(['cache_results', 'chat_ue_zeroshot', 'math_ue_zeroshot']));
  });

  test('identity: idea, seed, settings', () => {
    const chat = [42, 43, 44, 45].map(
      seed => `IDEA | chat_ue_zeroshot/seed_${seed}.json | idea_name | ue_zeroshot | vanilla_w2s`,
    );
    const math = [42, 43, 44, 45, 46].map(
      seed => `IDEA | math_ue_zeroshot/seed_${seed}.json | idea_name | ue_zeroshot | train_only_on_confident_labels`,
    );
    expect(faults('IDEA')).toEqual([...chat, ...math]);
    const seeds = (
      [
        ['chat', 43, 42],
        ['chat', 44, 42],
        ['chat', 45, 42],
        ['math', 44, 43],
        ['math', 45, 43],
        ['math', 46, 43],
      ] as const
    ).flatMap(([domain, own, found]) =>
      (domain === 'math' && own === 45 ? ['config.seed'] : ['seed', 'config.seed']).map(
        field => `SEED | ${domain}_ue_zeroshot/seed_${own}.json | ${field} | ${own} | ${found}`,
      ),
    );
    expect(faults('SEED')).toEqual(seeds);
    expect(faults('CFGKEY')).toHaveLength(9);
    expect(faults('CFGKEY')[0]).toContain(
      'Qwen_Qwen3_4B_Base_e5_lr0.0001_bs32_schlinear_task_typepreference, where the code looks',
    );
    expect(faults('SCHEMA')).toHaveLength(9);
    expect(faults('SCHEMA')[0]).toContain(
      'without ceiling_acc, labeling_time, total_time, labeling_logs, config.task_type',
    );
    const forms = faults('SCHEMA').map(text => text.split('; ').slice(-2).join('; '));
    expect(new Set(forms)).toEqual(
      new Set(
        ['vanilla_w2s', 'train_only_on_confident_labels'].map(
          method => `with detailed_eval.strong.final_eval; the form of ${method}`,
        ),
      ),
    );
  });

  test('times copied from other runs', () => {
    const copies = faults('DUPPROV');
    expect(copies).toHaveLength(18);
    const of = (place: string) =>
      copies.filter(text => text.includes(place)).map(text => text.split(' | ').slice(2).join(' | '));
    for (const seed of [42, 43, 44, 45]) {
      const [time, end] = of(`chat_ue_zeroshot/seed_${seed}`);
      expect(time).toMatch(/^training_time \| .* \| 6378\.6877501010895, as in chat_vanilla_w2s\/\S+seed_42\.json/);
      expect(end).toMatch(/^cached_at \| .* \| 2026-01-16 11:08:25, as in chat_vanilla_w2s\/\S+seed_42\.json/);
    }
    expect(of('math_ue_zeroshot/seed_42')[0]).toMatch(
      /2140\.499\d+, as in math_train_only_on_confident_labels\/\S+seed_42\.json/,
    );
    for (const seed of [43, 44, 45, 46]) {
      expect(of(`math_ue_zeroshot/seed_${seed}`)[0]).toMatch(
        /1921\.616\d+, as in math_train_only_on_confident_labels\/\S+seed_43\.json/,
      );
    }
  });

  test('references of another seed', () => {
    const shown = (code: string, field: string) =>
      faults(code)
        .filter(text => text.includes(` | ${field} | `))
        .map(text => text.split(' | ').slice(3).join(' '));
    expect(shown('WEAK_REF', 'weak_acc').map(text => text.slice(0, 8))).toEqual([
      '0.538400',
      '0.536025',
      '0.534441',
      '0.527756',
      '0.546007',
      '0.549809',
    ]);
    expect(
      shown('WEAK_REF', 'weak_acc').every(text => / 0\.54(?:3942|4486)\d+ \(that of seed 4[23]\)$/.test(text)),
    ).toBe(true);
    expect(
      shown('WEAK_REF', 'hard_weak_label_acc')
        .slice(0, 3)
        .map(text => text.slice(0, 8)),
    ).toEqual(['0.584969', '0.586727', '0.595077']);
    expect(shown('CEIL_REF', 'strong_acc').map(text => text.slice(0, 8))).toEqual([
      '0.746634',
      '0.734758',
      '0.733966',
      '0.735361',
      '0.706463',
      '0.711787',
    ]);
  });

  test('accuracies and PGR that were rounded, or do not follow from the counts', () => {
    expect(faults('ACC_COUNT').filter(text => text.includes('| transfer_acc |'))).toEqual([
      'ACC_COUNT | chat_ue_zeroshot/seed_42.json | transfer_acc | 0.5201900237529691 = 657/1263 | 0.5202058590656373',
      'ACC_COUNT | chat_ue_zeroshot/seed_43.json | transfer_acc | 0.5423594615993665 = 685/1263 | 0.5424385511479017',
    ]);
    expect(faults('GRID')).toHaveLength(4);
    const rounded = faults('ACC_ROUND').filter(text => text.includes('| transfer_acc |'));
    expect(rounded.map(text => text.split(' | ')[1])).toEqual([
      ...[44, 45].map(seed => `chat_ue_zeroshot/seed_${seed}.json`),
      ...[42, 43, 44, 45, 46].map(seed => `math_ue_zeroshot/seed_${seed}.json`),
    ]);
    expect(rounded).toContain(
      'ACC_ROUND | math_ue_zeroshot/seed_42.json | transfer_acc | 0.6463878326996197 = 850/1315 | 0.6464, rounded to 4 decimals',
    );
    expect(faults('PGR')).toEqual(['PGR | chat_ue_zeroshot/seed_43.json | pgr | 0.07077848127643911 | 0.0704']);
    expect(faults('PGR_ROUND')).toHaveLength(8);
  });

  test('subset rows that contradict themselves, the whole, or were copied', () => {
    expect(faults('SUB_ACC')).toEqual([
      'SUB_ACC | math_ue_zeroshot/seed_42.json | aime_Llama-3.1-8B_test.accuracy | 0.6018518518518519 = 65/108 | 0.6944, which would be 75/108',
    ]);
    expect(faults('DIST_SUM')).toEqual([
      'DIST_SUM | math_ue_zeroshot/seed_42.json | aime_gpt-oss-120b_test.pred_distribution | a sum of 97 | 2 + 85 = 87',
    ]);
    const sums = faults('SUB_SUM').map(text =>
      text.replace(/.*seed_(\d+)\.json.*a sum of (\d+), as overall \| (\d+)$/u, '$1: $2, $3'),
    );
    expect(sums).toEqual(['42: 850, 840', '45: 843, 841', '46: 845, 840']);
    const predicted = faults('DIST_AGG').map(text =>
      text.replace(/.*seed_(\d+)\.json.*sums of (.*), as overall \| (.*)$/u, '$1: $2; $3'),
    );
    expect(predicted).toEqual([
      '42: 0: 440, 1: 875; 0: 440, 1: 865',
      '45: 0: 423, 1: 892; 0: 437, 1: 878',
      '46: 0: 503, 1: 812; 0: 500, 1: 815',
    ]);
    expect(faults('SUB_COPY').map(text => text.replace(/\| counts of its own.*\/(seed_\d+)\.json$/u, '$1'))).toEqual([
      'SUB_COPY | math_ue_zeroshot/seed_45.json | dapo_Llama-3.1-8B_test seed_44',
      'SUB_COPY | math_ue_zeroshot/seed_45.json | dapo_Llama-3.2-3B_test seed_44',
      'SUB_COPY | math_ue_zeroshot/seed_45.json | dapo_gemma-3-12b-it_test seed_44',
    ]);
    expect(faults('SUB_ROUND').filter(text => text.includes('math'))).toHaveLength(37);
    expect(faults('SUB_ROUND').filter(text => text.includes('chat'))).toHaveLength(2);
  });

  test('bytes, times and modes that the tool never writes', () => {
    const odd = new Set(
      faults('NONCANON')
        .filter(text => text.includes('without zeros'))
        .map(text => text.split(' | ')[1]),
    );
    expect([...odd]).toEqual([
      ...[44, 45].map(seed => `chat_ue_zeroshot/seed_${seed}.json`),
      ...[42, 44, 46].map(seed => `math_ue_zeroshot/seed_${seed}.json`),
    ]);
    const times = faults('MTIME');
    expect(times).toHaveLength(9);
    for (const text of times) expect(text).toMatch(/2026-01-1[67] .*mode 0666 \| 2026-01-24 \d\d:\d\d:\d\d, mode 0644/);
  });

  test('what is there twice, missing, empty or without counts', () => {
    expect(faults('DUPTREE')).toHaveLength(1);
    expect(faults('DUPTREE')[0]).toContain('51 files of the same bytes');
    expect(faults('MISSING')).toEqual([
      'MISSING | chat_ue_zeroshot/seed_46.json |  | a result: other methods of the domain have seed 46 | no file',
    ]);
    const notes = reading.findings.filter(({ severity }) => severity === 'note');
    const count = (code: string): number => notes.filter(note => note.code === code).length;
    expect(['EMPTYDIR', 'NOEVAL', 'DATASET', 'MISSING'].map(count)).toEqual([3, 4, 2, 3]);
  });

  test('of the files typed by hand only the overall counts are used', () => {
    const typed = reading.runs.filter(({ method }) => method === 'ue_zeroshot');
    for (const run of typed) {
      expect(run).toMatchObject({ isPairable: false, endedAt: undefined });
      expect((run.correct as number) / (run.total as number)).toBe(run.accuracy);
    }
    const bare = typed.filter(({ subsets }) => subsets.length === 0).map(({ domain, seed }) => `${domain} ${seed}`);
    expect(bare).toEqual(['math 42', 'math 45', 'math 46']);
    const others: readonly CountedRun[] = reading.runs.filter(({ method }) => method !== 'ue_zeroshot');
    expect(others.every(({ isPairable, endedAt }) => isPairable && endedAt !== undefined)).toBe(true);
  });

  test('reading it again gives the same', async () => {
    expect(await readSandboxCounts(sharedData(FILE))).toEqual(reading);
  });
});

test('a method of which no run is used is among the methods all the same', async () => {
  const archive = drawAarArchive(3, { domains: ['law'], methods: ['vanilla_w2s', 'overlap'], seeds: [7, 8, 9] });
  for (const { method, json } of archive.files) {
    if (method === 'vanilla_w2s') Object.assign(json.config as object, { epochs: 1 });
  }
  const { methods, runs } = await readSynthetic(archive);
  expect(methods).toEqual(['overlap', 'vanilla_w2s']);
  expect(new Set(runs.map(({ method }) => method))).toEqual(new Set(['overlap']));
});
