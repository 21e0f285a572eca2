import { plusDays } from '../../answers/day/day-span.ts';
import { type PastDays, readPastDays } from '../../answers/day/past-days.ts';
import { dayText } from '../../answers/shown.ts';
import { tidy, withoutEnd } from '../../answers/text/said.ts';
import { unformatted } from '../../cards/plain.ts';
import { sentenceCard } from '../../cards/sentence-card.ts';
import type { Command, IntentHandler, Reply, Turn } from '../../feature.ts';
import type { Intent, Meaning } from '../../grammar/meaning.ts';
import { hasRole } from '../../grammar/sentence/piece.ts';
import { say } from '../../i18n/catalogue.ts';
import { afterCommand, commandWord, commandWords } from '../../i18n/command-words.ts';
import { dayIn, daysBetween } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { textReply } from '../../text-reply.ts';
import { type ExportAnswer, tableInWords } from '../bulk/index.ts';
import { isAdminOfAll, type RoleSettings } from '../people/index.ts';
import type { Referral } from '../referrals/index.ts';
import { type AuditAsked, longestPeriod } from './audit-table.ts';

export interface AuditCommandDeps {
  readonly roles: RoleSettings;
  readonly now: () => Date;
  /** True: the audit has a person with this name or object id. */
  readonly knows: (person: string) => Promise<boolean>;
  /** A few of the referrals that `find` returns for these words. */
  readonly referrals: (turn: Turn, words: string) => Promise<readonly Pick<Referral, 'id' | 'record'>[]>;
  readonly file: (turn: Turn, asked: AuditAsked) => Promise<ExportAnswer>;
  /** A field's value and where it came from, with its Undo: the answer to the same question of whoever may not have the file. */
  readonly told: IntentHandler['handle'];
}

/** Number of days, including today, if the request names none. */
const usualDays = 7;
const id = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * `who changed Redwood last week`: the audit file of that deal. Whoever may not have it is told of a field what anyone
 * who sees the deal is told: its value and who gave it.
 */
export function auditIntent(deps: AuditCommandDeps): IntentHandler {
  // By the id, which is unique.
  const called = ({ ids, nameSaid }: Meaning) => (ids.length === 1 ? ids[0] : nameSaid) ?? '';
  return {
    intents: ['audit'],
    async handle(turn, meaning) {
      const intent = meaning.ids.length === 1 ? valueAsked(meaning) : undefined;
      if (isOfField(meaning) && !isAdminOfAll(turn.person, deps.roles))
        return intent && deps.told(turn, { ...meaning, intent });
      const file = await answer(deps, turn, `${called(meaning)} ${meaning.rest}`.trim());
      const told = intent && (await deps.told(turn, { ...meaning, intent }));
      if (told?.kind !== 'messages' || file.kind !== 'messages') return file;
      return { ...told, messages: [...told.messages, ...file.messages] };
    },
  };
}

const isOfField = ({ sentence }: Meaning) => sentence.pieces.some((piece) => hasRole(piece, 'field'));

const asked = [
  ['stage', 'ask-stage'],
  ['closeDate', 'ask-close-date'],
  ['notes', 'ask-notes'],
  ['value', 'ask-value'],
] as const;

function valueAsked({ sentence }: Meaning): Intent | undefined {
  return asked.find(([id]) => sentence.pieces.some((piece) => hasRole(piece, 'field', id)))?.[1];
}

/**
 * `audit last week`, `audit Alex Wilber last month`, `audit Fabrikam`: the audit as a file, of everything, of a person,
 * of a deal. It covers the referrals of all locations, so only admins of all locations may request it.
 */
export function auditCommands(deps: AuditCommandDeps): readonly Command[] {
  const handle: Command['handle'] = (turn, { rest }) => answer(deps, turn, rest);
  const isDays = (rest: string, locale: Locale) =>
    !/[\p{L}\p{N}]/u.test(readPastDays(rest, { locale, today: dayIn('UTC', deps.now()) }).rest);
  return [
    {
      name: 'audit',
      shows: true,
      match: (text, locale) => {
        const found = [afterCommand(locale, 'audit', text), ...besideWords(text, locale)].find(
          (rest) => rest !== undefined && isDays(rest, locale),
        );
        return found === undefined ? undefined : { rest: found };
      },
      handle,
    },
    {
      name: 'audit of somebody, or of a deal',
      // Not while a deal is being created, where `Audit Partners` is a customer.
      notInConversation: true,
      lenient: true,
      match: (text, locale) => {
        const rest = afterCommand(locale, 'audit', text);
        return rest === undefined ? undefined : { rest };
      },
      handle,
    },
  ];
}

