import { checkStore } from '../store/open-store.ts';
import type { DoctorCheck } from './doctor-check.ts';
import { reasonOf } from './reason-of.ts';

export interface Machine {
  /** Of Node, without the v. */
  readonly node: string;
  /** Folder of the store, as the user typed it. */
  readonly store: string;
  /** A word that no other process uses at the same time. */
  readonly owner: string;
}

/** What every run needs of the machine. A Node that is too old never gets here: the launcher says so. */
export async function checkMachine({ node, store, owner }: Machine): Promise<readonly DoctorCheck[]> {
  const stored = await checkStore(store, owner).then(
    (): DoctorCheck => ({ check: 'store', state: 'ok', text: `${store} can be written to` }),
    (error: unknown): DoctorCheck => ({ check: 'store', state: 'failed', text: reasonOf(error) }),
  );
  return [{ check: 'node', state: 'ok', text: node }, stored];
}
