/** What tables call their columns; `known` says which of these a name is, whatever its case, blanks and dashes. */
const NAMES = {
  item: 'item item_id itemid id qid uid uuid question_id questionid doc_id docid example_id exampleid sample_id sampleid test_id testid task_id taskid problem_id instance_id case_id prompt_id row_id idx index key',
  score:
    'score correct is_correct iscorrect pass passed is_pass success is_success resolved solved acc accuracy exact_match em result outcome verdict grade reward',
  model:
    'model model_name modelname model_id generator generator_2 judge provider llm engine system candidate_model annotator',
  method: 'method strategy approach prompt_name prompt_type prompt_template prompting solver agent scaffold technique',
  task: 'task task_name taskname dataset dataset_name benchmark eval eval_name suite scenario',
  arm: 'arm variant condition treatment',
  rung: 'rung scale model_size size_class',
  domain: 'domain area subject',
  seed: 'seed random_seed generation_seed train_seed',
  repeat: 'repeat epoch trial attempt run rep sample_index completion_index replicate run_id',
  filter: 'filter order extractor parser',
  metric: 'metric metric_name measure scorer',
  cluster: 'cluster group group_id cluster_id family passage passage_id template_id conversation_id',
  subset: 'subset category split subtask topic type difficulty level',
  status: 'status state error_type finish_status',
  prediction: 'prediction pred predicted answer model_answer output response completion winner choice extracted_answer',
  label: 'label gold target reference expected ground_truth groundtruth truth gold_answer correct_answer',
  text: 'text question prompt instruction input problem query',
  confidence: 'confidence prob probability p_correct certainty',
  tokens_in: 'tokens_in input_tokens prompt_tokens tokens_input',
  tokens_out: 'tokens_out output_tokens completion_tokens tokens_output',
  cost_usd: 'cost_usd cost price usd',
} as const;

export type ColumnMeaning = keyof typeof NAMES;

const fold = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');

/** Meaning → names, the likeliest first. */
export const COLUMN_NAMES: ReadonlyMap<ColumnMeaning, readonly string[]> = new Map(
  Object.entries(NAMES).map(([meaning, names]) => [
    meaning as ColumnMeaning,
    [...new Set(names.split(' ').map(name => fold(name)))],
  ]),
);

/** How likely a column means something by its name: 0 is the likeliest; undefined where the name does not say so. */
export function rankOfName(name: string, meaning: ColumnMeaning): number | undefined {
  const rank = (COLUMN_NAMES.get(meaning) as readonly string[]).indexOf(fold(name));
  return rank === -1 ? undefined : rank;
}

/** Whether the name of a column says that it means one of these. */
export const isNamedAs = (name: string, meanings: readonly ColumnMeaning[]): boolean =>
  meanings.some(meaning => rankOfName(name, meaning) !== undefined);
