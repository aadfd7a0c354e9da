import { describe, expect, test } from 'vitest';
import type { SyntheticArchive, SyntheticFile } from '../../support/aar-archive.ts';
import { brief, fileOf, plantFault } from '../../support/plant-fault.ts';

const METHOD = 'em_posterior';
const timeOf = ({ json }: SyntheticFile): number => json.training_time as number;
const setTime = (file: SyntheticFile, value: number): unknown => Object.assign(file.json, { training_time: value });

const cut = (value: number, decimals: number): number => Math.floor(value * 10 ** decimals) / 10 ** decimals;
const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

describe('a time that was copied and shortened', () => {
  test.each([
    ['rounded to 3 decimals', round, 3],
    ['rounded to 6 decimals', round, 6],
    ['cut to 4 decimals', cut, 4],
    ['cut to 8 decimals', cut, 8],
  ] as const)('%s is found, in the file where it is short', async (_, shorten, decimals) => {
    const { faults } = await plantFault(archive =>
      setTime(fileOf(archive, METHOD), shorten(timeOf(fileOf(archive, 'vanilla_w2s', 2)), decimals)),
    );
    expect(brief(faults)).toEqual(['DUPPROV seed_8.json training_time']);
    expect(faults[0]?.path).toContain(`law_${METHOD}`);
    expect(faults[0]?.found).toMatch(/^[\d.]+, which is [\d.]+ shortened, as in .*law_vanilla_w2s.*seed_9\.json$/);
  });

  test('two of them to 2 decimals are found, which one may be by chance', async () => {
    const { faults } = await plantFault(archive => {
      for (const at of [1, 2]) {
        setTime(fileOf(archive, METHOD, at), round(timeOf(fileOf(archive, 'vanilla_w2s', at)), 2));
      }
    });
    expect(brief(faults)).toEqual(['DUPPROV seed_8.json training_time', 'DUPPROV seed_9.json training_time']);
  });

  test.each([
    ['whole seconds', (value: number) => Math.round(value)],
    ['no time', () => 0],
    ['one decimal', (value: number) => round(value, 1)],
  ])('%s in all files, some of them equal, is how they were measured', async (_, change) => {
    const { faults } = await plantFault(archive => {
      for (const file of archive.files) if (file.method !== 'critic') setTime(file, change(timeOf(file)));
      setTime(fileOf(archive, METHOD, 1), timeOf(fileOf(archive, 'vanilla_w2s', 2)));
    });
    expect(faults).toEqual([]);
  });

  test('the time of a single step of a method is found', async () => {
    const step = (archive: SyntheticArchive, at: number) =>
      fileOf(archive, 'critic', at).json.step6_grpo_training as Record<string, unknown>;
    const { faults } = await plantFault(archive => {
      const [donor, copy] = [step(archive, 1), step(archive, 3)];
      copy.training_time = donor.training_time;
      const { json } = fileOf(archive, 'critic', 3);
      const steps = Object.entries(json).filter(([name]) => /^step\d/.test(name));
      const times = steps.map(([, value]) => (value as { training_time?: number }).training_time ?? 0);
      json.total_training_time = times.reduce((sum, time) => sum + time, 0);
    });
    expect(brief(faults)).toEqual([
      'DUPPROV seed_10.json step6_grpo_training.training_time',
      'DUPPROV seed_8.json step6_grpo_training.training_time',
    ]);
  });

  test.each([1e-9, -1e-8, 1e-6])('a time whose last digits were changed by %s is found', async change => {
    const { faults } = await plantFault(archive =>
      setTime(fileOf(archive, METHOD), timeOf(fileOf(archive, 'vanilla_w2s', 2)) + change),
    );
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every(({ code, found }) => code === 'DUPPROV' && found.includes(', all but '))).toBe(true);
  });

  test('times as near as chance may bring them are none', async () => {
    const { faults } = await plantFault(archive =>
      setTime(fileOf(archive, METHOD), timeOf(fileOf(archive, 'vanilla_w2s', 2)) + 0.01),
    );
    expect(faults).toEqual([]);
  });

  test('times that are short and nobody else’s are none', async () => {
    const { faults } = await plantFault(archive => {
      for (const [at, file] of archive.files.entries()) if (at % 2 === 0) setTime(file, round(1000 + at * 7.1234, 4));
    });
    expect(faults.filter(({ code }) => code === 'DUPPROV')).toEqual([]);
  });
});

const rowsOf = (archive: SyntheticArchive, at: number): readonly (readonly number[])[] =>
  fileOf(archive, 'weak_artifacts', at).json.soft_labels as readonly (readonly number[])[];

