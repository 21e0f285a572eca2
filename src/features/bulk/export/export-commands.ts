import { z } from 'zod';
import { readDay } from '../../../answers/day/day.ts';
import { withoutEnd } from '../../../answers/text/said.ts';
import { sentenceCard } from '../../../cards/sentence-card.ts';
import {
  type CardAction,
  type CardReply,
  type Command,
  defineCardAction,
  type IntentHandler,
  type Reply,
  type Turn,
} from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { afterCommand, type CommandName, commandWord, isCommand } from '../../../i18n/command-words.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { textReply } from '../../../text-reply.ts';
import { encoded, type ListsFeature, type ListView, ViewCode } from '../../lists/index.ts';
import type { BuiltCard } from '../../referrals/index.ts';
import type { BulkExport } from './bulk-export.ts';
import { listInWords, tooManyCard } from './export-cards.ts';
import type { ExportAnswer, Exports } from './exports.ts';

export interface ExportCommandDeps {
  readonly exports: Exports;
  readonly said: ListsFeature['said'];
}

/** `export`, `export outbound country DE`, `template`: the files always arrive in the person's own chat. */
export function exportCommands(deps: ExportCommandDeps): readonly Command[] {
  const whole = (name: CommandName, handle: Command['handle']): Command => ({
    name,
    match: (text, locale) => (isCommand(locale, name, text) ? { rest: '' } : undefined),
    handle,
  });
  return [
    whole('export', (turn) => ofList(deps, turn, everything, { words: '' })),
    templateOfYear(deps),
    whole('exportRegistrations', (turn) => ofList(deps, turn, wonDeals, { what: 'registrations' })),
    whole('registrationTemplate', async (turn) => said(turn, await deps.exports.template(turn, 'registrations'))),
    ofWords(deps, {
      match: (rest, locale) => {
        const { words, what } = withoutYear(rest, locale);
        return (what !== undefined && words === '') || deps.said.isList(words, locale);
      },
    }),
    ofWords(deps, { lenient: true, match: () => true }),
  ];
}

/** `template`, `template 2023`. */
function templateOfYear({ exports }: ExportCommandDeps): Command {
  return {
    name: 'template',
    match: (text, locale) => {
      const { words, what } = withoutYear(text, locale);
      return isCommand(locale, 'template', words) ? { rest: what ?? '' } : undefined;
    },
    handle: async (turn, { rest }) => {
      if (rest === '') return said(turn, await exports.template(turn), { later: commandWord(turn.locale, 'template') });
      return said(turn, await exports.template(turn, laterYear));
    },
  };
}

/** Followed by a list and filters. During a new deal, `Export Consulting` is a customer. */
function ofWords(
  deps: ExportCommandDeps,
  { match, ...lenient }: Pick<Command, 'lenient'> & { match(rest: string, locale: Locale): boolean },
): Command {
  return {
    name: 'export of a list',
    notInConversation: true,
    ...lenient,
    match: (text, locale) => {
      const rest = afterCommand(locale, 'export', text);
      return rest !== undefined && match(rest, locale) ? { rest } : undefined;
    },
    handle: async (turn, { rest }) => {
      const { words, what } = withoutYear(rest, turn.locale);
      const { list, filters, problems } = words
        ? await deps.said.words(turn, words)
        : { ...everything, problems: [] as readonly string[] };
      // With a filter left out it would be a different file from the one asked for.
      if (problems.length > 0) return textReply(problems.join('\n\n'));
      return ofList(deps, turn, { list, filters, page: 1 }, what ? { what } : { words });
    },
  };
}

const everything: ListView = { list: 'found', filters: {}, page: 1 };
/** Deals that have a registration, or can get one. */
const wonDeals: ListView = { list: 'found', filters: { state: 'won' }, page: 1 };

const laterYear = '2023';

/** `export outbound 2023` selects the 2023 template. In `closing by 31 December 2023` the year belongs to the date. */
function withoutYear(rest: string, locale: Locale): { readonly words: string; readonly what?: typeof laterYear } {
  const words = withoutEnd(rest, /[^\p{L}\p{N}]/u);
  const hasYear = /(?:^|\s)2023$/.test(words) && !endsInDay(words, locale);
  return hasYear ? { words: words.slice(0, -laterYear.length).trim(), what: laterYear } : { words: rest.trim() };
}

function endsInDay(words: string, locale: Locale): boolean {
  return [2, 3].some((count) => {
    const last = words.split(/\s+/).slice(-count).join(' ');
    // `stage 20 2023` contains no month, so the year is the template's.
    return /\p{L}/u.test(last) && readDay(last, { locale, today: '2023-01-01' }).kind !== 'nothing';
  });
}

export function exportIntents(deps: ExportCommandDeps): readonly IntentHandler[] {
  return [
    {
      intents: ['template'],
      handle: async (turn) =>
        said(turn, await deps.exports.template(turn), { later: commandWord(turn.locale, 'template') }),
    },
    {
      intents: ['export'],
      async handle(turn, meaning) {
        const meant = await deps.said.sentence(turn, meaning);
        if (!meant || meant.isUnread) return undefined;
        // Of a file nobody sees what was left out of it.
        const isSorted = say(turn.locale, 'list.sorted');
        if ((meant.unread ?? []).length > 0 || meant.problems.some((each) => each !== isSorted))
          return { kind: 'in-doubt' };
        return ofList(deps, turn, { list: meant.list, filters: meant.filters, page: 1 }, {});
      },
    },
  ];
}

