import { describe, expect, test } from 'vitest';
import { readAarArchive } from '../../../src/evidence/aar/read-aar-archive.ts';
import type { RuleCode } from '../../../src/evidence/provenance/rule-codes.ts';
import { drawAarArchive, membersOf, type SyntheticArchive, type SyntheticFile } from '../../support/aar-archive.ts';
import { makeTar } from '../../support/make-tar.ts';
import { faultsOf, readSynthetic, tarInMemory } from '../../support/read-aar.ts';
import { isRequired } from '../../support/requirements.ts';

type Json = Record<string, unknown>;

/** 250 archives in the checks of a change, fewer where a newcomer waits. */
const BLOCKS = isRequired('runs') ? 10 : 2;

describe('clean archives of other shapes', () => {
  test.each(Array.from({ length: BLOCKS }, (_, at) => at))(
    'no fault is found in 25 of them (from %i × 25)',
    async block => {
      for (let number = block * 25; number < block * 25 + 25; number++) {
        const archive = drawAarArchive(number);
        const reading = await readSynthetic(archive);
        expect(faultsOf(reading), `archive ${number}`).toEqual([]);
        const { domains, methods, seeds } = archive;
        expect(reading.runs).toHaveLength(domains.length * methods.length * seeds.length);
        expect(reading.runs.every(({ isPairable, accuracy }) => isPairable && accuracy !== undefined)).toBe(true);
        expect(reading.references.length).toBeGreaterThanOrEqual(domains.length * seeds.length * 2);
      }
    },
  );
});

/** Shapes with what every plant needs: several seeds, a method with counts, one without, subsets that are large enough. */
const SHAPES = (isRequired('runs') ? [11, 12, 13, 14] : [11, 12]).map(number => ({
  number,
  shape: {
    methods: ['vanilla_w2s', 'em_posterior', 'train_only_on_confident_labels', 'critic'],
    seeds: [7, 8, 9, 10].map(seed => seed * (number - 10)),
    subsets: [150 + number, 120, 180, 140, 60],
    ...(number % 2 === 0 ? { domains: ['law', 'essay_grading'] } : {}),
  },
}));

const fileOf = ({ files, seeds, domains }: SyntheticArchive, method: string, at = 1): SyntheticFile =>
  files.find(file => file.domain === domains[0] && file.method === method && file.seed === seeds[at]) as SyntheticFile;

const evalOf = ({ json }: SyntheticFile): Json => {
  const detailed = json.detailed_eval as Record<string, Record<string, Json>>;
  return (detailed.strong ?? detailed.ceiling)?.final_eval as Json;
};

const partsOf = (file: SyntheticFile): readonly Json[] =>
  Object.values(evalOf(file).per_subset as Record<string, Json>);
const partOf = (file: SyntheticFile, at = 0): Json => partsOf(file)[at] as Json;

const round = (value: unknown, decimals: number): number => Number((value as number).toFixed(decimals));

interface Plant {
  readonly code: RuleCode;
  readonly what: string;
  /** Changes the archive, and says whose file it was. */
  readonly plant: (archive: SyntheticArchive) => SyntheticFile | undefined;
  /** Codes that follow from it. */
  readonly also?: readonly RuleCode[];
  readonly field?: RegExp;
}

const METHOD = 'em_posterior';

function change(method: string, edit: (file: SyntheticFile, archive: SyntheticArchive) => void): Plant['plant'] {
  return archive => {
    const file = fileOf(archive, method);
    edit(file, archive);
    return file;
  };
}

const set = (method: string, values: Json): Plant['plant'] => change(method, ({ json }) => Object.assign(json, values));

/** The seeds that stay keep the mean: a reference that is gone is nobody's fixed baseline. */
function withoutReference(archive: SyntheticArchive, method: string, field: string, fixed: string): void {
  const rest = archive.files.filter(file => file.method === method && file.domain === archive.domains[0]);
  const mean = rest.reduce((sum, { json }) => sum + (json[field] as number), 0) / rest.length;
  for (const { domain, json } of archive.files) {
    if (domain !== archive.domains[0] || !(fixed in json)) continue;
    json[fixed] = mean;
    const [low, high] = [json.fixed_weak_baseline as number, json.fixed_strong_baseline as number];
    json.pgr = ((json.transfer_acc as number) - low) / (high - low);
  }
}