describe('soft labels that were copied', () => {
  test.each([1, 2, 3, 5])('and rounded to %i decimals are found, in the file where they are short', async decimals => {
    const { faults } = await plantFault(archive => {
      fileOf(archive, 'weak_artifacts', 1).json.soft_labels = rowsOf(archive, 2).map(([, share = 0]) => {
        const short = round(share, decimals);
        return [round(1 - short, decimals), short];
      });
    });
    const own = faults.filter(({ code }) => code === 'DUPPROV');
    expect(brief(own)).toEqual(['DUPPROV seed_8.json soft_labels']);
    expect(own[0]?.found).toMatch(/^\d+ rows, shortened, as in .*law_weak_artifacts.*seed_9\.json$/);
    expect(faults.every(({ code }) => code === 'DUPPROV' || code === 'FILTER')).toBe(true);
  });

  test('labels of teachers that all say the same of every row prove nothing', async () => {
    const { faults } = await plantFault(archive => {
      for (const at of [1, 2]) {
        fileOf(archive, 'weak_artifacts', at).json.soft_labels = rowsOf(archive, at).map(() => [0, 1]);
      }
    });
    expect(faults.filter(({ code }) => code === 'DUPPROV')).toEqual([]);
  });

  test('short labels of each teacher’s own are none', async () => {
    const { faults } = await plantFault(archive => {
      for (const { method, json } of archive.files) {
        if (method !== 'weak_artifacts') continue;
        json.soft_labels = (json.soft_labels as readonly number[][]).map(([, share = 0]) => {
          const short = round(share, 2);
          return [round(1 - short, 2), short];
        });
      }
    });
    expect(faults.filter(({ code }) => code === 'DUPPROV')).toEqual([]);
  });
});

describe('a moment that was copied alone', () => {
  const copy = (archive: SyntheticArchive, methods: readonly string[]): void => {
    const { cached_at } = fileOf(archive, 'vanilla_w2s').json;
    for (const method of methods) Object.assign(fileOf(archive, method).json, { cached_at });
  };
  const withFractions = ({ files }: SyntheticArchive): void => {
    for (const [at, { json }] of files.entries()) {
      json.cached_at = `${json.cached_at as string}.${String((at * 104_729) % 1_000_000).padStart(6, '0')}`;
    }
  };

  test('is found where it has fractions of a second', async () => {
    const { faults } = await plantFault(archive => {
      withFractions(archive);
      copy(archive, [METHOD]);
    });
    expect(new Set(brief(faults.filter(({ code }) => code !== 'MTIME')))).toEqual(
      new Set(['DUPPROV seed_8.json cached_at']),
    );
  });

  /** A copy at one stroke that keeps no times: nothing tells when a file was written. */
  const withoutTimes = ({ files }: SyntheticArchive): void => {
    for (const file of files) file.modified = 1_790_000_000;
  };

  test('is found to the second where several methods share it', async () => {
    const { faults } = await plantFault(archive => {
      withoutTimes(archive);
      copy(archive, [METHOD, 'critic', 'train_only_on_confident_labels']);
    });
    const own = faults.filter(({ code }) => code === 'DUPPROV');
    expect(own.length).toBeGreaterThanOrEqual(3);
    expect(own.every(({ field }) => field === 'cached_at')).toBe(true);
  });

  test('is found to the second where the archive tells that the file was written at another time', async () => {
    const { faults } = await plantFault(archive => copy(archive, [METHOD]));
    expect(brief(faults.filter(({ code }) => code === 'DUPPROV'))).toEqual(['DUPPROV seed_8.json cached_at']);
    expect(faults.find(({ code }) => code === 'DUPPROV')?.path).toContain(`law_${METHOD}`);
  });

  test('is noted with its chance where two runs of different methods ended in one second', async () => {
    const { faults, reading } = await plantFault(archive => {
      withoutTimes(archive);
      copy(archive, [METHOD]);
    });
    const notes = reading.findings.filter(({ code, severity }) => code === 'DUPPROV' && severity === 'note');
    expect(faults.filter(({ code }) => code === 'DUPPROV')).toEqual([]);
    expect(notes.every(({ found }) => /by chance in \d\.\d% of archives like this/.test(found))).toBe(true);
    expect(notes.length).toBeGreaterThan(0);
  });

  test('is none where runs of one folder ended in one second: they were started together', async () => {
    const { reading } = await plantFault(archive => {
      const { cached_at } = fileOf(archive, METHOD, 0).json;
      for (const at of [0, 1, 2, 3]) Object.assign(fileOf(archive, METHOD, at).json, { cached_at });
    });
    expect(reading.findings.filter(({ code }) => code === 'DUPPROV')).toEqual([]);
  });
});

test('a name that two runs were given at random is of one of them', async () => {
  const { faults } = await plantFault(archive => {
    const { experiment_uid } = fileOf(archive, 'critic', 2).json;
    const { json } = fileOf(archive, 'critic', 1);
    const text = JSON.stringify(json).replaceAll(json.experiment_uid as string, experiment_uid as string);
    Object.assign(json, JSON.parse(text));
  });
  expect(new Set(brief(faults))).toEqual(
    new Set(['DUPPROV seed_8.json experiment_uid', 'DUPPROV seed_9.json experiment_uid']),
  );
});

test.each(['8 (copy)', '08'])(
  'a file of the same bytes beside its original, as seed_%s.json, counts once',
  async name => {
    const { faults, reading } = await plantFault(archive => {
      const file = fileOf(archive, METHOD);
      archive.files.push({ ...file, seed: name as unknown as number });
    });
    expect(faults.map(({ code, path }) => `${code} ${path.split('/').at(-1)}`)).toEqual([`DUPTREE seed_${name}.json`]);
    expect(reading.runs.filter(({ domain, method }) => domain === 'law' && method === METHOD)).toHaveLength(4);
  },
);
