import type { Design } from './design.ts';
import { type BootstrapResult, measureBootstrap } from './measure-bootstrap.ts';
import { type ClosedResult, measureClosed } from './measure-closed.ts';
import { measurePlanted, type PlantedResult } from './measure-planted.ts';
import { measureUnequal, type UnequalResult } from './measure-unequal.ts';

/** A finished design: one line of the work file. */
export type Measured =
  | { readonly design: Design & { readonly kind: 'closed' }; readonly result: ClosedResult }
  | { readonly design: Design & { readonly kind: 'bootstrap' }; readonly result: BootstrapResult }
  | { readonly design: Design & { readonly kind: 'planted' }; readonly result: PlantedResult }
  | { readonly design: Design & { readonly kind: 'unequal' }; readonly result: UnequalResult };

/** Measures one design. Its random streams are named after it, so that neither order nor process changes a number. */
export function measureDesign(design: Design, seed: number): Measured {
  const { kind } = design;
  if (kind === 'closed') return { design: { ...design, kind }, result: measureClosed(design, seed) };
  if (kind === 'bootstrap') return { design: { ...design, kind }, result: measureBootstrap(design, seed) };
  if (kind === 'unequal') return { design: { ...design, kind }, result: measureUnequal(design, seed) };
  return { design: { ...design, kind }, result: measurePlanted(design, seed) };
}
