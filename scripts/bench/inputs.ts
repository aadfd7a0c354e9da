import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inputs } from './workload.ts';

/** Writes each array to a file of its own, `<name>.u8` or `<name>.f64`. */
export function writeInputs(folder: string, inputs: Inputs): void {
  for (const [name, values] of Object.entries(inputs)) {
    writeFileSync(join(folder, `${name}.${values instanceof Uint8Array ? 'u8' : 'f64'}`), values);
  }
}

export function readInputs(folder: string): Inputs {
  const inputs: Record<string, Uint8Array | Float64Array> = {};
  for (const file of readdirSync(folder)) {
    const bytes = new Uint8Array(readFileSync(join(folder, file))); // a copy that begins where its buffer does
    const [name = '', ending] = file.split('.');
    inputs[name] = ending === 'u8' ? bytes : new Float64Array(bytes.buffer);
  }
  return inputs;
}
