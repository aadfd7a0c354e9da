import { type Command, InvalidArgumentError, Option } from 'commander';
import { FACTS } from '../core/evidence.ts';
import type { DesignEvidenceRequest } from '../evidence/design-evidence.ts';

/** How results of other tools are to be read and compared; `analyze` and `export` share these. */
export interface EvidenceOptions
  extends Pick<DesignEvidenceRequest, 'domain' | 'rung' | 'arm' | 'run' | 'pairBy' | 'repeats'> {
  readonly format?: string;
  readonly map?: string;
  readonly saveMap?: string;
  readonly metric: readonly string[];
  readonly filter: readonly string[];
  readonly cluster?: string;
  readonly maxUnpacked?: number;
}

/** An option that may be given several times; its values keep their order and may hold commas. */
const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

const repeatable = (flags: string, description: string): Option =>
  new Option(flags, `${description} (repeatable)`).argParser(collect).default([], 'none');

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/** "4G" in bytes. */
export function byteCount(text: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,15})([KMG]?)(?:i?B)?$/i.exec(text.trim()) ?? [];
  const bytes = Number(digits) * (UNITS[unit.toUpperCase()] ?? 0);
  if (digits !== '' && bytes > 0) return bytes;
  throw new InvalidArgumentError('Expected a number of bytes such as 500M or 8G.');
}

export const EVIDENCE_HELP = `
Rules for results of other tools (FIELD is one of ${FACTS.join(', ')}):
  --arm method                              every value of the field is an arm of its own
  --arm 'model=gpt-4o:candidate'            one value; whatever no rule fits is left out, and listed
  --arm 'model=~verification:candidate'     what a regular expression finds
  --rung 'model=~^(\\d+b)_:$1'               named by a group of it
Columns of --map: item, score; arm, rung, domain, seed; model, task, method, metric, filter; repeat, cluster, subset, status, text, …
Without rules the domain is the task; arms are the methods where these differ, and rungs the models, else arms are the models.
The last rung is production, in the order of the --rung rules, or by the sizes in the names; else --production says which.
Repeated answers to an item are averaged.
Repeated runs of one arm are told apart by their seed, or by --run rules; without either no run pairs with one of another arm.`;

/** Adds the options to a command. */
export const addEvidenceOptions = (command: Command): Command =>
  command
    .option('--format <name>', 'format of all files; told by content unless given')
    .option('--map <columns>', 'what the columns of another table are: item=COLUMN,score=COLUMN,…, or a saved mapping')
    .option('--save-map <file>', 'write the mapping to a file, for the next time')
    .addOption(repeatable('--metric <name>', 'which metric counts, where files have several'))
    .addOption(repeatable('--filter <name>', 'which answer filter counts, where files have several'))
    .addOption(repeatable('--domain <rule>', 'what the domain of a result is'))
    .addOption(repeatable('--rung <rule>', 'what the rung of a result is'))
    .addOption(repeatable('--arm <rule>', 'what the arm of a result is'))
    .addOption(repeatable('--run <rule>', 'what tells repeated runs of one arm apart; their seed unless given'))
    .addOption(
      new Option('--pair-by <what>', 'pair items by their id, or by the text that was asked')
        .choices(['id', 'content'])
        .default('id'),
    )
    .addOption(
      new Option('--repeats <how>', 'repeated answers to an item: their mean, or seeds of their own')
        .choices(['mean', 'seeds'])
        .default('mean'),
    )
    .option('--cluster <name>', 'field of the items that says which belong together; none: no shared prompts either')
    .option('--max-unpacked <bytes>', 'most that a packed file may hold, such as 16G (default: 8G)', byteCount);

/** The flags as typed, without those that have their default: part of what a result depends on. */
export function evidenceFlags(options: EvidenceOptions): readonly (readonly [flag: string, value: string])[] {
  const many = (flag: string, values: readonly string[]) => values.map(value => [flag, value] as const);
  const one = (flag: string, value: string | undefined) => (value === undefined ? [] : [[flag, value] as const]);
  return [
    ...one('--format', options.format),
    ...one('--map', options.map),
    ...many('--metric', options.metric),
    ...many('--filter', options.filter),
    ...many('--domain', options.domain),
    ...many('--rung', options.rung),
    ...many('--arm', options.arm),
    ...many('--run', options.run),
    ...one('--pair-by', options.pairBy === 'id' ? undefined : options.pairBy),
    ...one('--repeats', options.repeats === 'mean' ? undefined : options.repeats),
    ...one('--cluster', options.cluster),
  ];
}
