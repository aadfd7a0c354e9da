import { mostCommon } from '../provenance/test-sizes.ts';
import type { AarRecord } from './aar-record.ts';

type Models = Pick<AarRecord, 'weakModel' | 'strongModel'>;

function usualModels(records: readonly AarRecord[]): Models {
  const usual = (which: keyof Models): string | undefined => mostCommon(records.flatMap(record => record[which] ?? []));
  return { weakModel: usual('weakModel'), strongModel: usual('strongModel') };
}

/**
 * Records whose files do not name their models are of those that the other files of their folder name, or else of those that
 * files of folders for the same models name: without that, a run that lacks a field would be a pair of models by itself.
 */
export function fillModels(records: readonly AarRecord[]): readonly AarRecord[] {
  const byFolder = Map.groupBy(records, ({ folder }) => folder);
  const keyed = records.filter(({ key }) => key !== undefined);
  const byName = Map.groupBy(keyed, ({ key, role }) => `${role} ${key?.models}`);
  const folders = new Map([...byFolder].map(([folder, same]) => [folder, usualModels(same)]));
  const names = new Map([...byName].map(([name, same]) => [name, usualModels(same)]));
  return records.map(record => {
    const usual = [folders.get(record.folder), names.get(`${record.role} ${record.key?.models}`)];
    const of = (which: keyof Models): string | undefined =>
      record[which] ?? usual.map(models => models?.[which]).find(model => model !== undefined);
    return { ...record, weakModel: of('weakModel'), strongModel: of('strongModel') };
  });
}
