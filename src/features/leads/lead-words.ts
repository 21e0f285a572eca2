import {
  countsLeads,
  isEmptyLeadFilter,
  type LeadFilter,
  readLeadFilter,
  saysOwnerless,
  takesLeadWord,
  withoutLeadHead,
} from '../../answers/leads/lead-filter.ts';
import { isCalledLead, readLeadNamed } from '../../answers/leads/lead-named.ts';
import { beforeLeadWord, readLeadSpokenOf } from '../../answers/leads/lead-spoken-of.ts';
import { leadCountWords, leadsAsFile } from '../../answers/leads/lead-words.ts';
import { namesInCases } from '../../answers/names/russian-cases.ts';
import { bareName } from '../../answers/names/search-key.ts';
import { fold, withoutEnd, wordsByLength } from '../../answers/text/said.ts';
import { plain, plainName } from '../../cards/plain.ts';
import type { Command, CommandWords, IntentHandler, Reply, Turn } from '../../feature.ts';
import type { Meaning } from '../../grammar/meaning.ts';
import { textOfPieces } from '../../grammar/sentence/piece.ts';
import { say } from '../../i18n/catalogue.ts';
import { afterCommand, commandWord, commandWords } from '../../i18n/command-words.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import type { OfferedButton } from '../../messenger.ts';
import { textReply } from '../../text-reply.ts';
import type { Referral } from '../referrals/index.ts';
import { namesOnCard } from './lead-card.ts';
import { LeadFilterCode, leadFilterCode } from './lead-filters.ts';
import { type LeadView, leadViews } from './lead-list.ts';
import type { Leads, LeadsAsked } from './leads.ts';

export interface LeadWordDeps {
  readonly leads: Leads;
  /** Posts the lead's card in the reader's chat; returns those of its buttons that can also be typed. */
  readonly open: (turn: Turn, lead: Referral) => Promise<{ readonly offers?: readonly OfferedButton[] }>;
  /** Requests the file of leads, of all views if none is given; returns the reply. */
  readonly file: (turn: Turn, asked: SaidLeads) => Promise<string>;
}

/** The leads that a message names. Without a view: the undecided ones, or for a file all. */
export interface SaidLeads {
  readonly view?: LeadView;
  readonly filter: LeadFilter;
}

/**
 * `leads`, `leads taken`, `hot leads from France`, `export leads`: the list of leads. Not in channels, where everybody
 * would read customers' addresses.
 */
export function leadWords(deps: LeadWordDeps): {
  readonly commands: readonly Command[];
  readonly intent: IntentHandler;
} {
  const talk = new LeadTalk(deps);
  return {
    commands: leadCommands(talk),
    // A person who may not see leads most likely means referrals.
    intent: {
      intents: ['leads'],
      async handle(turn, { rest }) {
        if (!talk.suits(turn)) return undefined;
        return talk.narrowed(turn, rest);
      },
    },
  };
}

function leadCommands(talk: LeadTalk): readonly Command[] {
  const suits = (turn: Turn) => talk.suits(turn);
  return [
    {
      name: 'leads',
      shows: true,
      match: (text, locale) => {
        const rest = afterCommand(locale, 'leads', text);
        const view = rest === undefined ? undefined : viewSaid(rest);
        return view && { rest: view };
      },
      handle: (turn, { rest }) => talk.show(turn, { view: rest as LeadView, filter: {} }),
    },
    {
      name: 'a file of leads',
      notInConversation: true,
      suits,
      match: (text, locale) => coded(leadsForFile(text, locale)),
      handle: (turn, { rest }) => talk.file(turn, decoded(rest)),
    },
    {
      name: 'some leads',
      notInConversation: true,
      suits,
      match: (text) => {
        const said = leadsSaid(text);
        const isCounted = leadCountWords.test(fold(text));
        return said && (isCounted || said.view || !isEmptyLeadFilter(said.filter)) ? coded(said, isCounted) : undefined;
      },
      handle: (turn, { rest }) => talk.show(turn, decoded(rest), undefined, rest.startsWith(counted)),
    },
    ...commandsOfOne(talk),
    {
      // `how many leads came in this month`: counted without what is no filter of theirs, which is told.
      name: 'leads that are counted',
      notInConversation: true,
      // `how many leads does Tallwood want`: of a deal that is named.
      yieldsTo: ({ ids }) => ids.length > 0,
      suits,
      match: (text) => (countsLeads(text, [...viewWords.keys()]) ? { rest: text } : undefined),
      handle: (turn, { rest }) => talk.narrowed(turn, rest, true),
    },
  ];
}

