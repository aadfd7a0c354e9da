/** Level of each room of `src/`: an import points to a lower number or stays in its room. */
export const LEVELS: Readonly<Record<string, number>> = {
  core: 0,
  util: 1,
  stats: 1,
  tables: 1,
  suite: 2,
  plan: 2,
  corpora: 2,
  learners: 2,
  methods: 2,
  isolation: 2,
  run: 2,
  store: 2,
  evidence: 2,
  analysis: 2,
  audit: 2,
  verdict: 2,
  report: 2,
  history: 2,
  serve: 2,
  commands: 3,
  'cli.ts': 4,
  'index.ts': 4,
};

/** Rooms that may see `stats/` besides itself. */
export const SEES_STATS: readonly string[] = [
  'plan',
  'analysis',
  'audit',
  'verdict',
  'history',
  'commands',
  'index.ts',
];

/** Rooms with the process, the console, the clock and chance in reach. */
export const IMPURE: readonly string[] = ['commands', 'cli.ts'];

/** The only files that may load a module by name at run time: tables of commands, of renderers and of SDKs, and somebody's own method. */
export const DYNAMIC_IMPORT: readonly string[] = [
  'cli.ts',
  'report/registry.ts',
  'learners/api/create-provider.ts',
  'commands/load-method.ts',
  'commands/piece-thread.ts',
];

export interface Fence {
  readonly packages: RegExp;
  /** Rooms allowed to import it. */
  readonly rooms: readonly string[];
  /** Most files of one room that may do so. */
  readonly files: number;
}

/** One fence per package, so that replacing one touches one file. A package without a fence may not be imported. */
export const FENCES: readonly Fence[] = [
  { packages: /^@stdlib\//, rooms: ['stats'], files: 1 },
  { packages: /^simple-statistics(?:\/|$)/, rooms: ['stats'], files: 1 },
  { packages: /^csv-parse(?:\/|$)/, rooms: ['tables'], files: 1 },
  { packages: /^hyparquet(?:\/|$)/, rooms: ['tables'], files: 1 },
  { packages: /^hyparquet-writer(?:\/|$)/, rooms: ['tables'], files: 1 },
  { packages: /^tar-stream(?:\/|$)/, rooms: ['tables'], files: 1 },
  { packages: /^yauzl(?:\/|$)/, rooms: ['tables'], files: 1 },
  { packages: /^yaml(?:\/|$)/, rooms: ['suite'], files: 1 },
  { packages: /^zod(?:\/|$)/, rooms: ['store', 'suite'], files: Number.POSITIVE_INFINITY },
  { packages: /^handlebars(?:\/|$)/, rooms: ['report', 'learners'], files: 1 },
  { packages: /^vega(?:\/|$)/, rooms: ['report'], files: 1 },
  { packages: /^vega-lite(?:\/|$)/, rooms: ['report'], files: 1 },
  { packages: /^p-limit(?:\/|$)/, rooms: ['learners'], files: 1 },
  { packages: /^@resvg\/resvg-js$/, rooms: ['report'], files: 1 },
  { packages: /^cli-progress(?:\/|$)/, rooms: ['commands'], files: 1 },
  { packages: /^@anthropic-ai\/sdk(?:\/|$)/, rooms: ['learners'], files: 1 },
  { packages: /^openai(?:\/|$)/, rooms: ['learners'], files: 1 },
  { packages: /^commander(?:\/|$)/, rooms: ['commands', 'cli.ts'], files: Number.POSITIVE_INFINITY },
  /** `node:process` and `node:console` would be a way round the rule on purity; the network belongs to models behind an API. */
  { packages: /^node:(?:process|console)$/, rooms: IMPURE, files: Number.POSITIVE_INFINITY },
  { packages: /^node:(?:http|https)$/, rooms: ['learners'], files: 3 },
  { packages: /^node:(?:http2|net|tls|dgram|dns)(?:\/|$)/, rooms: [], files: 0 },
  {
    packages: /^node:(?:fs|child_process|worker_threads|os)(?:\/|$)/,
    rooms: ['tables', 'suite', 'run', 'store', 'evidence', 'report', 'commands', 'cli.ts'],
    files: Number.POSITIVE_INFINITY,
  },
  { packages: /^node:/, rooms: Object.keys(LEVELS), files: Number.POSITIVE_INFINITY },
];

export interface TextRule {
  readonly rule: 'impure' | 'default-export' | 'any';
  readonly form: RegExp;
  readonly says: string;
}

/** Read in code alone: comments and strings are blanked before. */
export const TEXT_RULES: readonly TextRule[] = [
  {
    rule: 'impure',
    form: /(?<![.\w$])(?:Math\.random\b|Date\.now\b|new\s+Date\b|performance\.now\b|console\b(?!\s*:)|process\b(?!\s*:))|\bglobalThis\b|\b(?:randomUUID|randomBytes|getRandomValues)\b/g,
    says: 'chance, the clock, the console and the process belong to cli.ts and commands/',
  },
  { rule: 'default-export', form: /\bexport\s+default\b|\bas\s+default\b/g, says: 'named exports only' },
  {
    rule: 'any',
    form: /(?::|[<|&]|=>|\b(?:as|satisfies|extends|readonly|keyof))\s*any\b(?!\s*[.(:])|,\s*any(?:\[\])*\s*>/g,
    says: '`any` switches the type check off',
  },
];

export const FILE_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.ts$/;
export const MAX_LINES = 250;
