/** As a word of YAML, whatever is in it: JSON text is YAML. */
const word = (text: string): string => (/^[\w./-]+$/.test(text) ? text : JSON.stringify(text));

/**
 * Text of a workflow for GitHub Actions that runs a suite every night: what was measured before is restored and kept, the run
 * has a budget, its report is uploaded, and the gate's exit code is the job's.
 * @param suite path of the suite file in the repository
 */
export const initWorkflow = (
  suite: string,
): string => `# Does the gain still carry over? Every night, and whenever somebody asks. docs/nightly-in-ci.md of carryover explains it.
name: nightly-transfer

on:
  schedule:
    - cron: '17 3 * * *'
  workflow_dispatch:

permissions:
  contents: read

# Two nights at once would measure the same cells twice.
concurrency:
  group: nightly-transfer
  cancel-in-progress: false

jobs:
  transfer:
    runs-on: ubuntu-latest
    timeout-minutes: 90
    env:
      SUITE: ${word(suite)}
      RUN: reports/nightly
      # The budget: what is measured by then is kept, and the next night goes on from there.
      MINUTES: 60
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - name: Install
        run: npm ci
      - name: Restore measured cells
        uses: actions/cache/restore@v4
        with:
          path: reports/.store
          key: carryover-\${{ runner.os }}-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: carryover-\${{ runner.os }}-
      - name: Run under the budget, and decide
        id: gate
        run: |
          code=0
          timeout --signal=INT --kill-after=60 "\${MINUTES}m" \\
            npx --no-install carryover run "$SUITE" --out "$RUN" --force || code=$?
          if [ "$code" -eq 124 ] || [ "$code" -eq 137 ]; then
            echo "::error title=carryover::The budget of $MINUTES minutes is spent. What was measured is kept."
            echo "outcome=incomplete" >> "$GITHUB_OUTPUT"
            echo "exit-code=6" >> "$GITHUB_OUTPUT"
            code=6
          fi
          exit "$code"
      - name: Keep measured cells
        if: always()
        uses: actions/cache/save@v4
        with:
          path: reports/.store
          key: carryover-\${{ runner.os }}-\${{ github.run_id }}-\${{ github.run_attempt }}
      - name: Upload the report
        if: always()
        uses: actions/upload-artifact@v4
        with:
          name: carryover-report
          path: \${{ env.RUN }}
          if-no-files-found: warn
`;
