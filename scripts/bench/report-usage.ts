/**
 * Preloaded into the process that is measured (`node --import`): on exit it writes what the kernel counted to the file named in
 * CARRYOVER_USAGE_FILE: `cpuMs`, of the process and, on Linux, of those that it started and that have ended, and `peakMib`, the
 * peak resident set of the process itself.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** Linux counts a hundred ticks a second for programs, whatever its own clock does. */
const TICK_MS = 10;

/** Fields 16 and 17 of proc(5): user and system time of children that were waited for. */
function childrenMs(): number {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
  } catch {
    return 0;
  }
}

process.on('exit', () => {
  const { CARRYOVER_USAGE_FILE: file } = process.env;
  if (file === undefined) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpuMs = (userCPUTime + systemCPUTime) / 1000 + childrenMs();
  writeFileSync(file, JSON.stringify({ cpuMs, peakMib: maxRSS / 1024 }));
});
