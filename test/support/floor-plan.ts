import { posix } from 'node:path';
import {
  DYNAMIC_IMPORT,
  FENCES,
  FILE_NAME,
  IMPURE,
  LEVELS,
  MAX_LINES,
  SEES_STATS,
  TEXT_RULES,
} from './floor-plan-rules.ts';
import { type ImportStatement, lineAt, maskSource, readImports } from './source-text.ts';

export type RuleName =
  | 'room'
  | 'file-name'
  | 'file-length'
  | 'upward'
  | 'same-level'
  | 'stats'
  | 'side-effect'
  | 'dynamic'
  | 'unresolved'
  | 'fence'
  | 'cycle'
  | 'impure'
  | 'default-export'
  | 'any';

export interface Violation {
  readonly rule: RuleName;
  /** Path below `src/`. */
  readonly path: string;
  /** 1-based; 1 where the whole file is meant. */
  readonly line: number;
  readonly text: string;
}

/** Path below `src/` → source. */
export type SourceTree = ReadonlyMap<string, string>;

interface Module {
  readonly path: string;
  readonly room: string;
  readonly source: string;
  readonly code: string;
  readonly imports: readonly ImportStatement[];
}

const roomOf = (path: string): string => path.split('/')[0] ?? '';
const isLocal = (specifier: string): boolean => specifier.startsWith('.') || specifier.startsWith('/');
const resolveFrom = (path: string, specifier: string): string =>
  posix.normalize(posix.join(posix.dirname(path), specifier));

function parseModule(path: string, source: string): Module {
  const masked = maskSource(source);
  return { path, room: roomOf(path), source, code: masked.code, imports: readImports(masked) };
}

function checkShape({ path, room, source }: Module, longFiles: readonly string[]): readonly Violation[] {
  const found: Violation[] = [];
  const add = (rule: RuleName, text: string): void => {
    found.push({ rule, path, line: 1, text });
  };
  if (!(room in LEVELS)) add('room', `${room} is not a room of the floor plan`);
  const names = path.split('/');
  const odd = names.filter((name, i) => !FILE_NAME.test(i < names.length - 1 ? `${name}.ts` : name));
  if (odd.length > 0) add('file-name', `${odd.join(', ')} is not kebab-case`);
  const lines = source.trimEnd().split('\n').length;
  if (lines > MAX_LINES && !longFiles.includes(path)) add('file-length', `${lines} lines, at most ${MAX_LINES}`);
  return found;
}

function checkText({ path, room, code }: Module): readonly Violation[] {
  return TEXT_RULES.filter(({ rule }) => rule !== 'impure' || !IMPURE.includes(room)).flatMap(({ rule, form, says }) =>
    [...code.matchAll(form)].map(match => ({
      rule,
      path,
      line: lineAt(code, match.index),
      text: `${match[0]}: ${says}`,
    })),
  );
}

/** Which rule an import of another file of `src/` breaks, if any. */
function judgeLocal(module: Module, target: string, tree: SourceTree): RuleName | undefined {
  if (!tree.has(target)) return 'unresolved';
  const room = roomOf(target);
  if (room === module.room) return undefined;
  const from = LEVELS[module.room];
  const to = LEVELS[room];
  if (from === undefined || to === undefined) return undefined; // reported as an unknown room already
  if (to > from) return 'upward';
  if (to === from) return 'same-level';
  return room === 'stats' && !SEES_STATS.includes(module.room) ? 'stats' : undefined;
}

function checkImports(module: Module, tree: SourceTree): readonly Violation[] {
  const { path } = module;
  return module.imports.flatMap(({ kind, specifier, line }): readonly Violation[] => {
    if (kind === 'side-effect') return [{ rule: kind, path, line, text: `imports ${specifier} for its side effect` }];
    const found: Violation[] = [];
    if (kind === 'dynamic' && !DYNAMIC_IMPORT.includes(path)) {
      found.push({ rule: kind, path, line, text: `loads ${specifier || 'a computed module'} at run time` });
    }
    if (isLocal(specifier)) {
      const rule = judgeLocal(module, resolveFrom(path, specifier), tree);
      if (rule !== undefined) found.push({ rule, path, line, text: `imports ${specifier}` });
    }
    return found;
  });
}

interface PackageUse {
  readonly path: string;
  readonly line: number;
  readonly specifier: string;
}

function checkFences(modules: readonly Module[]): readonly Violation[] {
  const uses: readonly PackageUse[] = modules.flatMap(({ path, imports }) =>
    imports.filter(({ specifier }) => specifier !== '' && !isLocal(specifier)).map(use => ({ path, ...use })),
  );
  const fenceOf = (use: PackageUse) => FENCES.find(({ packages }) => packages.test(use.specifier));
  return uses.flatMap((use): readonly Violation[] => {
    const fence = fenceOf(use);
    const say = (text: string): readonly Violation[] => [{ rule: 'fence', path: use.path, line: use.line, text }];
    if (fence === undefined) return say(`${use.specifier} has no fence`);
    if (!fence.rooms.includes(roomOf(use.path)))
      return say(`${use.specifier} belongs to ${fence.rooms.join(', ') || 'no room'}`);
    const inside = uses.filter(other => fenceOf(other) === fence && roomOf(other.path) === roomOf(use.path));
    const files = [...new Set(inside.map(({ path }) => path))].sort();
    return files.length > fence.files ? say(`${use.specifier} is imported by ${files.join(' and ')}`) : [];
  });
}

/** Each cycle of what is left at run time once, from its first file in path order. */
function checkCycles(modules: readonly Module[]): readonly Violation[] {
  const edges = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports
        .filter(({ kind, specifier }) => kind !== 'type' && isLocal(specifier))
        .map(({ specifier }) => resolveFrom(path, specifier)),
    ]),
  );
  const finished = new Set<string>();
  const found: Violation[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      found.push({ rule: 'cycle', path, line: 1, text: [...trail.slice(start), path].join(' → ') });
    } else if (!finished.has(path)) {
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      finished.add(path);
    }
  };
  for (const path of [...edges.keys()].sort()) visit(path, []);
  return found;
}

/**
 * Holds `src/` against the floor plan.
 * @param tree path below `src/` → source
 * @param longFiles paths that may be longer than the limit, each with its reason next to the list
 */
export function checkFloorPlan(tree: SourceTree, longFiles: readonly string[] = []): readonly Violation[] {
  const modules = [...tree].map(([path, source]) => parseModule(path, source));
  return [
    ...modules.flatMap(module => [
      ...checkShape(module, longFiles),
      ...checkText(module),
      ...checkImports(module, tree),
    ]),
    ...checkFences(modules),
    ...checkCycles(modules),
  ];
}
