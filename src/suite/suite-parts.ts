import { basename, dirname, resolve } from 'node:path';
import type { GatePolicy } from '../core/design.ts';
import { MODULE_ENDING, type SuiteText } from './schema.ts';

/** Names that the room of a suite cannot know by itself. */
export interface KnownNames {
  readonly methods: readonly { readonly name: string; readonly usesTeacher: boolean }[];
  /** Small to large. */
  readonly learners: readonly string[];
  /** How many draws of generated items there are: 0 … draws − 1. */
  readonly draws: number;
}

/** A method as the suite names it. */
export type NamedMethod =
  | { readonly kind: 'built-in'; readonly name: string }
  /** `path` as the suite says it, `location` absolute. */
  | { readonly kind: 'module'; readonly name: string; readonly path: string; readonly location: string };

/** A domain as the suite names it; paths as the suite says them. */
export interface NamedDomain extends Omit<Exclude<SuiteText['domains'][number], string>, 'items' | 'draw'> {
  /** Of generated items; absent where the domain has files. */
  readonly draw?: number | undefined;
  readonly items?: readonly string[] | undefined;
}

/** Draw of a generated domain that names none. Searches use draw 0, so that suites need not move out of their way. */
const USUAL_DRAW = 1;

export const nameMethod = (method: string | { readonly module: string }, suitePath: string): NamedMethod =>
  typeof method === 'string'
    ? { kind: 'built-in', name: method }
    : {
        kind: 'module',
        name: basename(method.module).replace(MODULE_ENDING, ''),
        path: method.module,
        location: resolve(dirname(suitePath), method.module),
      };

/** Every short form written out. */
export function nameDomain(domain: SuiteText['domains'][number]): NamedDomain {
  if (typeof domain === 'string') return { name: domain, kind: domain, draw: USUAL_DRAW };
  const { items, draw, ...rest } = domain;
  if (items === undefined) return { ...rest, draw: draw ?? USUAL_DRAW };
  return { ...rest, draw, items: typeof items === 'string' ? [items] : items };
}

export const listSeeds = (seeds: SuiteText['seeds']): readonly number[] =>
  typeof seeds === 'number' ? Array.from({ length: seeds }, (_, at) => at + 1) : seeds;

/** The gate's policy with its short forms written out. */
export function policyOf({ rules, ...gate }: SuiteText['gate']): GatePolicy {
  if (rules === undefined) return gate;
  const listed = rules.map(({ accept = [], ...rule }) => ({
    ...rule,
    accept: typeof accept === 'string' ? [accept] : accept,
  }));
  return { ...gate, rules: listed };
}
