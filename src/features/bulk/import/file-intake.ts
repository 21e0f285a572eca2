import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../../clock.ts';
import { derivedId } from '../../../derived-id.ts';
import type { Reply, SentFile, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { isCommand } from '../../../i18n/command-words.ts';
import { formatTime } from '../../../i18n/format.ts';
import { secretHash } from '../../../secret-hash.ts';
import { textReply } from '../../../text-reply.ts';
import { mayCreateDeals } from '../../new-deal/index.ts';
import type { RoleSettings } from '../../people/index.ts';
import { actorOf } from '../../referrals/index.ts';
import { linkMinutes } from '../export/bulk-export.ts';
import type { BulkImport } from './bulk-import.ts';
import { importHowCard } from './import-how-card.ts';
import type { ImportStore } from './import-store.ts';
import { unrunUntil } from './mongo-import-store.ts';
import { fileTitle } from './row-sentences.ts';
import { writeParts } from './upload-shelf.ts';

export interface FileIntakeDeps {
  readonly store: ImportStore;
  readonly roles: RoleSettings;
  readonly clock: Clock;
  /** Base URL of links, without a trailing slash. */
  readonly address: () => string;
  /** Starts the reader's sweep. */
  readonly nudge: () => void;
}

/** Upper bound of a person's files that are not read yet. */
const mostUnread = 3;

/** Accepts files from the personal chat or a link's page. They are read in the background. */
export class FileIntake {
  readonly #deps: FileIntakeDeps;

  constructor(deps: FileIntakeDeps) {
    this.#deps = deps;
  }

  async received(turn: Turn, files: readonly SentFile[], words: string): Promise<Reply> {
    const { locale } = turn;
    const stopped = this.#whyNot(turn);
    if (stopped) return textReply(stopped);
    const { store, clock, nudge } = this.#deps;
    const said: string[] = [];
    for (const [index, { name, url }] of files.entries()) {
      if (!url) continue;
      if ((await store.countIn(turn.person, ['reading'])) >= mostUnread) {
        said.push(say(locale, 'bulk.import.busy'));
        break;
      }
      const now = clock.now();
      const { tenantId } = turn.person;
      await store.insert({
        ...newImport(turn, now),
        id: derivedId('import', tenantId, turn.conversation.conversationId, `${turn.activityId}/${index}`),
        state: 'reading',
        fileName: name,
        source: { kind: 'address', url },
        readDueAt: now,
      });
      said.push(say(locale, 'bulk.import.reading', { file: fileTitle(name) }));
    }
    nudge();
    if (said.length === 0) return this.how(turn);
    // The text beside the file may be another request, so it is answered as well.
    const isMore = words !== '' && !isCommand(locale, 'import', words);
    return textReply([...said, ...(isMore ? [say(locale, 'bulk.import.wordsLeft')] : [])].join('\n\n'));
  }

  /** A file whose bytes are present. @returns the answer to the sender. */
  async sent(turn: Turn, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<string> {
    const { locale, person } = turn;
    const stopped = this.#whyNot(turn);
    if (stopped) return stopped;
    const { store, clock, nudge } = this.#deps;
    if ((await store.countIn(person, ['reading'])) >= mostUnread) return say(locale, 'bulk.import.busy');
    const now = clock.now();
    const run = randomUUID();
    const imported: BulkImport = {
      ...newImport(turn, now),
      id: derivedId('import', person.tenantId, turn.conversation.conversationId, turn.activityId),
      state: 'reading',
      fileName: name,
      source: { kind: 'parts', run, bytes: bytes.length },
      readDueAt: now,
    };
    await writeParts(store, imported, run, bytes);
    await store.insert(imported);
    nudge();
    return say(locale, 'bulk.import.reading', { file: fileTitle(name) });
  }

  /** Explains how to send a file, with an upload link for those who can't send one in the chat. */
  async how(turn: Turn): Promise<Reply> {
    const stopped = this.#whyNot(turn);
    if (stopped) return textReply(stopped);
    const { store, clock, address } = this.#deps;
    const now = clock.now();
    const until = new Date(now.getTime() + linkMinutes * 60_000);
    const secret = randomBytes(32).toString('base64url');
    const id = randomUUID();
    const awaited = { ...newImport(turn, now), id, state: 'awaited', fileName: 'upload.csv' } as const;
    await store.insert({ ...awaited, endsAt: new Date(now.getTime() + 24 * 3_600_000) });
    await store.link(id, secretHash(secret), until);
    const shownUntil = formatTime(turn.locale, until, turn.timeZone, { zone: !turn.zoneIsOwn });
    const card = importHowCard(turn.locale, { url: `${address()}/uploads/${secret}`, until: shownUntil });
    return { kind: 'messages', messages: [{ kind: 'card', ...card }] };
  }

  #whyNot({ person, conversation, locale }: Turn): string | undefined {
    if (!mayCreateDeals(person, this.#deps.roles)) return say(locale, 'bulk.import.noRole');
    return conversation.kind === 'personal' && person.personalChat ? undefined : say(locale, 'bulk.import.ownChat');
  }
}

function newImport(
  { person, locale, timeZone, zoneIsOwn }: Turn,
  now: Date,
): Omit<BulkImport, 'id' | 'state' | 'fileName'> {
  return {
    ...{ by: actorOf(person), locale, timeZone, zoneIsOwn, choices: {}, generation: 1, askedAt: now },
    endsAt: unrunUntil(now),
  };
}
