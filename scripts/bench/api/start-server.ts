import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface BenchServer {
  readonly baseUrl: string;
  /** Requests so far. */
  requests(): Promise<number>;
  stop(): void;
}

const SERVER = fileURLToPath(new URL('../../../test/servers/start-server.ts', import.meta.url));

/** Starts the test server of the OpenAI protocol as a process of its own. */
export async function startServer(latencyMs: number): Promise<BenchServer> {
  const child = spawn(process.execPath, [SERVER, JSON.stringify({ protocol: 'openai', latencyMs })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const baseUrl = await new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
  });
  return {
    baseUrl,
    requests: async () => {
      const counts = (await (await fetch(new URL('/counts', baseUrl))).json()) as { readonly requests: number };
      return counts.requests;
    },
    stop: () => {
      child.kill();
    },
  };
}
