/** Models and settings, as the name of a folder states them. */
export interface ConfigKey {
  /** Names of the models, each with `_` for `/`, `-` and `.`. */
  readonly models: string;
  readonly epochs: number;
  readonly lr: number;
  readonly batchSize: number;
  readonly schedule: string;
  /** What follows: settings of the method's own. */
  readonly extras: string;
}

const KEY =
  /^(?<models>.+?)_e(?<epochs>\d+)_lr(?<lr>[\d.e+-]+)_bs(?<bs>\d+)_sch(?<schedule>[^_]+)(?<extras>(?:_.*)?)$/u;

/** @returns undefined for a folder that is named otherwise */
export function readConfigKey(config: string): ConfigKey | undefined {
  const found = KEY.exec(config)?.groups;
  if (found === undefined) return undefined;
  const { models = '', epochs, lr, bs, schedule = '', extras = '' } = found;
  return { models, epochs: Number(epochs), lr: Number(lr), batchSize: Number(bs), schedule, extras: extras.slice(1) };
}

/** A model's name, as folders spell it. */
export const spellModel = (name: string): string => name.replaceAll(/[/.-]/gu, '_');

/** Learning rate, batch size and schedule: what a lookup of floors and ceilings takes over from a method. */
export const sameTraining = (x: ConfigKey, y: ConfigKey): boolean =>
  x.lr === y.lr && x.batchSize === y.batchSize && x.schedule === y.schedule;
