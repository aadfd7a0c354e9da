import type { CellView, IntervalView, RatioView, ReportView, VerdictView } from '../../src/report/view.ts';
import { TONE_GLYPHS, VERDICT_MARKS } from '../../src/report/words.ts';

type Kind = VerdictView['kind'];

const minus = (text: string): string => text.replaceAll('-', '−');
const signed = (value: number): string => (value < 0 ? minus(value.toFixed(2)) : `+${value.toFixed(2)}`);

/** A gain in points with a symmetric interval. */
const sampleGain = (point: number, half: number): IntervalView => ({
  point,
  low: point - half,
  high: point + half,
  text: `${signed(point)} [${signed(point - half)}, ${signed(point + half)}]`,
});

/** A resolved ratio. */
export const sampleRatio = (point: number, low: number, high: number): RatioView => ({
  point,
  parts: [{ low, high }],
  text: minus(`${point.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`),
});

/** All kinds of sets a report can hold besides the bounded one with a point. */
export const SAMPLE_SETS = {
  setOnly: {
    parts: [{ low: 0.31, high: 2.48 }],
    text: '[0.31, 2.48], no point value: the denominator is too close to 0 for one',
  },
  complement: {
    parts: [{ high: -0.31 }, { low: 0.82 }],
    text: 'unresolved: all but −0.31 to 0.82',
  },
  wholeLine: { parts: [{}], text: 'unresolved: no value is excluded' },
  huge: { point: 1.9, parts: [{ low: 0.4, high: 240 }], text: '1.90 [0.40, 240.00]' },
  unmeasured: { parts: [], text: 'not measured: the sandbox has no cell of this domain' },
} as const satisfies Record<string, RatioView>;

const SENTENCES: Readonly<Record<Kind, string>> = {
  survives: 'The gain carries over: it is above 0, and at least 50% of the sandbox gain arrives.',
  attenuated: 'Less than 50% of the sandbox gain arrives; what arrives is above 0.',
  vanished: 'Proved too small to matter: a gain of 2 points or more is excluded.',
  reversed: 'The candidate is worse than the baseline: the whole interval lies below 0.',
  inconclusive: 'Not settled: the interval holds a gain as well as none.',
  unfounded: 'Nothing to carry over: the sandbox gain itself does not replicate.',
  incomplete: 'Incomplete: more outcomes are missing than the threshold allows.',
  disqualified: 'Set aside by an audit finding; see the findings.',
};

const sampleVerdict = (kind: Kind, notes: readonly string[] = []): VerdictView => ({
  kind,
  ...VERDICT_MARKS[kind],
  word: kind,
  sentence: SENTENCES[kind],
  notes,
});

const sampleSeeds = ({ point }: IntervalView, count: number): CellView['seeds'] =>
  Array.from({ length: count }, (_, at) => {
    const gain = point + 3.1 * Math.sin(5 * at + point);
    const baseline = 41.2 + at;
    const text = `${signed(gain)} (${baseline.toFixed(2)}% → ${(baseline + gain).toFixed(2)}%)`;
    return { seed: String(at + 1), gain, baseline, candidate: baseline + gain, text };
  });

const sampleDetails = (gain: IntervalView): CellView['details'] => [
  {
    title: 'Data',
    rows: [
      { label: 'Seeds', value: '5' },
      { label: 'Paired items', value: '1\u202f319' },
      { label: 'Discordant items', value: '412' },
      { label: 'Inference about', value: 'new seeds and new items' },
    ],
  },
  {
    title: 'Arms',
    rows: [
      { label: 'baseline (naive)', value: '39.04%: 2\u202f575 of 6\u202f595' },
      { label: 'candidate (vote)', value: '56.41%: 3\u202f720 of 6\u202f595' },
    ],
  },
  {
    title: 'Intervals',
    rows: [
      { label: 'Gain, 95% interval, Howe (new seeds, new items)', value: gain.text },
      { label: 'Gain, simultaneous (99.2% each)', value: gain.text },
    ],
  },
  {
    title: 'Tests beside the interval',
    rows: [
      { label: 'Dual of the interval', value: 'p = 1.3 × 10⁻⁸ (new seeds)' },
      { label: 'Sign-flip permutation', value: 'p = 0.004 (these seeds, 9\u202f999 draws)' },
    ],
  },
];

