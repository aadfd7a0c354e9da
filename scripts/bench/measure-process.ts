import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a whole command took, from its start to its end. */
export interface ProcessUsage {
  readonly wallMs: number;
  /** User and system time, on Linux with that of the processes that it started. */
  readonly cpuMs: number;
  /** Peak resident set of the command's own process. */
  readonly peakMib: number;
  readonly status: number | null;
  readonly stderr: string;
}

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const PRELOAD = new URL('report-usage.ts', import.meta.url).href;

/** Runs a script with Node to its end. */
export async function measureProcess(args: readonly string[], options: ProcessOptions = {}): Promise<ProcessUsage> {
  const folder = mkdtempSync(join(tmpdir(), 'carryover-usage-'));
  const file = join(folder, 'usage');
  try {
    const env = { ...process.env, ...options.env, CARRYOVER_USAGE_FILE: file };
    const start = performance.now();
    const child = spawn(process.execPath, ['--import', PRELOAD, ...args], {
      cwd: options.cwd,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const wallMs = performance.now() - start;
    const used = JSON.parse(readFileSync(file, 'utf8')) as Pick<ProcessUsage, 'cpuMs' | 'peakMib'>;
    return { ...used, wallMs, status, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