const PLANTS: readonly Plant[] = [
  {
    code: 'IDEA',
    what: 'the name of another method',
    plant: set(METHOD, { idea_name: 'critic' }),
    field: /^idea_name$/,
  },
  { code: 'SEED', what: 'another seed', plant: set(METHOD, { seed: 99 }), field: /^seed$/ },
  {
    code: 'SEED',
    what: 'another seed in the settings',
    plant: change(METHOD, ({ json }) => Object.assign(json.config as Json, { seed: 99 })),
    field: /^config\.seed$/,
  },
  { code: 'DATASET', what: 'the dataset of another domain', plant: set(METHOD, { dataset_name: 'code0115' }) },
  { code: 'CFGKEY', what: 'another name of its settings', plant: set(METHOD, { hyperparam_config_key: 'K_e9' }) },
  {
    code: 'CFGKEY',
    what: 'another learning rate than its folder',
    plant: change(METHOD, ({ json }) => Object.assign(json.config as Json, { lr: 0.5 })),
    field: /^config\.lr$/,
  },
  {
    code: 'CFGKEY',
    what: 'a folder that its code looks for elsewhere',
    plant: archive => {
      const file = fileOf(archive, METHOD);
      archive.empty.push(`${file.domain}_${METHOD}/other_model${file.config.slice(file.config.indexOf('_e5_'))}`);
      return file;
    },
  },
  {
    code: 'CFGKEY',
    what: 'a weak teacher from another folder',
    plant: set('weak_artifacts', { weak_model: 'nobody/knows' }),
  },
  {
    code: 'DUPPROV',
    what: 'time and end of another run',
    plant: change(METHOD, (file, archive) => {
      const { training_time, cached_at } = fileOf(archive, 'vanilla_w2s', 2).json;
      Object.assign(file.json, { training_time, cached_at });
    }),
    field: /^(?:training_time|cached_at)$/,
    also: ['MTIME'],
  },
  {
    code: 'DUPPROV',
    what: 'soft labels of another seed',
    plant: change('weak_artifacts', (file, archive) => {
      file.json.soft_labels = fileOf(archive, 'weak_artifacts', 2).json.soft_labels;
    }),
    field: /^soft_labels$/,
  },
  {
    code: 'WEAK_REF',
    what: 'the weak teacher of another seed',
    plant: change(METHOD, ({ json }, archive) => {
      json.weak_acc = (fileOf(archive, 'weak_artifacts', 1).json.weak_acc as number) + 0.01;
    }),
    field: /^weak_acc$/,
  },
  { code: 'WEAK_REF', what: 'label accuracy of another', plant: set(METHOD, { hard_weak_label_acc: 0.5123 }) },
  {
    code: 'CEIL_REF',
    what: 'the ceiling of another seed',
    plant: set(METHOD, { strong_acc: 0.8123 }),
    field: /^strong_acc$/,
  },
  { code: 'NOREF', what: 'no floor', plant: set(METHOD, { fixed_weak_baseline: null }), also: ['PGR'] },
  {
    code: 'FIXED',
    what: 'a baseline that was later extended',
    plant: change(METHOD, ({ json }) => {
      const floor = (json.fixed_weak_baseline as number) - 0.003;
      const high = json.fixed_strong_baseline as number;
      Object.assign(json, {
        fixed_weak_baseline: floor,
        pgr: ((json.transfer_acc as number) - floor) / (high - floor),
      });
    }),
    field: /^fixed_weak_baseline$/,
  },
  { code: 'NOPGR', what: 'no PGR', plant: set(METHOD, { pgr: null }) },
  {
    code: 'PGR',
    what: 'another PGR',
    plant: change(METHOD, ({ json }) => Object.assign(json, { pgr: (json.pgr as number) + 0.0123456 })),
  },
  {
    code: 'PGR_ROUND',
    what: 'a rounded PGR',
    plant: change(METHOD, ({ json }) => Object.assign(json, { pgr: round(json.pgr, 4) })),
  },
  {
    code: 'ACC_ROUND',
    what: 'a rounded accuracy',
    plant: change(METHOD, file => {
      const rounded = round(file.json.transfer_acc, 4);
      Object.assign(file.json, { transfer_acc: rounded });
      evalOf(file).accuracy = rounded;
    }),
  },
  {
    code: 'ACC_ROUND',
    what: 'a rounded accuracy without counts',
    plant: change('critic', ({ json }) => Object.assign(json, { transfer_acc: round(json.transfer_acc, 4) })),
    also: ['PGR', 'STEPS'],
  },
  {
    code: 'ACC_COUNT',
    what: 'another accuracy',
    plant: change(METHOD, file => {
      const total = evalOf(file).total as number;
      Object.assign(file.json, { transfer_acc: (file.json.transfer_acc as number) + 3 / total });
    }),
    also: ['PGR'],
    field: /^transfer_acc$/,
  },
  {
    code: 'GRID',
    what: 'an accuracy between two numbers of items',
    plant: change('critic', ({ json }) =>
      Object.assign(json, { transfer_acc: (json.transfer_acc as number) + 0.000_312_345_678 }),
    ),
    also: ['PGR', 'STEPS'],
  },
  {
    code: 'GRID',
    what: 'label accuracy between two numbers of rows',
    plant: change('weak_artifacts', ({ json }) => Object.assign(json, { hard_label_acc: 0.612_345_678_9 })),
  },
  {
    code: 'SUB_ACC',
    what: 'another accuracy of a subset',
    plant: change(METHOD, file => Object.assign(partOf(file), { accuracy: (partOf(file).accuracy as number) / 2 })),
    field: /per_subset\.part_0\.v0\.accuracy$/,
  },
  {
    code: 'SUB_ROUND',
    what: 'a rounded accuracy of a subset',
    plant: change(METHOD, file => {
      const part = partsOf(file).find(({ accuracy }) => round(accuracy, 4) !== accuracy) as Json;
      part.accuracy = round(part.accuracy, 4);
    }),
  },
  {
    code: 'SUB_SUM',
    what: 'a subset with two right answers more',
    plant: change(METHOD, file => {
      const part = partOf(file);
      part.correct = (part.correct as number) - 2;
      part.accuracy = (part.correct as number) / (part.total as number);
    }),
    also: ['CONFUSION'],
  },
  {
    code: 'DIST_SUM',
    what: 'ten predictions fewer in a subset',
    plant: change(METHOD, file => {
      const counts = partOf(file).pred_distribution as Record<string, number>;
      counts[1] = (counts[1] as number) - 10;
    }),
    also: ['DIST_AGG'],
  },
  {
    code: 'DIST_AGG',
    what: 'two predictions moved in a subset',
    plant: change(METHOD, file => {
      const counts = partOf(file).pred_distribution as Record<string, number>;
      Object.assign(counts, { 0: (counts[0] as number) + 2, 1: (counts[1] as number) - 2 });
    }),
    also: ['CONFUSION'],
  },
  {
    code: 'CONFUSION',
    what: 'one right answer moved between subsets',
    plant: change(METHOD, file => {
      const [one, two] = [partOf(file, 0), partOf(file, 1)];
      for (const [part, by] of [
        [one, -1],
        [two, 1],
      ] as const) {
        part.correct = (part.correct as number) + by;
        part.accuracy = (part.correct as number) / (part.total as number);
      }
    }),
  },
  {
    code: 'SUB_COPY',
    what: 'rows of another seed',
    plant: change(METHOD, (file, archive) => {
      const own = evalOf(file).per_subset as Json;
      const other = evalOf(fileOf(archive, METHOD, 2)).per_subset as Json;
      for (const name of Object.keys(own).slice(0, 4)) own[name] = structuredClone(other[name]);
    }),
    also: ['SUB_SUM', 'DIST_AGG'],
    field: /per_subset\.part_/,
  },
  {
    code: 'ITEMS',
    what: 'a test set with other true classes',
    plant: change(METHOD, file => {
      const swap = (tally: Json): void => {
        const { 0: zero = 0, 1: one = 0 } = tally.label_distribution as Record<string, number>;
        tally.label_distribution = { 0: zero + 2, 1: one - 2 };
      };
      swap(evalOf(file));
      swap(partOf(file));
    }),
    also: ['CONFUSION'],
  },
  {
    code: 'SOFT',
    what: 'a row that does not add up to 1',
    plant: change('weak_artifacts', ({ json }) => {
      (json.soft_labels as unknown[])[3] = [0.7, 0.7];
    }),
    field: /^soft_labels\[3\]$/,
  },
  {
    code: 'FILTER',
    what: 'another number of rows kept',
    plant: change('train_only_on_confident_labels', ({ json }) => {
      const stats = json.filter_stats as Record<string, number>;
      stats.kept_samples = (stats.kept_samples as number) - 1;
      stats.retention_rate = stats.kept_samples / (stats.total_samples as number);
    }),
    field: /kept_samples$/,
  },
  {
    code: 'NONCANON',
    what: 'a zero behind a number',
    plant: change(METHOD, file => {
      file.text = JSON.stringify(file.json, null, 2).replace(/"training_time": (\d+\.\d+)/u, '"training_time": $10');
    }),
    field: /^training_time$/,
  },
  {
    code: 'NONCANON',
    what: 'a line break at the end',
    plant: change(METHOD, file => {
      file.text = `${JSON.stringify(file.json, null, 2)}\n`;
    }),
  },
  {
    code: 'MTIME',
    what: 'a change a week later',
    plant: change(METHOD, file => {
      file.modified += 7 * 86_400;
    }),
  },
  {
    code: 'MISSING',
    what: 'a seed that is not there',
    plant: archive => {
      archive.files.splice(archive.files.indexOf(fileOf(archive, METHOD)), 1);
      return undefined;
    },
  },
  {
    code: 'MISSING',
    what: 'a floor that is not there',
    plant: archive => {
      archive.files.splice(archive.files.indexOf(fileOf(archive, 'weak_artifacts')), 1);
      withoutReference(archive, 'weak_artifacts', 'weak_acc', 'fixed_weak_baseline');
      return undefined;
    },
  },
  { code: 'FORM', what: 'a text for an accuracy', plant: set(METHOD, { strong_acc: 'high' }), also: ['NOREF'] },
  {
    code: 'FORM',
    what: 'no JSON',
    plant: change(METHOD, file => {
      file.text = '{"idea_name": ';
    }),
  },
  {
    code: 'SCHEMA',
    what: 'a method of the sandbox without the fields that it writes',
    plant: archive => {
      const [file] = archive.files.filter(({ method }) => method === METHOD);
      for (const one of archive.files.filter(({ method }) => method === METHOD)) {
        Object.assign(one.json, { idea_name: 'ue_zeroshot' });
        Object.assign(one, { method: 'ue_zeroshot' });
      }
      return file;
    },
    also: ['CFGKEY'],
  },
];

