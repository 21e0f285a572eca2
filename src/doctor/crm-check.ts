import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createCrm } from '../crm/create-crm.ts';
import { type CrmMapping, stageClasses } from '../crm/mapping.ts';
import { type Crm, type CrmDescription, CrmError, crmNames } from '../crm/port.ts';
import { readMapping } from '../crm/read-mapping.ts';
import { counted, errorReason, type Finding, ok, span, warning, within, wrong } from './finding.ts';

const patience = 45_000;
/** Milliseconds. Tolerated clock skew: with less, changes keep their order. */
const clocksAgree = 60_000;
/** The doctor makes a dozen calls, so no rate limit is needed. */
const fewCalls = 50;
/** Share of the day's calls at which the desk stops its background calls. */
const nearlyUsed = 0.8;

/**
 * Checks the CRM, in the order in which an operator sets it up: token, own user, key, columns, stages, currencies,
 * quota, clock.
 */
export async function crmCheck(
  { crm: config }: Config,
  problems: readonly string[],
  clock: Clock,
): Promise<readonly Finding[]> {
  const { system } = config;
  if (system === undefined) return [ok('no CRM is kept in step (CRM is none)')];
  const missing = problems.filter((problem) => problem.startsWith(`${system.toUpperCase()}_`));
  if (missing.length > 0)
    return [wrong(`${crmNames[system]} is not looked at: ${missing.join('; ')}`, 'Set what is missing first.')];
  try {
    const mapping = readMapping(system, config.mappingFile);
    let serverTime: Date | undefined;
    const heardTime = (time: Date) => {
      serverTime = time;
    };
    const crm = createCrm({ config, mapping, clock, heardTime, perSecond: fewCalls });
    if (!crm) return [];
    const described = await within(patience, crm.describe());
    return [
      ok(`signed in to ${crmNames[system]}, organisation ${described.orgName ?? ''} (${described.orgId})`),
      ...keyOf(described),
      ...columnsOf(described),
      ...stagesOf(described, mapping),
      ...currenciesOf(described),
      ...quotaOf(described),
      ...(await ownerOf(crm, mapping)),
      ...clockOf(serverTime, clock),
      writingOf(config),
    ];
  } catch (error) {
    return [refused(error, system)];
  }
}

const recipe = 'The README’s steps for the CRM say how; then run this again.';

function refused(error: unknown, system: 'dynamics' | 'salesforce'): Finding {
  if (!(error instanceof CrmError)) {
    // Errors of the mapping file are our own sentences and quote no content, so they can be shown.
    const words = error instanceof Error && /^CRM_MAPPING/.test(error.message) ? error.message : undefined;
    if (words) return wrong(words.replaceAll('\n', ' '), 'Mend the file that CRM_MAPPING names.');
    return wrong(
      `${crmNames[system]} could not be looked at (${errorReason(error)})`,
      'Do all files that the settings name exist?',
    );
  }
  const { kind, code } = error.failure;
  if (kind === 'sign-in')
    return wrong(`no token for ${crmNames[system]} (${code})`, signInAdvice[code] ?? signInAdvice[system] ?? '');
  if (code === 'user-missing')
    return wrong(
      'the token is good, but this environment has no application user for it',
      'Add the application user (Power Platform admin center > environment > Users + permissions > Application users), with the desk’s security role.',
    );
  if (kind === 'wait')
    return wrong(
      `${crmNames[system]} does not answer as it should (${code})`,
      `Is ${system.toUpperCase()}_URL right, and may this machine reach it? If so, it has a fault: the desk goes on when it is over.`,
    );
  return wrong(`${crmNames[system]} refuses what the desk must read (${code})`, recipe);
}

const signInAdvice: Readonly<Record<string, string>> = {
  AADSTS7000215: 'DYNAMICS_CLIENT_SECRET is wrong: take the secret’s value, not its id.',
  AADSTS7000222: 'DYNAMICS_CLIENT_SECRET has expired: make another, and put it there.',
  AADSTS700016: 'DYNAMICS_CLIENT_ID is not known in the tenant of DYNAMICS_TENANT_ID.',
  AADSTS700027: 'The registration does not know the certificate of DYNAMICS_CERTIFICATE.',
  AADSTS500011: 'DYNAMICS_URL is no environment of this tenant: write it as it stands in the browser.',
  invalid_client: 'SALESFORCE_CLIENT_SECRET is wrong, or the app’s.',
  invalid_client_id: 'SALESFORCE_CLIENT_ID is no consumer key of this organisation.',
  invalid_grant:
    'Switch the client credentials flow on and choose a run-as user; for a key, upload its certificate and pre-authorise the user.',
  inactive_user: 'The user whom the desk works as is frozen or inactive.',
  unsupported_grant_type: 'SALESFORCE_URL must be the organisation’s My Domain.',
  dynamics: 'Check DYNAMICS_URL, DYNAMICS_TENANT_ID, DYNAMICS_CLIENT_ID and its secret or certificate.',
  salesforce: 'Check SALESFORCE_URL (the My Domain), SALESFORCE_CLIENT_ID and its secret or key.',
};