/** One lead by its name: opened, as nothing is done to it by a sentence alone. */
function commandsOfOne(talk: LeadTalk): readonly Command[] {
  const suits = (turn: Turn) => talk.suits(turn);
  return [
    {
      // Whatever is wanted or asked of one lead, its card has the answer or the button.
      name: 'a lead that is spoken of',
      notInConversation: true,
      whole: true,
      yieldsTo: isOfAnotherDeal,
      suits,
      match: (text) => (readLeadSpokenOf(text).length > 0 ? { rest: text } : undefined),
      means: async (_, { rest }) => (await talk.spokenOf(rest)).length > 0,
      handle: async (turn, { rest }) => talk.opened(turn, await talk.spokenOf(rest), rest),
    },
    {
      name: 'a lead by its name',
      notInConversation: true,
      suits,
      match: (text) => (isCalledLead(text) ? nameIn(text) : undefined),
      handle: (turn, { rest }) => talk.named(turn, rest),
    },
    {
      name: 'a lead handed over by its name',
      notInConversation: true,
      suits,
      match: (text) => (isCalledLead(text) ? undefined : nameIn(text)),
      // A deal, a file or a change of one goes over to the CRM, too.
      means: (_, { rest }) => talk.knows(rest),
      handle: (turn, { rest }) => talk.named(turn, rest),
    },
  ];
}

/** `note on Fabrikam that the Adatum lead called`: what is written down of a deal that is named first, and no lead is called so. */
function isOfAnotherDeal({ intent, ids, sentence }: Meaning, text: string): boolean {
  if (ids.length === 0 || !(intent === 'note' || intent.startsWith('set-'))) return false;
  const leads = readLeadSpokenOf(text);
  const names = sentence.pieces.filter(({ name }) => name).map((piece) => fold(textOfPieces(sentence.text, [piece])));
  // What begins with the deal's name and has more than a word behind it is no name, but the sentence up to the lead.
  const isLead = (name: string) =>
    leads.some((lead) => lead === name || (lead.startsWith(`${name} `) && !lead.slice(name.length + 1).includes(' ')));
  const before = beforeLeadWord(text);
  return names.some((name) => before.includes(name) && !isLead(name));
}

function nameIn(text: string): CommandWords | undefined {
  const name = readLeadNamed(text);
  return name === undefined ? undefined : { rest: name };
}

class LeadTalk {
  readonly #deps: LeadWordDeps;

  constructor(deps: LeadWordDeps) {
    this.#deps = deps;
  }

  suits({ person }: Turn): boolean {
    return this.#deps.leads.maySee(person);
  }

  async show(turn: Turn, said: SaidLeads, notice?: string, isCounted = false): Promise<Reply> {
    const { filter, view = usualView(filter) } = said;
    return this.#refused(turn) ?? this.#list(turn, { view, filter, isCounted }, notice);
  }

  /** What of the text is no filter of leads is told. */
  narrowed(turn: Turn, text: string, isCounted = false): Promise<Reply> {
    const { unread, ...said } = leadsNarrowed(text);
    const notice = unread && say(turn.locale, 'leads.unread', { words: plain(unread, { max: 60 }) });
    return this.show(turn, said, notice, isCounted);
  }

  async file(turn: Turn, asked: SaidLeads): Promise<Reply> {
    return this.#refused(turn) ?? textReply(await this.#deps.file(turn, asked));
  }

