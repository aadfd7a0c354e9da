import type { Series } from '../core/evidence.ts';

/** "log.json: gpt-4 on arithmetic" */
export function nameSeries({ path, facts }: Pick<Series, 'path' | 'facts'>): string {
  const { model, task, method, metric, filter } = facts;
  const words = [
    method,
    model && `of ${model}`,
    task && `on ${task}`,
    metric && `by ${metric}`,
    filter && `(${filter})`,
  ];
  return `${path}: ${words.filter(Boolean).join(' ') || 'one series'}`;
}