function keyOf({ keyIsReady, problems }: CrmDescription): readonly Finding[] {
  const column = problems.find(({ code }) => code.startsWith('key-'))?.words ?? '';
  if (problems.some(({ code }) => code === 'key-column-missing'))
    return [wrong(`the column ${column} for the referral’s id is missing on opportunities`, recipe)];
  if (problems.some(({ code }) => code === 'key-missing'))
    return [wrong(`${column} is in no alternate key, so that two records of one referral could be made`, recipe)];
  if (keyIsReady) return [ok('two records of one referral are kept out by a key')];
  return [
    wrong(
      `the key of ${column} keeps nobody out yet`,
      'In Dynamics 365 its index is still being built, or has failed (Tables > Opportunity > Keys); in Salesforce the field must be an external id and unique. Until then nothing is created.',
    ),
  ];
}

function columnsOf({ fields }: CrmDescription): readonly Finding[] {
  const facts = Object.entries(fields);
  const named = (wanted: (field: (typeof facts)[number][1]) => boolean) =>
    facts.flatMap(([name, field]) => (wanted(field) ? [`${name} (${field.column})`] : [])).join(', ');
  const gone = named(({ exists }) => !exists);
  const hidden = named(({ exists, readable }) => exists && !readable);
  const locked = named(({ readable, writable }) => readable && !writable);
  const findings = [
    ...(gone === '' ? [] : [wrong(`columns are missing, or hidden from the desk’s user: ${gone}`, recipe)]),
    ...(hidden === ''
      ? []
      : [
          warning(
            `columns with column security are not read: ${hidden}`,
            'An empty value says nothing then. Take the security off, or set their rule to off in CRM_MAPPING.',
          ),
        ]),
    ...(locked === ''
      ? []
      : [
          warning(
            `columns that the desk’s user may not change: ${locked}`,
            'Give it the right, or set their rule to off.',
          ),
        ]),
  ];
  return findings.length > 0 ? findings : [ok(`${counted(facts.length, 'column')} can be read and written`)];
}

function stagesOf({ problems, stages }: CrmDescription, mapping: CrmMapping): readonly Finding[] {
  const unknown = problems.flatMap(({ code, words }) => (code === 'stage-unknown' && words ? [words] : []));
  const used = new Set(stageClasses.flatMap((name) => mapping.stages[name]));
  const unmapped = stages.filter(({ name, active }) => active && !used.has(name)).map(({ label }) => label);
  return [
    unknown.length === 0
      ? ok('all stages of the mapping are in the CRM’s list')
      : wrong(
          `stages of the mapping are not in the CRM’s list: ${unknown.join(', ')}`,
          'Name the CRM’s own stages in CRM_MAPPING.',
        ),
    ...(unmapped.length === 0
      ? []
      : [
          warning(
            `stages that mean nothing to the desk yet: ${unmapped.join(', ')}`,
            'A deal in one of them keeps its stage in Partner Center. Put them into a class in CRM_MAPPING.',
          ),
        ]),
  ];
}

function currenciesOf({ currencies, onlyOneCurrency }: CrmDescription): readonly Finding[] {
  const codes = currencies
    .map(({ code }) => code)
    .sort()
    .join(', ');
  if (!onlyOneCurrency) return [ok(`currencies that are set up: ${codes}`)];
  return [
    warning(
      `the organisation has one currency, ${codes}`,
      'Deals in other currencies are kept without an amount there, and their owners are told.',
    ),
  ];
}

function quotaOf({ quota }: CrmDescription): readonly Finding[] {
  if (quota === undefined) return [];
  const said = `${quota.used.toLocaleString('en-US')} of the day’s ${quota.limit.toLocaleString('en-US')} calls are used, by all integrations`;
  if (quota.used <= quota.limit * nearlyUsed) return [ok(said)];
  return [warning(said, 'Above 80 percent the desk polls no more. Find who uses them, or buy more.')];
}

async function ownerOf(crm: Crm, { defaultOwner }: CrmMapping): Promise<readonly Finding[]> {
  if (defaultOwner === undefined) return [];
  if (await within(patience, crm.findUser({ email: defaultOwner }))) return [ok('the default owner is an active user')];
  return [wrong('the default owner of CRM_MAPPING is no active user, or several', 'Name one active user by e-mail.')];
}

function clockOf(serverTime: Date | undefined, clock: Clock): readonly Finding[] {
  if (!serverTime) return [];
  const apart = Math.abs(serverTime.getTime() - clock.serverNow().getTime());
  if (apart < clocksAgree) return [ok('its clock and the desk’s agree')];
  return [
    warning(
      `its clock and the desk’s are ${span(apart)} apart`,
      'Nothing is lost by it: the desk goes by the CRM’s own times. Set the wrong clock all the same.',
    ),
  ];
}

function writingOf({ write }: Config['crm']): Finding {
  if (write === 'on') return ok('both sides are written to (CRM_WRITE is on)');
  const what = write === 'dry' ? 'the desk only says what it would do' : 'nothing is written';
  return warning(`${what} (CRM_WRITE is ${write})`, 'Look at a dry run first; then set CRM_WRITE to on.');
}
