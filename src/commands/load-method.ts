import { pathToFileURL } from 'node:url';
import { CarryoverError } from '../core/errors.ts';
import type { Method } from '../core/method.ts';
import type { MethodSource } from '../core/suite.ts';
import { checkMethod } from '../methods/check-method.ts';
import { findMethod } from '../methods/registry.ts';

/**
 * Loads a method: a built-in one by its name, somebody's own from the module that the suite names. Node runs TypeScript as it
 * is, so long as the file is outside of node_modules and holds nothing but types beyond JavaScript.
 * @throws CarryoverError `usage` where the module cannot be loaded or exports no method
 */
export async function loadMethod(source: MethodSource): Promise<Method> {
  if (source.kind === 'built-in') return findMethod(source.name);
  let module: unknown;
  try {
    module = await import(pathToFileURL(source.file.location).href);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const hint = 'Correct the module; node FILE shows where it fails.';
    throw new CarryoverError('usage', `${source.file.path}: cannot be loaded: ${detail}`, hint, { cause: error });
  }
  const method: unknown =
    typeof module === 'object' && module !== null && 'method' in module ? module.method : undefined;
  return checkMethod(method, source.file.path);
}