/** The period may precede the command word (지난주 감사 기록), and follow it without a space (稽核紀錄上週). */
function besideWords(text: string, locale: Locale): readonly string[] {
  const said = withoutEnd(tidy(text), /[\s?!.。？！]/u);
  const folded = said.toLowerCase();
  return commandWords(locale, 'audit').flatMap((word) => [
    ...(folded.endsWith(word) && folded !== word ? [said.slice(0, -word.length).replace(/[’'‘]s $/u, '')] : []),
    ...(folded.startsWith(word) && /[^a-z]$/.test(word) ? [said.slice(word.length)] : []),
  ]);
}

async function answer(deps: AuditCommandDeps, turn: Turn, said: string): Promise<Reply> {
  const { locale, timeZone, person, log } = turn;
  if (!isAdminOfAll(person, deps.roles)) {
    log.warn({ aadObjectId: person.aadObjectId }, 'security: the audit without the right to it');
    return textReply(say(locale, 'audit.notYours'));
  }
  const today = dayIn(timeZone, deps.now());
  // A word for a period may be a name (May), so names are looked up first.
  const isName = said !== '' && !id.test(said) && (await deps.knows(said));
  const { days, rest } = isName ? { rest: said } : readPastDays(said, { locale, today });
  if (days && daysBetween(days.from, days.until) + 1 > longestPeriod)
    return textReply(say(locale, 'tab.audit.days', { most: longestPeriod }));
  const name = /[\p{L}\p{N}]/u.test(rest) ? rest : '';
  const period = days ?? { from: plusDays(today, 1 - usualDays), until: today };
  if (name === '') return makes(deps, turn, period, say(locale, 'audit.of.all'));
  const isPerson = async () => isName || (await deps.knows(name));
  const ofPerson = () => makes(deps, turn, { ...period, person: name }, unformatted(name, 60));
  // An id may belong to a deal or a person; the deal takes precedence.
  if (!id.test(name) && (await isPerson())) return ofPerson();
  const found = await deps.referrals(turn, name);
  const [only, ...others] = found;
  if (!only && id.test(name) && (await isPerson())) return ofPerson();
  if (!only)
    return textReply(
      say(locale, 'audit.nothing', { name: unformatted(name, 60), example: say(locale, 'audit.example') }),
    );
  if (others.length > 0) return which(locale, found, days);
  return makes(deps, turn, { ...days, referral: only.id }, unformatted(only.record.customer.name, 60));
}

async function makes(deps: AuditCommandDeps, turn: Turn, asked: AuditAsked, of: string): Promise<Reply> {
  const { locale } = turn;
  const answered = await deps.file(turn, asked);
  if (answered.kind !== 'making') return textReply(tableInWords(answered, locale));
  const { from, until } = asked;
  const day = (one: string) => dayText(locale, one);
  const period = from && until ? (from === until ? day(from) : `${day(from)} – ${day(until)}`) : '';
  return textReply(say(locale, 'audit.making', { of, period, hasPeriod: period === '' ? 'no' : 'yes' }));
}

/** A choice of deals: a press requests the file of that deal for the days given. */
function which(locale: Locale, found: readonly Pick<Referral, 'id' | 'record'>[], days: PastDays | undefined): Reply {
  const guesses = found.map(({ id, record }) => ({
    title: [record.customer.name, record.name]
      .map((one) => unformatted(one ?? '', 50))
      .filter(Boolean)
      .join(' · '),
    words: [commandWord(locale, 'audit'), id, ...(days ? [days.from, days.until] : [])].join(' '),
  }));
  const { buttons, ...card } = sentenceCard(locale, { title: say(locale, 'audit.which'), guesses });
  return { kind: 'messages', messages: [{ kind: 'card', ...card }], offers: buttons };
}