function sampleArms({ point }: IntervalView, hasEnds: boolean): CellView['arms'] {
  const arm = (role: CellView['arms'][number]['arm'], at: number) => ({
    arm: role,
    point: at,
    low: at - 2,
    high: at + 2,
    text: `${at.toFixed(2)}% [${(at - 2).toFixed(2)}%, ${(at + 2).toFixed(2)}%]`,
  });
  const pair = [arm('baseline', 45), arm('candidate', 45 + point)];
  return hasEnds ? [arm('weak', 40), ...pair, arm('ceiling', 80)] : pair;
}

interface SampleCell {
  readonly kind?: Kind;
  readonly gain?: IntervalView;
  readonly retention?: RatioView;
  readonly pgr?: CellView['pgr'];
  readonly notes?: readonly string[];
  readonly required?: boolean;
  readonly seeds?: number;
}

interface Place {
  readonly id: string;
  readonly rung: string;
  readonly domain: string;
  readonly role: string;
}

/** One cell; without a gain it is a refusal. */
function sampleCell(place: Place, { gain, seeds = 5, ...cell }: SampleCell): CellView {
  const sandbox = place.role === 'sandbox';
  return {
    ...place,
    required: cell.required ?? false,
    verdict: sandbox ? undefined : sampleVerdict(cell.kind ?? 'survives', cell.notes),
    replication: sandbox ? { glyph: TONE_GLYPHS.good, tone: 'good', word: 'sandbox gain replicates' } : undefined,
    gain,
    gainText: gain?.text ?? 'no interval: 9 items are paired; an interval needs at least 15',
    contrastText: sandbox || !gain ? undefined : sampleGain(gain.point - 6, 2.4).text,
    retention: sandbox ? undefined : cell.retention,
    pgr: cell.pgr,
    gap: cell.pgr && sampleGain(24.1, 3.2).text,
    seeds: gain ? sampleSeeds(gain, seeds) : [],
    arms: gain ? sampleArms(gain, cell.pgr !== undefined) : [],
    nullGains: gain && { low: -3, high: 3, counts: [0, 2, 30, 90, 30, 3, 0], text: 'p = 0.004' },
    aa:
      gain && !sandbox
        ? { low: -2.5, high: 2.5, counts: [2, 20, 90, 20, 2], text: '4.9% (gain 2.6%, loss 2.3%)' }
        : undefined,
    details: gain ? sampleDetails(gain) : [],
  };
}

const PGR: CellView['pgr'] = {
  baseline: sampleRatio(0.23, 0.11, 0.36),
  candidate: sampleRatio(0.94, 0.78, 1.12),
  gain: sampleRatio(0.71, 0.55, 0.9),
};
const PGR_UNRESOLVED: CellView['pgr'] = {
  baseline: SAMPLE_SETS.wholeLine,
  candidate: SAMPLE_SETS.complement,
  gain: SAMPLE_SETS.setOnly,
};