describe('one fault planted into a clean archive', () => {
  test.each(PLANTS)(
    '$code: $what is found, and nothing that does not follow from it',
    async ({ code, plant, also = [], field }) => {
      for (const { number, shape } of SHAPES) {
        const archive = drawAarArchive(number, shape);
        const file = plant(archive);
        const faults = faultsOf(await readSynthetic(archive));
        const own = faults.filter(fault => fault.code === code);
        expect(own.length, `archive ${number}`).toBeGreaterThan(0);
        const others = faults.filter(fault => fault.code !== code && !also.includes(fault.code as RuleCode));
        expect(others, `archive ${number}`).toEqual([]);
        if (file === undefined) continue;
        const place = `/seed_${file.seed}.json`;
        expect(own.some(({ path }) => path.includes(file.config) && path.endsWith(place))).toBe(true);
        if (field !== undefined) expect(own.some(fault => field.test(fault.field ?? ''))).toBe(true);
        for (const fault of own)
          expect(fault.expected !== '' && fault.found !== '' && fault.decision !== '').toBe(true);
      }
    },
  );

  test('DUPTREE: a tree copied into itself is found, and counted once', async () => {
    for (const { number, shape } of SHAPES) {
      const archive = drawAarArchive(number, shape);
      const members = membersOf(archive);
      const copied = members.map(member => ({
        ...member,
        name: `${archive.root}cache_results/${member.name.slice(archive.root.length)}`,
      }));
      const clean = await readSynthetic(archive);
      const reading = await readAarArchive([tarInMemory(makeTar([...members, ...copied]))]);
      expect(faultsOf(reading).map(({ code }) => code)).toEqual(['DUPTREE']);
      expect(reading.runs).toEqual(clean.runs);
      expect(reading.copies).toBe(members.length);
    }
  });
});