const moment = z.iso.datetime().transform((text) => new Date(text));

/** The Export buttons of a list, and of each part of one that is too long for one file. */
export function exportActions({ exports, said }: ExportCommandDeps): readonly CardAction[] {
  return [
    defineCardAction({
      verb: 'bulk.export',
      data: z.strictObject({ view: ViewCode }),
      async handle(click, { view }) {
        const answer = await exports.list(click, view);
        const reply = pressed(click, answer, view);
        const words = answer.kind === 'making' ? await wordsOfLater(click, view, said) : undefined;
        if (reply.kind !== 'message' || words === undefined) return reply;
        return { ...reply, text: `${reply.text} ${say(click.locale, 'bulk.export.later', { words })}` };
      },
    }),
    defineCardAction({
      verb: 'bulk.export-part',
      data: z.strictObject({
        view: ViewCode,
        what: z.enum(['registrations', '2023']).optional(),
        from: moment.optional(),
        before: moment.optional(),
      }),
      handle: async (click, { view, what, from, before }) => {
        const part = { ...(what ? { what } : {}), ...(from ? { from } : {}), ...(before ? { before } : {}) };
        return pressed(click, await exports.list(click, view, part), view, what);
      },
    }),
  ];
}

/** @param words after `export`; present if they select the other template when a year is appended. */
async function ofList(
  { exports }: ExportCommandDeps,
  turn: Turn,
  view: ListView,
  { what, words }: Pick<BulkExport, 'what'> & { readonly words?: string },
): Promise<Reply> {
  const later = words === undefined ? {} : { later: `${commandWord(turn.locale, 'export')} ${words}`.trim() };
  return said(turn, await exports.list(turn, view, what ? { what } : {}), { view, ...(what ? { what } : later) });
}

interface AskedExport {
  readonly view?: ListView;
  readonly what?: BulkExport['what'];
  /** What to write, with the year appended, for the columns of the 2023 template. */
  readonly later?: string;
}

function said(turn: Turn, answer: ExportAnswer, { view, what, later }: AskedExport = {}): Reply {
  const words = sentenceOf(turn, answer, view, what);
  if (typeof words !== 'string') return { kind: 'messages', messages: [{ kind: 'card', ...words }] };
  const { locale } = turn;
  const other = `${later} ${laterYear}`;
  // After a month the year would belong to the date.
  if (later === undefined || answer.kind !== 'making' || withoutYear(other, locale).what === undefined)
    return textReply(words);
  const guesses = [{ title: say(locale, 'bulk.button.columns2023'), words: other }];
  return { kind: 'messages', messages: [{ kind: 'card', ...sentenceCard(locale, { title: words, guesses }) }] };
}

/** What to write for the same list in the columns of the 2023 template. Undefined: no words express it. */
async function wordsOfLater(turn: Turn, view: ListView, said: ExportCommandDeps['said']): Promise<string | undefined> {
  const isEverything = encoded({ ...view, page: 1 }) === encoded(everything);
  const list = isEverything ? '' : listInWords(turn.locale, view).replaceAll(' · ', ' ').toLowerCase();
  const words = `${commandWord(turn.locale, 'export')} ${list} ${laterYear}`.replaceAll('  ', ' ');
  if (withoutYear(words, turn.locale).what === undefined) return undefined;
  if (isEverything) return words;
  if (!said.isList(list, turn.locale)) return undefined;
  const { problems, ...meant } = await said.words(turn, list);
  const isSame = problems.length === 0 && encoded({ ...meant, page: 1 }) === encoded({ ...view, page: 1 });
  return isSame ? words : undefined;
}

function pressed(turn: Turn, answer: ExportAnswer, view: ListView, what?: BulkExport['what']): CardReply {
  const words = sentenceOf(turn, answer, view, what);
  return typeof words === 'string' ? { kind: 'message', text: words } : { kind: 'card', ...words };
}

function sentenceOf(
  { locale, timeZone }: Turn,
  answer: ExportAnswer,
  view?: ListView,
  what?: BulkExport['what'],
): string | BuiltCard {
  const list = view ? listInWords(locale, view) : '';
  switch (answer.kind) {
    case 'making':
      if (view && what === 'registrations') return say(locale, 'bulk.registrations.making');
      return view
        ? say(locale, 'bulk.export.making', { count: answer.count, list })
        : say(locale, 'bulk.template.making');
    case 'too-many':
      return tooManyCard(locale, view ?? everything, { ...answer, timeZone, ...(what ? { what } : {}) });
    case 'empty':
      return say(locale, 'bulk.export.empty', { list });
    case 'no-chat':
      return say(locale, 'bulk.export.noChat');
    case 'busy':
      return say(locale, 'bulk.export.busy');
  }
}
