import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Counts } from '../servers/protocol-server.ts';
import type { StartOptions } from '../servers/start-server.ts';

const ENTRY = fileURLToPath(new URL('../servers/start-server.ts', import.meta.url));

export interface ServerProcess {
  readonly baseUrl: string;
  counts(): Promise<Counts>;
  /** How often each key was answered. */
  charged(): Promise<Readonly<Record<string, number>>>;
}

/** A test server in a process of its own, ended with the running test. */
export async function startServer(options: StartOptions): Promise<ServerProcess> {
  const child = spawn(process.execPath, [ENTRY, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const baseUrl = String(line).trim();
  const read = async <T>(path: string): Promise<T> =>
    (await (await fetch(new URL(path, baseUrl), { headers: { connection: 'close' } })).json()) as T;
  return { baseUrl, counts: () => read('/counts'), charged: () => read('/charged') };
}
