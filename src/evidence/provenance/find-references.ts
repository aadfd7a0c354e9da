import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { type ConfigKey, sameTraining, spellModel } from '../aar/config-key.ts';

/** The sandbox trains its floors and ceilings for so many epochs, whatever the method does. */
const BASELINE_EPOCHS = 5;

const MODEL = { floor: 'weakModel', ceiling: 'strongModel' } as const;

/** The model of a floor or ceiling, as its file or its folder says. */
function modelOf(record: AarRecord, role: 'floor' | 'ceiling'): string | undefined {
  const stated = record[MODEL[role]];
  return stated === undefined ? record.key?.models : spellModel(stated);
}

/** Of several folders of settings the one that the run would have looked into. */
function pickConfig(candidates: readonly AarRecord[], run: AarRecord): readonly AarRecord[] {
  const epochs = numberAt(run.json, 'config', 'baseline_epochs') ?? BASELINE_EPOCHS;
  const byConfig = [...Map.groupBy(candidates, ({ config }) => config).values()];
  const epochsOf = (group: readonly AarRecord[]): number | undefined => group[0]?.key?.epochs;
  return byConfig.find(group => epochsOf(group) === epochs) ?? byConfig[0] ?? [];
}

const fits = (own: ConfigKey | undefined, other: ConfigKey | undefined): boolean =>
  own === undefined || other === undefined || sameTraining(own, other);

/**
 * The floors or ceilings that a run is measured by: of its domain, model and settings, all seeds.
 * @param run any record; a floor's own floors are those beside it
 */
export function findReferences(archive: AarArchive, run: AarRecord, role: 'floor' | 'ceiling'): readonly AarRecord[] {
  const model = run[MODEL[role]];
  const candidates = archive.records.filter(
    record =>
      record.role === role &&
      record.domain === run.domain &&
      (model === undefined || modelOf(record, role) === spellModel(model)) &&
      fits(run.key, record.key),
  );
  return pickConfig(candidates, run);
}
