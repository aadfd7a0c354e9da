import { readdirSync } from 'node:fs';
import type { Workload } from './workload.ts';

/** All workloads, by file. */
export async function findWorkloads(): Promise<readonly Workload[]> {
  const folder = new URL('workloads/', import.meta.url);
  const found: Workload[] = [];
  for (const file of readdirSync(folder).sort()) {
    const { workloads } = (await import(new URL(file, folder).href)) as { readonly workloads: readonly Workload[] };
    found.push(...workloads);
  }
  return found;
}
