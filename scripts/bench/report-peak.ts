/**
 * Preloaded into the process that is measured (`node --import`): on exit it writes the process's peak resident set,
 * in KiB as the kernel counted it, to the file named in CARRYOVER_PEAK_FILE.
 */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { CARRYOVER_PEAK_FILE: file } = process.env;
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
