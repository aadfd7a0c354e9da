import { dirname } from 'node:path';
import type { Source } from '../../../tables/open-source.ts';

/** Files of a run folder. Only outcomes or predictions make a run; the others say more about it, or nothing that is needed here. */
export const HELM_FILES = ['outcomes', 'predictions', 'spec', 'state', 'instances', 'summary', 'other'] as const;
export type HelmFile = (typeof HELM_FILES)[number];

/** Start of a list of objects with the field among the first. */
const startsList = (head: string, field: string): boolean =>
  new RegExp(`^\\s*\\[\\s*\\{\\s*"${field}"\\s*:`).test(head);
const has = (head: string, ...fields: string[]): boolean =>
  fields.every(field => new RegExp(`"${field}"\\s*:`).test(head));

const FORMS: readonly (readonly [HelmFile, (head: string) => boolean])[] = [
  [
    'outcomes',
    head => startsList(head, 'instance_id') && /"stats"\s*:\s*\[/.test(head) && has(head, 'train_trial_index'),
  ],
  ['predictions', head => startsList(head, 'instance_id') && has(head, 'train_trial_index', 'predicted_text')],
  ['other', head => startsList(head, 'instance_id') && has(head, 'train_trial_index', 'request')],
  ['spec', head => /^\s*\{/.test(head) && has(head, 'name', 'scenario_spec', 'adapter_spec')],
  ['state', head => /^\s*\{\s*"adapter_spec"\s*:/.test(head) && has(head, 'request_states')],
  ['instances', head => startsList(head, 'input') && /"references"\s*:\s*\[/.test(head)],
  ['summary', head => /^\s*\[\s*\{\s*"name"\s*:\s*\{\s*"name"\s*:/.test(head) && has(head, 'count')],
  ['other', head => /^\s*\{\s*"name"\s*:\s*"/.test(head) && has(head, 'description', 'tags', 'definition_path')],
];

/** What a file is, by its start; undefined for everything that no run of HELM has. */
export const helmFileOf = ({ kind, head }: Source): HelmFile | undefined =>
  kind === 'text' ? FORMS.find(([, fits]) => fits(head))?.[0] : undefined;

/** The files of one run, all from one folder. */
export interface RunFiles {
  /** Path of the file that has the outcomes, or of the first file where none has. */
  readonly path: string;
  readonly files: Partial<Readonly<Record<HelmFile, Source>>>;
}

/** Files by folder. Where a folder has several files of outcomes, nothing tells whose the others are: each is a run alone. */
export function gatherRuns(sources: readonly Source[]): readonly RunFiles[] {
  const folders = Map.groupBy(sources, ({ path }) => dirname(path));
  return [...folders.values()].flatMap((own): readonly RunFiles[] => {
    const ofKind = (kind: HelmFile): readonly Source[] => own.filter(source => helmFileOf(source) === kind);
    const outcomes = ofKind('outcomes');
    if (outcomes.length > 1) return outcomes.map(source => ({ path: source.path, files: { outcomes: source } }));
    const files = Object.fromEntries(
      HELM_FILES.map(kind => [kind, ofKind(kind)] as const)
        .filter(([, found]) => found.length === 1)
        .map(([kind, [source]]) => [kind, source]),
    );
    const path = (outcomes[0] ?? ofKind('predictions')[0] ?? (own[0] as Source)).path;
    return [{ path, files }];
  });
}
