/** A value while a program runs. */
type Value = number | readonly number[];

/** State of a run: variables, and what is left of the fuel. */
export interface Machine {
  readonly variables: Map<string, Value>;
  fuel: number;
}

/** Ends a run; its message is the outcome. */
export class Stop extends Error {
  override readonly name = 'Stop';
}

function read(machine: Machine, name: string): Value {
  const value = machine.variables.get(name);
  if (value === undefined) throw new Stop(`${name} is not defined`);
  return value;
}

export function readNumber(machine: Machine, name: string): number {
  const value = read(machine, name);
  if (typeof value !== 'number') throw new Stop(`${name} is no number`);
  return value;
}

export function readList(machine: Machine, name: string): readonly number[] {
  const value = read(machine, name);
  if (typeof value === 'number') throw new Stop(`${name} is no list`);
  return value;
}

/** Every turn of every loop burns fuel: a program that never ends runs out of it, on any machine at the same turn. */
export function burn(machine: Machine): void {
  machine.fuel--;
  if (machine.fuel < 0) throw new Stop('out of fuel');
}
