import { CarryoverError } from '../core/errors.ts';
import type { ApiModel } from '../core/model-settings.ts';
import { createProvider } from '../learners/api/create-provider.ts';

/** A host that takes longer to look a model up is asked nothing but questions. */
const PATIENCE_MS = 10_000;

/**
 * Looks up the models that are going to be asked, before anything is spent: one of them that is not there would be noticed when
 * the others have been paid for.
 * @param keyOf the key of a model
 * @throws CarryoverError `usage` with the host's own words where it does not have a model, or take the key
 */
export async function lookUpModels(models: readonly ApiModel[], keyOf: (model: ApiModel) => string): Promise<void> {
  await Promise.all(
    models.map(async model => {
      const { learner, name } = model;
      const provider = await createProvider(model, { apiKey: keyOf(model) });
      const words = await provider.lookUp(name.model, { timeoutMs: PATIENCE_MS }).finally(() => provider.close());
      if (words === undefined) return;
      const hint =
        'Nothing was asked. Mend its name or its key; "carryover doctor" asks every model of a suite one tiny question.';
      throw new CarryoverError('usage', `${learner}: ${words}`, hint);
    }),
  );
}