test('DUPTREE: a dataset under two names counts once, and a file that differs is named', async () => {
  const archive = drawAarArchive(33, {
    domains: ['chat'],
    methods: ['em_posterior'],
    seeds: [1, 2, 3],
    subsets: [90, 80],
  });
  for (const { json } of archive.files) json.dataset_name = 'chat-0115';
  const members = membersOf(archive);
  const copied = members.map(member => ({ ...member, name: member.name.replace('chat_', 'chat-0115_') }));
  const at = copied.findIndex(({ name }) => name.includes('em_posterior'));
  const [odd] = copied.splice(at, 1);
  const changed = { ...odd, name: odd?.name ?? '', content: String(odd?.content).replace('"seed": 1', '"seed": 1 ') };
  const reading = await readAarArchive([tarInMemory(makeTar([...members, ...copied, changed]))]);
  const faults = faultsOf(reading);
  expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['DUPTREE']));
  expect(faults.filter(({ found }) => found.startsWith('another file')).map(({ path }) => path)).toEqual([
    `a.tar!${changed.name.replace('./', '')}`,
  ]);
  expect(reading.files).toBe(members.length);
  expect(reading.runs).toEqual((await readSynthetic(archive)).runs);
});

describe('references that were not there yet', () => {
  test.each([' ', 'T'])(
    'a baseline of the files of its time is said to be that, and their number: days end in %j',
    async end => {
      const archive = drawAarArchive(31, {
        domains: ['law'],
        methods: ['em_posterior'],
        seeds: [1, 2, 3],
        subsets: [200, 150],
      });
      const floors = archive.files.filter(({ method }) => method === 'weak_artifacts');
      const last = floors.at(-1) as SyntheticFile;
      Object.assign(last.json, { cached_at: '2026-06-01 00:00:00' });
      const run = archive.files.find(({ method }) => method === 'em_posterior') as SyntheticFile;
      const day = String(run.json.cached_at).slice(0, 10);
      for (const floor of floors.slice(0, -1)) {
        floor.json.cached_at = `${day}${end}00:00:01`;
        floor.modified =
          run.modified - Math.round(Date.parse(`${run.json.cached_at}Z`) - Date.parse(`${day}T00:00:01Z`)) / 1000;
      }
      last.modified = Date.parse('2026-06-01T00:00:00Z') / 1000;
      const before = floors.slice(0, -1).map(({ json }) => json.weak_acc as number);
      const mean = before.reduce((sum, value) => sum + value, 0) / before.length;
      for (const { method, json } of archive.files) {
        if (method !== 'em_posterior') continue;
        json.fixed_weak_baseline = mean;
        json.pgr = ((json.transfer_acc as number) - mean) / ((json.fixed_strong_baseline as number) - mean);
      }
      const found = faultsOf(await readSynthetic(archive));
      expect(found.map(({ code }) => code)).toEqual(['FIXED', 'FIXED', 'FIXED']);
      expect(found[0]?.found).toContain(`the mean of the ${before.length} that were there when the run ended`);
      expect(found[0]?.expected).toContain(`the mean of ${floors.length} files`);
    },
  );

  test('a method whose floor, ceiling and PGR are all empty is not dropped in silence', async () => {
    const archive = drawAarArchive(32, { methods: ['critic', 'vanilla_w2s'], seeds: [1, 2, 3] });
    const empty = {
      weak_acc: null,
      strong_acc: null,
      fixed_weak_baseline: null,
      fixed_strong_baseline: null,
      pgr: null,
    };
    const runs = archive.files.filter(({ method }) => method === 'critic');
    for (const { json } of runs) Object.assign(json, empty);
    const reading = await readSynthetic(archive);
    const codes = faultsOf(reading).map(({ code }) => code);
    expect([...new Set(codes)].sort()).toEqual(['NOPGR', 'NOREF']);
    expect(codes.filter(code => code === 'NOREF')).toHaveLength(runs.length * 4);
    expect(codes.filter(code => code === 'NOPGR')).toHaveLength(runs.length);
    expect(reading.runs.every(({ isPairable, accuracy }) => isPairable && accuracy !== undefined)).toBe(true);
  });
});

