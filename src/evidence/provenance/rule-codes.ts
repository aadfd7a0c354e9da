/** What a rule is about, in words: `docs/provenance.md` says the same. */
export interface RuleWords {
  readonly title: string;
  /** Why a reader of the results should care. */
  readonly matters: string;
  /** How it can come about without anybody meaning harm. */
  readonly honest: string;
}

const words = (title: string, matters: string, honest: string): RuleWords => ({ title, matters, honest });

/** Every code that a finding may have. */
export const RULE_CODES = {
  FORM: words(
    'A result cannot be read, or a field is absent or not of its kind',
    'What cannot be read is not in any mean; nobody would know.',
    'A run that was stopped while writing, a copy that was cut off, a newer version of the tool.',
  ),
  IDEA: words(
    'The file names another method than its folder',
    'The numbers may be those of the other method.',
    'A file copied as a template for results that were measured elsewhere; a renamed method.',
  ),
  SEED: words(
    'The file names another seed than its name',
    'Runs are paired by seed: a wrong one pairs unrelated teachers and hides copies.',
    'A file copied as a template whose fields were not all changed.',
  ),
  DATASET: words(
    'The file names another dataset than its folder',
    'Under one of two names it is a result on other items.',
    'A dataset under several names: an alias, which is a note where it is unknown and used throughout.',
  ),
  CFGKEY: words(
    'The settings in the folder name, in the file and in the code contradict each other',
    'Runs are comparable by their settings, and a result that its own code can never look up was not written by it.',
    'A folder renamed by hand; results moved after the naming of folders changed.',
  ),
  SCHEMA: words(
    'A file has the form of another method',
    'The file was not written by the code of the method that it is filed under.',
    'Results of an older version of the code, copied into the form of another method.',
  ),
  DUPPROV: words(
    'Two runs share what independent runs cannot',
    'Times measured to the nanosecond, and thousands of probabilities, are never the same twice: one of the files is a copy.',
    'A file copied as a template; a cache that answered under another name; one run stored twice.',
  ),
  DUPTREE: words(
    'Results are there twice',
    'Whoever searches the whole tree counts each of them twice, and halves the variance.',
    'A folder copied into itself; a dataset renamed by copying.',
  ),
  WEAK_REF: words(
    'The weak teacher stated is not the one on file',
    'The run was taught by another teacher than the one it is compared with, or the field was copied.',
    'The teacher was trained again after the run; a field copied from another seed.',
  ),
  CEIL_REF: words(
    'The ceiling stated is not the one on file',
    'The gap, and every share of it, is computed from another ceiling.',
    'The ceiling was trained again after the run; a field copied from another seed.',
  ),
  NOREF: words(
    'Floor or ceiling are empty although their runs are on file',
    'A mean over what is not empty drops the method in silence.',
    'The references were not finished, or filed under other settings, when the run looked them up.',
  ),
  FIXED: words(
    'A fixed baseline is not the mean of the runs on file',
    'The same accuracy gives another PGR: two runs with two baselines are not comparable.',
    'The baseline was the mean of what was there when the run ended; more runs came later.',
  ),
  NOPGR: words(
    'PGR is empty although floor and ceiling are known',
    'A mean over what is not empty drops the run in silence.',
    'References that came too late; a gap that was not positive when the run ended.',
  ),
  PGR: words(
    'PGR does not follow from the accuracies beside it',
    'One of the numbers was changed after the others.',
    'Computed by hand, or from rounded values.',
  ),
  PGR_ROUND: words(
    'PGR is rounded',
    'The tool never rounds: the number was typed, and may come from anywhere.',
    'Copied from a printed table.',
  ),
  ACC_ROUND: words(
    'An accuracy is rounded',
    'The tool never rounds: the number was typed, and may come from anywhere.',
    'Copied from a printed table.',
  ),
  ACC_COUNT: words(
    'An accuracy is not correct ÷ total',
    'One of the three was changed after the others.',
    'Typed from memory; counts of another test set.',
  ),
  GRID: words(
    'An accuracy is no whole number of items',
    'No model can score it on this test set.',
    'Computed on a part of the items, or a mean of several runs.',
  ),
  RANGE: words(
    'An accuracy is not a share from 0 to 1',
    'No model can score it; every mean that it enters is wrong.',
    'Percent instead of shares; a number from another column.',
  ),
  STEPS: words(
    "A method's own steps contradict each other or its result",
    'One of the numbers was changed after the others, or the steps are those of another run.',
    'A step that was run again; a field of a newer version that counts something else.',
  ),
  SUB_ACC: words(
    'The accuracy of a subset is not its correct ÷ total',
    'One of the three was changed.',
    'A typing error.',
  ),
  SUB_SUM: words(
    'The subsets do not add up to the whole',
    'Part of the rows belong to another run, or were changed.',
    'A typing error; items that are in no subset, or in two.',
  ),
  SUB_ROUND: words(
    'The accuracy of a subset is rounded',
    'The tool never rounds: the number was typed.',
    'Copied from a printed table.',
  ),
  SUB_COPY: words(
    'Subset rows are the same in two runs',
    'Counts of right answers and of predictions cannot agree in several large subsets by chance: rows were copied.',
    'A file copied as a template whose rows were not all changed.',
  ),
  DIST_SUM: words(
    'How often each class was predicted does not add up to the items',
    'The row was changed, or belongs to another test set.',
    'A typing error; answers that were no class.',
  ),
  DIST_AGG: words(
    'Predictions in the subsets do not add up to the whole',
    'Part of the rows belong to another run, or were changed.',
    'A typing error; rows copied from a template.',
  ),
  CONFUSION: words(
    'No table of right and wrong answers has these counts',
    'Right answers, predictions and true classes belong to different runs, or were changed.',
    'A typing error.',
  ),
  PRED: words(
    'Predictions that a file lists contradict its counts, or have no items',
    'Predictions and counts are of two runs; without ids and true classes they are results of no items.',
    'Predictions of an earlier checkpoint; a test set that was extended; the sandbox keeps the true classes from methods.',
  ),
  ITEMS: words(
    'The run was scored on other items than its peers',
    'Accuracies on different items are not comparable.',
    'A test set that was extended or filtered between the runs.',
  ),
  NONCANON: words(
    'The bytes are not what the tool writes',
    'A program writes 0.623, a person 0.6230: the file was typed or edited.',
    'An editor, or another program, formatted the file.',
  ),
  MTIME: words(
    'The file was written long after its run ended',
    'Where the archive keeps times, a later one says that the file was changed.',
    'A copy that did not keep times, which then shows in many files at once.',
  ),
  MISSING: words(
    'Results that should be there are not',
    'A seed that is left out may be the one that spoils the mean.',
    'A run that failed or was never started.',
  ),
  EMPTYDIR: words(
    'A folder holds nothing',
    'Either results were lost, or somebody looked for some that never were.',
    'The sandbox makes a folder when it looks something up.',
  ),
  UNREAD: words(
    'Files beside the results are no results',
    'Whatever they say is in no number here.',
    'Logs, notes and tables that somebody keeps beside the results.',
  ),
  NOEVAL: words(
    'There are no counts behind the accuracy',
    'Parts of the test set, and the arithmetic, cannot be checked.',
    'Methods that never wrote them.',
  ),
  NOTIME: words(
    'No time was recorded',
    'Durations cannot be averaged, and copies not be told by them.',
    'Results collected from runs whose time was not kept.',
  ),
  SOFT: words(
    "The teacher's soft labels are no probabilities",
    'Whatever was trained on them was trained on something else.',
    'Scores that were not normalised; rows that were cut off.',
  ),
  FILTER: words(
    'The rows kept for training do not follow from the soft labels',
    'The student was trained on the labels of another teacher.',
    'The teacher was trained again after the run.',
  ),
} as const satisfies Readonly<Record<string, RuleWords>>;

export type RuleCode = keyof typeof RULE_CODES;
