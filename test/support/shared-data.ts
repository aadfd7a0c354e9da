import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { skippedTitle } from './requirements.ts';

const FOLDER = process.env.CARRYOVER_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Path of real data beside the repository; tests that need what is absent there are skipped with a message. */
export const sharedData = (path: string): string => `${FOLDER}/${path}`;

/** Whether the real data are there. */
export const hasSharedData = (path: string): boolean => existsSync(sharedData(path));

/** The title of a test of real data, and which of them are absent. */
export const titleWith = (title: string, path: string): string =>
  skippedTitle(title, hasSharedData(path) ? undefined : `${path} of the shared data is absent`);