describe('what looks like a fault and is none', () => {
  const [{ number, shape }] = SHAPES as [(typeof SHAPES)[number]];

  test('an empty folder is a note, also one of other settings', async () => {
    const archive = drawAarArchive(number, shape);
    const { domain, config } = fileOf(archive, METHOD);
    archive.empty.push(`${domain}_${METHOD}/${config.replace(/_bs\d+_/u, '_bs999_')}`, `${domain}_nothing`);
    const { findings, emptyFolders } = await readSynthetic(archive);
    expect(findings.filter(({ code }) => code === 'EMPTYDIR').map(({ severity }) => severity)).toEqual([
      'note',
      'note',
    ]);
    expect(emptyFolders).toHaveLength(2);
    expect(faultsOf({ findings })).toEqual([]);
  });

  test('times of 0 are not recorded, not copied', async () => {
    const archive = drawAarArchive(number, shape);
    for (const { json, method } of archive.files) if (method === 'weak_artifacts') json.training_time = 0;
    const { findings } = await readSynthetic(archive);
    expect(findings.some(({ code, severity }) => code === 'NOTIME' && severity === 'note')).toBe(true);
    expect(faultsOf({ findings })).toEqual([]);
  });

  test('a domain that was copied to another name at once keeps no times, and is not edited', async () => {
    const archive = drawAarArchive(12, SHAPES[1]?.shape);
    const [copied] = archive.domains;
    for (const file of archive.files)
      if (file.domain === copied) Object.assign(file, { modified: 1_790_000_000, mode: 0o777 });
    expect(faultsOf(await readSynthetic(archive))).toEqual([]);
  });

  test('a class that is never predicted may be absent; an unknown name of a dataset is a note', async () => {
    const archive = drawAarArchive(number, shape);
    for (const { json, domain } of archive.files) if (domain === archive.domains[0]) json.dataset_name = 'quiz-2027';
    const { findings } = await readSynthetic(archive);
    expect(findings.some(({ code, found }) => code === 'DATASET' && found.includes('quiz-2027'))).toBe(true);
    expect(faultsOf({ findings })).toEqual([]);
  });
});