/** The frame of a view around its cells. */
export function sampleView(
  cells: readonly CellView[],
  matrix: readonly { readonly rung: string; readonly role: string; readonly size?: string }[],
  domains: readonly string[],
): ReportView {
  return {
    name: 'vote-of-experts',
    headline:
      'The gain carried over to production in chat (+17.36 points, 95% interval [+14.74, +20.04]); in math it vanished, and in code nothing can be said yet.',
    decision: 'Gate failed (exit code 3): a required gain did not carry over.',
    outcome: 'failed',
    tone: 'bad',
    reasons: ['production × math: vanished.', 'production × code: inconclusive, gain unresolved.'],
    settle: [
      'production × code: If the estimates stay where they are, the verdict becomes “vanished” with 5\u202f200 items (now 1\u202f319), or with 11 seeds (now 5).',
    ],
    production: {
      title: 'In production, domain by domain',
      answers: [
        { domain: domains[0] ?? '', glyph: '✓', tone: 'good', word: 'carried over – proved', text: 'It is above 0.' },
        {
          domain: domains.at(-1) ?? '',
          glyph: '∅',
          tone: 'bad',
          word: 'failed – proved',
          text: 'Too small to matter.',
        },
      ],
      note: 'Proved means that the data, at 95%, leave no other answer.',
    },
    rungsNote: 'A rung is a weak teacher and the strong student that it teaches.',
    audit: {
      tone: 'warn',
      word: '1 notice',
      sentence: '1 finding; looked for copied results and seeds that repeat each other.',
      checks: [
        {
          glyph: '!',
          check: 'Are seeds copies of each other?',
          lookedAt: 'All seeds of either arm with each other, in 12 cells.',
          found: '1 finding, below',
        },
      ],
      findingsTitle: 'Findings',
      unseen: ['A copy with some answers changed.'],
    },
    recipe: {
      install: 'Get carryover 0.1.0: in a checkout of it, run npm ci once.',
      files: 'Have this file where the path says.',
      suite: { path: 'suites/vote.yaml', text: 'carryover: 1\nname: vote-of-experts\n' },
      command: 'npx carryover analyze results/predictions.csv --sandbox sandbox --require production --seed 7',
      takes: 'No key, no network and no dollars.',
      folder: 'reports/predictions-b5bb9d80',
      planHash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
      resultHash: '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730',
      same: ['Must be the same: the plan hash.', 'May differ: the last digits.'],
    },
    health: [
      {
        title: 'Complete',
        tone: 'good',
        glyph: '✓',
        word: 'yes',
        text: '39\u202f570 of 39\u202f570 outcomes of baseline and candidate have a score; a cell may miss 5%.',
      },
      {
        title: 'Comparable',
        tone: 'warn',
        glyph: '!',
        word: 'nearly',
        text: 'Same items and seeds in both arms of every cell, 1\u202f263 to 1\u202f319 paired items per cell; 56 items dropped to pair them.',
      },
      {
        title: 'Sandbox gain',
        tone: 'good',
        glyph: '✓',
        word: 'replicates',
        text: 'The gain is above 0 at 95% in 3 of 3 sandbox cells.',
      },
      {
        title: 'A/A check',
        tone: 'bad',
        glyph: '✗',
        word: 'failed',
        text: 'On null data made from this run, the worst cell claims a gain or loss in 8.1% (nominal 5%). The gate refuses to pass.',
      },
      { title: 'Audit', tone: 'unknown', glyph: '?', word: 'not run', text: 'No receipts came with this table.' },
    ],
    domains,
    matrix: matrix.map(row => ({
      ...row,
      cells: domains.map(domain => cells.find(cell => cell.rung === row.rung && cell.domain === domain)),
    })),
    cells,
    across: [
      {
        title: 'Trend over model size',
        columns: ['Domain', 'Change', 'Of the gain'],
        names: 2,
        rows: domains.map(domain => [domain, 'first → last', sampleGain(1.2, 3).text]),
        note: 'From each rung to the next.',
      },
    ],
    deciding: {
      note: 'The items that pull the gain most.',
      domains: domains.map(domain => ({
        domain,
        cells: [
          {
            rung: matrix.at(-1)?.rung ?? '',
            sentence:
              'Without its 37 strongest items of 1\u202f319 (2.8%) the gain would be 0 or on the other side of it.',
            rows: [
              { glyph: '▲', item: 'q-17', aside: 'cluster 4', scores: '0% → 100%', shift: '+0.076', text: 'How many?' },
              { glyph: '▼', item: 'q-3', scores: '100% → 20%', shift: '−0.061' },
            ],
          },
        ],
      })),
    },
    sesoi: 2,
    retentionFloor: 0.5,
    level: '95%',
    calibration: {
      columns: ['Cell', 'False claims', 'of a gain', 'of a loss', '99.9% lower bound', 'Null data sets'],
      rows: cells
        .filter(({ verdict }) => verdict)
        .map(({ rung, domain }) => [`${rung} × ${domain}`, '4.9%', '2.6%', '2.3%', '3.5%', '2\u202f000']),
      note: 'Null data: the run’s own differences with the gain removed. The gate refuses to pass if a lower bound exceeds 5%.',
    },
    findings: [
      {
        detector: 'identical-seeds',
        severity: 'notice',
        cells: 'middle × chat',
        found: 'Seeds 3 and 4 hold the same 1\u202f319 scores in both arms.',
        meaning: 'They count as one seed.',
      },
    ],
    checked: [
      'Every verdict rests on two intervals: the gain, and the retention contrast.',
      'Seeds and items are both counted as sources of error.',
    ],
    unknown: [
      'How the candidate was chosen: if it won a search among many, its sandbox gain is too large.',
      'Other domains.',
    ],
    methods: {
      paragraph: 'We compared the candidate with the baseline. Intervals are Howe’s (Howe 1974).',
      bibtex: '@article{howe1974,\n  year = {1974},\n}',
    },
    provenance: [
      { label: 'carryover', value: '0.1.0' },
      { label: 'Plan hash', value: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c' },
      { label: 'Gate requires', value: 'production' },
    ],
    inputs: [
      {
        path: 'results/predictions.csv',
        sha256: '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730',
        bytes: '1\u202f204\u202f881',
        rows: '39\u202f570',
      },
    ],
    command: 'carryover analyze results/predictions.csv --sandbox sandbox --require production --seed 7',
    hosts: [],
  };
}

const CELLS: Readonly<Record<string, readonly SampleCell[]>> = {
  sandbox: [
    { gain: sampleGain(17.36, 2.63), pgr: PGR },
    { gain: sampleGain(12.1, 3.4), pgr: PGR },
    { gain: sampleGain(4.3, 3.9), pgr: PGR_UNRESOLVED },
  ],
  middle: [
    {
      kind: 'survives',
      gain: sampleGain(14.2, 2.1),
      retention: sampleRatio(0.82, 0.68, 0.99),
      pgr: PGR,
      notes: ['also holds simultaneously'],
    },
    {
      kind: 'attenuated',
      gain: sampleGain(3.4, 1.9),
      retention: sampleRatio(0.28, 0.11, 0.46),
      pgr: PGR,
      notes: ['part of the gain remains'],
    },
    { kind: 'reversed', gain: sampleGain(-6.2, 2.9), retention: SAMPLE_SETS.complement, pgr: PGR_UNRESOLVED },
  ],
  larger: [
    { kind: 'disqualified', gain: sampleGain(21.5, 2.9), retention: SAMPLE_SETS.huge },
    { kind: 'incomplete', retention: SAMPLE_SETS.unmeasured },
    { kind: 'unfounded', gain: sampleGain(0.4, 4.9), retention: SAMPLE_SETS.wholeLine },
  ],
  production: [
    {
      kind: 'survives',
      gain: sampleGain(21.53, 2.87),
      retention: sampleRatio(1.24, 1.02, 1.51),
      pgr: PGR,
      required: true,
      notes: ['these seeds only', 'headroom-limited'],
      seeds: 2,
    },
    {
      kind: 'vanished',
      gain: sampleGain(0.5, 1.2),
      retention: sampleRatio(0.04, -0.06, 0.15),
      required: true,
      notes: ['alone: vanished; simultaneously: inconclusive'],
    },
    { kind: 'inconclusive', gain: sampleGain(1.8, 4.4), retention: SAMPLE_SETS.setOnly, required: true },
  ],
};

const LADDER = [
  { rung: 'sandbox', role: 'sandbox', size: '600M' },
  { rung: 'middle', role: 'larger', size: '6B' },
  { rung: 'larger', role: 'larger', size: '70B' },
  { rung: 'production', role: 'production', size: '175B' },
] as const;

/** Every verdict, every kind of set, a refusal, few seeds. */
export function richView(): ReportView {
  const domains = ['chat', 'math', 'code'];
  const cells = LADDER.flatMap(({ rung, role }, row) =>
    domains.map((domain, column) =>
      sampleCell({ id: `cell-${3 * row + column + 1}`, rung, domain, role }, CELLS[rung]?.[column] ?? {}),
    ),
  );
  return sampleView(cells, LADDER, domains);
}

/** A sandbox and one target, without weak and ceiling. */
export function smallView(): ReportView {
  const ladder = [
    { rung: '6b', role: 'sandbox', size: '6B' },
    { rung: '175b', role: 'production', size: '175B' },
  ];
  const cells = [
    sampleCell(
      { id: 'cell-1', rung: '6b', domain: 'math', role: 'sandbox' },
      { gain: sampleGain(17.36, 2.63), seeds: 1 },
    ),
    sampleCell(
      { id: 'cell-2', rung: '175b', domain: 'math', role: 'production' },
      {
        gain: sampleGain(21.53, 2.87),
        retention: sampleRatio(1.24, 1.024, 1.51),
        seeds: 1,
        required: true,
        notes: ['these seeds only'],
      },
    ),
  ];
  return { ...sampleView(cells, ladder, ['math']), findings: [] };
}

const KINDS: readonly Kind[] = ['survives', 'attenuated', 'vanished', 'reversed', 'inconclusive', 'incomplete'];

/** 10 rungs × 6 domains. */
export function largeView(): ReportView {
  const domains = ['chat', 'math', 'code', 'long-context retrieval', 'multilingual', 'tool use'];
  const ladder = Array.from({ length: 10 }, (_, at) => ({
    rung: at === 0 ? 'sandbox' : `rung-${at} of the ladder`,
    role: at === 0 ? 'sandbox' : at === 9 ? 'production' : 'larger',
    size: `${at + 1}B`,
  }));
  const cells = ladder.flatMap(({ rung, role }, row) =>
    domains.map((domain, column) => {
      const gain = sampleGain(18 - 2.2 * row + 2 * column, 1.5 + 0.3 * row);
      const middle = gain.point / 18;
      const cell = {
        kind: KINDS[(row + column) % KINDS.length] ?? 'survives',
        gain,
        retention: sampleRatio(middle, middle - 0.2, middle + 0.3),
        pgr: PGR,
        required: role === 'production',
      };
      return sampleCell({ id: `cell-${6 * row + column + 1}`, rung, domain, role }, cell);
    }),
  );
  return sampleView(cells, ladder, domains);
}

/** Text that breaks careless pages. */
export const NASTY = [
  '<img src=x onerror=1>',
  '"><script>alert(1)</script>',
  '</svg></style></script>{{view.name}}',
  'right \u202Eot tfel\u202C & עברית',
  'x'.repeat(300),
  '名前の長い領域の名前'.repeat(5),
  '=1+1|`id="a" \'quoted\' \u0007',
] as const;

/** A nasty name wherever the user names something. */
export function nastyView(): ReportView {
  const ladder = NASTY.map((rung, at) => ({ rung, role: at === 0 ? 'sandbox' : 'production' }));
  const domains = NASTY.slice(0, 3);
  const cells = ladder.flatMap(({ rung, role }, row) =>
    domains.map((domain, column) =>
      sampleCell(
        { id: `cell-${3 * row + column + 1}`, rung, domain, role },
        { gain: sampleGain(3 * row - 4, 2), retention: SAMPLE_SETS.complement, pgr: PGR, notes: [rung] },
      ),
    ),
  );
  const view = sampleView(cells, ladder, domains);
  const text = NASTY.join(' ');
  return {
    ...view,
    name: text,
    headline: text,
    decision: text,
    reasons: NASTY,
    settle: NASTY,
    checked: NASTY,
    unknown: NASTY,
    command: text,
    findings: NASTY.map(name => ({ detector: name, severity: name, cells: name, found: name, meaning: name })),
    inputs: NASTY.map(path => ({ path, sha256: '0'.repeat(64), bytes: '1', rows: '1' })),
    provenance: NASTY.map(name => ({ label: name, value: name })),
  };
}