  async knows(name: string): Promise<boolean> {
    return (await this.#called(name)).length > 0;
  }

  /** Of the names that the text may contain, the leads of the longest one that some are called. */
  async spokenOf(text: string): Promise<readonly Referral[]> {
    for (const name of readLeadSpokenOf(text)) {
      const found = await this.#called(name, isCalled);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Shows the card, which has a button for each action: a sentence alone performs none. */
  async named(turn: Turn, name: string): Promise<Reply> {
    const refusal = this.#refused(turn);
    return refusal ?? this.opened(turn, await this.#called(name), name);
  }

  /** By the name as it was said; only where none is called so, by what it may be in another case. */
  async #called(
    name: string,
    fits: (customer: string, name: string) => boolean = () => true,
  ): Promise<readonly Referral[]> {
    const inCases = namesInCases(name);
    for (const forms of inCases.length > 1 ? [[name], inCases] : [inCases]) {
      const found = await this.#deps.leads.called(...forms);
      const fitting = found.filter(({ record }) => forms.some((form) => fits(record.customer.name, form)));
      if (fitting.length > 0) return fitting;
    }
    return [];
  }

  async opened(turn: Turn, found: readonly Referral[], name: string): Promise<Reply> {
    const refusal = this.#refused(turn);
    if (refusal) return refusal;
    const [only, ...more] = found;
    if (only && more.length === 0) {
      const { offers } = await this.#deps.open(turn, only);
      return { kind: 'none', ...(offers ? { offers } : {}) };
    }
    const some = namesOnCard(
      turn.locale,
      found.slice(0, 5).map(({ record }) => record.customer.name),
    );
    const notice = only
      ? say(turn.locale, 'leads.named.several', { leads: some })
      : say(turn.locale, 'leads.named.none', { name: plainName(name, 60) });
    return this.#list(turn, { view: 'waiting' }, notice);
  }

  async #list(turn: Turn, list: Omit<LeadsAsked, 'page'>, notice?: string): Promise<Reply> {
    const { card, summary, offers } = await this.#deps.leads.show({ ...list, page: 1 }, turn, notice);
    return { kind: 'messages', messages: [{ kind: 'card', card, summary }], offers };
  }

  #refused(turn: Turn): Reply | undefined {
    const { locale, conversation } = turn;
    if (!this.suits(turn)) return textReply(say(locale, 'leads.notYours', { command: commandWord(locale, 'inbound') }));
    return conversation.kind === 'personal' ? undefined : textReply(say(locale, 'leads.personal'));
  }
}

/** Half a word is no name of a customer: a theatre is not called `the`. */
function isCalled(customer: string, name: string): boolean {
  const [whole, said] = [bareName(customer), bareName(name)];
  return whole === said || (said.length >= 4 && whole.startsWith(`${said} `));
}

/** Customers who only got or tried an offer do not wait for an answer; those whose address is not valid are doubtful. */
function usualView({ call, email }: LeadFilter): LeadView {
  if (email === 'invalid') return 'doubtful';
  return call ? 'information' : 'waiting';
}

/** Undefined: the text does not name leads, or a part of it was not understood. */
export function leadsSaid(text: string): SaidLeads | undefined {
  const rest = withoutLeadHead(text);
  if (rest === undefined) return undefined;
  const { filter, other, rest: unread } = readLeadFilter(rest, [...viewWords.keys()]);
  const view = other === undefined ? undefined : viewWords.get(other);
  // Leads from the lead destination have no filters.
  if (unread !== '' || (view === 'unverified' && !isEmptyLeadFilter(filter))) return undefined;
  return { filter, ...(view ? { view } : {}) };
}

/** A sentence about leads of which a part may be no filter of theirs: that part is told, and dropped by nobody. */
function leadsNarrowed(text: string): SaidLeads & { readonly unread?: string } {
  const rest = withoutLeadHead(text);
  if (rest === undefined) return { filter: {} };
  const { filter, other, rest: unread } = readLeadFilter(rest, [...viewWords.keys()]);
  const view = other === undefined ? undefined : viewWords.get(other);
  const isFree = saysOwnerless(unread);
  return { filter, ...(view ? { view } : {}), ...(unread === '' || isFree ? {} : { unread }) };
}

/** `export hot leads`, `leads from AppSource as Excel`. */
export function leadsForFile(text: string, locale: Locale): SaidLeads | undefined {
  const rest = withoutExport(text, locale);
  return rest === undefined ? undefined : leadsSaid(rest);
}

/** Words of all languages. */
const viewWords: ReadonlyMap<string, LeadView> = new Map(
  leadViews.flatMap((view) =>
    locales
      .flatMap((locale) => say(locale, `leads.word.${view}`).split('|'))
      .map((word) => [fold(word), view] as const),
  ),
);

const fileWords = wordsByLength(leadsAsFile);

/** `export hot leads`, `잠재 고객 내보내기`: the command word may come first or last. */
function withoutExport(text: string, locale: Locale): string | undefined {
  const asFile = { text: ` ${fold(text).replace(/[.!?。！？]+/gu, ' ')} ` };
  if (takesLeadWord(asFile, fileWords)) return asFile.text.trim();
  const after = afterCommand(locale, 'export', text);
  if (after !== undefined) return after;
  const said = withoutEnd(text, /[.!。！\s]/u);
  const word = commandWords(locale, 'export').find((one) => said.toLowerCase().endsWith(one.toLowerCase()));
  return word === undefined ? undefined : said.slice(0, -word.length);
}

const counted = '#';

function coded(said: SaidLeads | undefined, isCounted = false): { readonly rest: string } | undefined {
  return said && { rest: `${isCounted ? counted : ''}${said.view ?? ''};${leadFilterCode(said.filter)}` };
}

function decoded(rest: string): SaidLeads {
  const [view, code] = [
    rest.slice(rest.startsWith(counted) ? 1 : 0, rest.indexOf(';')),
    rest.slice(rest.indexOf(';') + 1),
  ];
  const known = leadViews.find((one) => one === view);
  return { filter: LeadFilterCode.parse(code), ...(known ? { view: known } : {}) };
}

function viewSaid(rest: string): LeadView | undefined {
  const word = fold(withoutEnd(rest, /[.!?。！？\s]/u));
  return word === '' ? 'waiting' : viewWords.get(word);
}
