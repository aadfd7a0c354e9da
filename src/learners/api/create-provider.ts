import type { ApiModel } from '../../core/model-settings.ts';
import { anthropicProvider } from './anthropic-provider.ts';
import { openAiProvider } from './openai-provider.ts';
import type { Provider } from './provider.ts';

/** Opens the host of a model. Nothing is sent by that. @param apiKey kept in memory alone, and in no message */
export function createProvider({ name }: Pick<ApiModel, 'name'>, { apiKey }: { readonly apiKey: string }): Provider {
  return name.provider === 'anthropic'
    ? anthropicProvider({ apiKey, baseUrl: name.baseUrl })
    : openAiProvider({ apiKey, baseUrl: name.baseUrl });
}
