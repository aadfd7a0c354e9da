import { dirname, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CarryoverError } from '../core/errors.ts';
import type { Method } from '../core/method.ts';
import type { MethodSource, ModuleSource } from '../core/suite.ts';
import { checkMethod } from '../methods/check-method.ts';
import { findMethod } from '../methods/registry.ts';
import { changedFailure, readUnchanged } from './read-unchanged.ts';
import { type Loads, watchLoads } from './watch-loads.ts';

export interface LoadedMethod {
  readonly method: Method;
  /** Files outside of packages that it was loaded from; grows as it loads more. */
  readonly loads: Loads;
}

/** What was loaded must be what the method is known by. Files that it is not known to have are let pass here. */
function refuseChanged({ file, imports }: ModuleSource, loads: Loads): void {
  for (const { path, location, sha256 } of [file, ...imports]) {
    if ((loads.get(location) ?? sha256) !== sha256) throw changedFailure(path);
  }
}

/** `npm init -y` writes `"type": "commonjs"`: the first module that somebody writes beside it does not load. */
const explain = (detail: string): string =>
  /Unexpected token 'export'|Cannot use import statement outside a module/.test(detail)
    ? `${detail} (Node takes the file for CommonJS, by "type" in package.json; one that ends in .mts or .mjs is a module whatever stands there)`
    : detail;

/**
 * Loads a method: a built-in one by its name, somebody's own from the module that the suite names. Node runs TypeScript as it
 * is, so long as the file is outside of node_modules and holds nothing but types beyond JavaScript.
 * @throws CarryoverError `usage` where the module cannot be loaded or exports no method; `data-invalid` where a file of it is
 * not the one that was hashed
 */
export async function loadMethod(source: MethodSource): Promise<LoadedMethod> {
  if (source.kind === 'built-in') return { method: findMethod(source.name), loads: new Map() };
  const { path, location } = source.file;
  await readUnchanged(source.file);
  const loads = watchLoads();
  let module: unknown;
  try {
    module = await import(pathToFileURL(location).href);
  } catch (error) {
    refuseChanged(source, loads);
    const detail = explain(error instanceof Error ? error.message : String(error));
    const hint = 'Correct the module; node FILE shows where it fails.';
    throw new CarryoverError('usage', `${path}: cannot be loaded: ${detail}`, hint, { cause: error });
  }
  refuseChanged(source, loads);
  const method: unknown =
    typeof module === 'object' && module !== null && 'method' in module ? module.method : undefined;
  return { method: checkMethod(method, path), loads };
}

/**
 * Refuses what a method's cells are not known by: a file that changed, and one whose change nobody would notice.
 * @throws CarryoverError `data-invalid` for the one, `usage` for the other
 */
export function refuseUnknownLoads(source: MethodSource, loads: Loads): void {
  if (source.kind === 'built-in') return;
  refuseChanged(source, loads);
  const known = new Set([source.file, ...source.imports].map(({ location }) => location));
  const [unknown] = [...loads.keys()].filter(location => !known.has(location));
  if (unknown === undefined) return;
  const { path, location } = source.file;
  const found = `${path}: loaded ${relative(dirname(location), unknown)} in a cell alone, by a path that no text says, so that a change of that file would go unnoticed`;
  const hint = 'Import it when the module is loaded, or by a path in quotes that begins with a dot.';
  throw new CarryoverError('usage', `${found}; import it at the top of the module.`, hint);
}