describe('what is in doubt is not used', () => {
  const [{ number, shape }] = SHAPES as [(typeof SHAPES)[number]];
  const runOf = async (plant: Plant['plant']) => {
    const archive = drawAarArchive(number, shape);
    const file = plant(archive) as SyntheticFile;
    const { runs } = await readSynthetic(archive);
    const place = `${file.config}/seed_${file.seed}.json`;
    return runs.find(
      ({ path, method, domain }) => path.endsWith(place) && method === file.method && domain === file.domain,
    );
  };

  test('a copied seed is not paired, its counts are used', async () => {
    const run = await runOf(set(METHOD, { seed: 99 }));
    expect(run).toMatchObject({ isPairable: false, endedAt: undefined });
    expect(run?.correct).toBeGreaterThan(0);
    expect(run?.subsets).toHaveLength(5);
  });

  test('subsets that do not add up are dropped, the whole is not', async () => {
    const run = await runOf(
      change(METHOD, file => Object.assign(partOf(file), { correct: 1, accuracy: 1 / (partOf(file).total as number) })),
    );
    expect(run?.subsets).toEqual([]);
    expect(run?.correct).toBeGreaterThan(0);
  });

  test('a rounded accuracy gives way to its counts', async () => {
    const run = await runOf(set(METHOD, { transfer_acc: 0.6 }));
    expect(run?.accuracy === undefined || run.accuracy === (run.correct as number) / (run.total as number)).toBe(true);
  });

  test('a result of another dataset is no run', async () => {
    expect(await runOf(set(METHOD, { dataset_name: 'code0115' }))).toBeUndefined();
  });
});
