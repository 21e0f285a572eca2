import type { Examination, Finding } from './finding.ts';

const marks = { ok: 'ok     ', warning: 'warning', wrong: 'WRONG  ' } as const satisfies Record<
  Finding['state'],
  string
>;

/** The report as text. @param secrets values that are removed from it, whatever a finding says */
export function doctorReport(examinations: readonly Examination[], secrets: readonly string[]): string {
  const lines = examinations.flatMap(({ name, findings }) => [
    name,
    ...findings.flatMap(({ state, what, todo }) => [
      `  ${marks[state]}  ${what}`,
      ...(todo && state !== 'ok' ? [`           -> ${todo}`] : []),
    ]),
    '',
  ]);
  return withoutSecrets([...lines, summary(examinations), ''].join('\n'), secrets);
}

/** 0: fit to work, warnings included. 1: something is wrong. */
export function exitStatus(examinations: readonly Examination[]): 0 | 1 {
  return examinations.some(({ findings }) => findings.some(({ state }) => state === 'wrong')) ? 1 : 0;
}

function summary(examinations: readonly Examination[]): string {
  const all = examinations.flatMap(({ findings }) => findings);
  const number = (state: Finding['state']) => all.filter((finding) => finding.state === state).length;
  const ends = exitStatus(examinations) === 0 ? 'The desk is fit to work' : 'The desk is not fit to work';
  return `${ends}: ${number('ok')} ok, ${number('warning')} to look at, ${number('wrong')} wrong.`;
}

/** Findings should contain no secrets; this is a second safeguard. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  const clean = secrets
    .filter((secret) => secret.length >= 4)
    .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
  return clean.replace(/[^\s@<>"(]+@[\w-]+(\.[\w-]+)+/g, '[e-mail]');
}
