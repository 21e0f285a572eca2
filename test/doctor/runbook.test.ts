import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics.ts';

const root = path.resolve(import.meta.dirname, '../..');
const runbook = readFileSync(path.join(root, 'RUNBOOK.md'), 'utf8');
const rules = /```yaml\n([\s\S]+?)```/.exec(runbook)?.[1] ?? '';

describe('the runbook', () => {
  it('names only metrics that the desk has', async () => {
    const known = (await createMetrics().registry.getMetricsAsJSON()).map(({ name }) => name);
    const named = [
      ...[...runbook.matchAll(/`([a-z]+(?:_[a-z0-9]+)+)`/g)].map(([, name]) => name),
      ...[...rules.matchAll(/\b([a-z]+(?:_[a-z0-9]+)+)\b(?!\()/g)].map(([, name]) => name),
    ].filter((name) => name !== undefined);

    expect(named.length).toBeGreaterThan(20);
    expect(
      named.filter((name) => !known.includes(name)),
      'mend the name, or add it to src/metrics.ts',
    ).toEqual([]);
  });

  it('has an entry for every alert, by its name, each with what it means, what to look at and what to do', () => {
    const alerts = [...rules.matchAll(/alert: CoSell(\w+)/g)].map(([, name]) => name?.toLowerCase());
    const entries = runbook.split(/^## /m).filter((entry) => entry.includes('**Means.**'));
    const headings = entries.map((entry) => entry.slice(0, entry.indexOf('\n')).replace(/[ -]/g, '').toLowerCase());

    expect(headings.sort()).toEqual(alerts.sort());
    for (const entry of entries) expect(entry).toMatch(/\*\*Means\.\*\*[\s\S]+\*\*Look at\.\*\*[\s\S]+\*\*Do\.\*\*/);
  });

  it('quotes log lines and settings that exist', () => {
    const source = globSync('src/**/*.ts', { cwd: root }).map((file) => readFileSync(path.join(root, file), 'utf8'));
    const lines = [...runbook.matchAll(/`([A-Za-z][a-z]+(?:,? [A-Za-z]+){1,})`/g)]
      .map(([, words]) => words ?? '')
      .filter((words) => !/^(npm|node|grep) /.test(words));
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.filter((words) => !source.some((text) => text.includes(`'${words}`)))).toEqual([]);

    const settings = [...runbook.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name);
    const example = readFileSync(path.join(root, '.env.example'), 'utf8');

    expect(settings.filter((name) => !example.includes(`\n${name}=`))).toEqual([]);
  });
});
