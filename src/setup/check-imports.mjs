import { cruise } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';

/** Which file may import which: `.dependency-cruiser.mjs`. Its parser is swc, because TypeScript 7 has no API yet. */
const { forbidden, options } = config;
const { output } = await cruise(['src'], { ...options, ruleSet: { forbidden }, validate: true });
const { modules, summary } = /** @type {import('dependency-cruiser').ICruiseResult} */ (output);
const imports = modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0);

for (const { rule, from, to, cycle } of summary.violations) {
  const way = cycle ? cycle.map(({ name }) => name).join(' -> ') : to;
  const { comment = '' } = forbidden.find(({ name }) => name === rule.name) ?? {};
  process.stdout.write(`${from} -> ${way}: ${rule.name}; ${comment}\n`);
}
// Nothing found because nothing was read would be no proof.
if (imports < 2_000) process.stdout.write(`Only ${imports} imports were found: the check does not see the sources.\n`);
process.exit(summary.violations.length > 0 || imports < 2_000 ? 1 : 0);
