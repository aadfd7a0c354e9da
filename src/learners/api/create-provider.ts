import type { ApiModel } from '../../core/model-settings.ts';
import { baseUrlOf } from './base-url-of.ts';
import type { Provider } from './provider.ts';

/**
 * Opens the host of a model. Nothing is sent by that. Only the SDK that is needed is loaded: each takes a tenth of a second and
 * 30 MiB, which whoever has no such model does not pay.
 * @param apiKey kept in memory alone, and in no message
 */
export async function createProvider(
  { name }: Pick<ApiModel, 'name'>,
  { apiKey }: { readonly apiKey: string },
): Promise<Provider> {
  const baseUrl = baseUrlOf(name);
  if (name.provider === 'anthropic') {
    const { anthropicProvider } = await import('./anthropic-provider.ts');
    return anthropicProvider({ apiKey, baseUrl });
  }
  const { openAiProvider } = await import('./openai-provider.ts');
  return openAiProvider({ apiKey, baseUrl });
}
