import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = process.env.CARRYOVER_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Path of real data beside the repository; tests that need what is absent there are skipped with a message. */
export const sharedData = (path: string): string => `${FOLDER}/${path}`;

/** Whether the real data are there. */
export const hasSharedData = (path: string): boolean => existsSync(sharedData(path));
