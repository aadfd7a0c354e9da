/** A process that measures the designs it is sent, one at a time. */
import type { Design } from './design.ts';
import { measureDesign } from './measure-design.ts';

export interface Order {
  readonly design: Design;
  readonly seed: number;
}

process.on('message', ({ design, seed }: Order) => {
  const start = process.cpuUsage();
  const measured = measureDesign(design, seed);
  const { user, system } = process.cpuUsage(start);
  process.send?.({ measured, cpuMs: (user + system) / 1000 });
});
