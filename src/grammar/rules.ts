import { type Meaning, Parse } from './meaning.ts';
import { moodOf } from './mood.ts';
import {
  assign,
  bareChange,
  change,
  labelled,
  nextStage,
  politeChange,
  stageBack,
  stageTold,
  unown,
} from './rules/changes.ts';
import { newContact } from './rules/contact.ts';
import { doing, nameOnly, saysNo, wantsIt } from './rules/deeds.ts';
import { handOver, letTake } from './rules/giving.ts';
import {
  count,
  due,
  everything,
  exporting,
  leadsCounted,
  leadsNarrowed,
  list,
  narrowed,
  ofCountries,
  pipeline,
  solutions,
  staged,
} from './rules/lists.ts';
import { drafts, newDeal } from './rules/new-deals.ts';
import { note, noteThat } from './rules/notes.ts';
import { buttonOfCard, whoChanged } from './rules/on-card.ts';
import { onItsCard } from './rules/on-its-card.ts';
import { leave, question } from './rules/questions.ts';
import { relative } from './rules/relative.ts';
import { routingQuestion } from './rules/routing.ts';
import { asked, type DetailReaders, type Rule } from './rules/rule.ts';
import { mutes, quietOf, quietUntil, silence } from './rules/silence.ts';
import { heldBySomebody } from './rules/somebody.ts';
import {
  alone,
  askLater,
  away,
  backAgain,
  calendar,
  help,
  language,
  leads,
  postponed,
  remind,
  smallTalk,
  tellLater,
  undo,
  writeIn,
} from './rules/talk.ts';
import type { Sentence } from './sentence.ts';
import { changesTwo, wishesIn } from './wishes.ts';

/** All interpretations, the likeliest first. Each rule parses the sentence independently, whatever the word order. */
export function meaningsOf(sentence: Sentence, readers: DetailReaders): readonly Meaning[] {
  if (wishesIn(sentence).length > 1 || changesTwo(sentence)) return [];
  const mood = moodOf(sentence);
  return rules.flatMap((rule) => rule(new Parse(sentence, mood), readers) ?? []);
}

const rules: readonly Rule[] = [
  smallTalk,
  undo,
  alone('settings', 'settings'),
  buttonOfCard,
  onItsCard,
  help,
  writeIn,
  routingQuestion,
  newContact,
  asked(unown),
  asked(assign),
  letTake,
  asked(handOver),
  noteThat,
  asked(note),
  calendar,
  alone('back', 'back'),
  backAgain,
  away,
  quietUntil,
  quietOf,
  mutes,
  alone('unmute', 'reminders-on'),
  silence,
  remind,
  tellLater,
  askLater,
  newDeal,
  drafts,
  alone('resume', 'resume'),
  alone('template', 'template'),
  alone('import', 'import'),
  exporting,
  alone('health', 'health'),
  leads,
  pipeline,
  leadsCounted,
  count,
  heldBySomebody,
  whoChanged,
  staged,
  leadsNarrowed,
  asked(relative),
  asked(labelled),
  asked(politeChange),
  asked(stageBack),
  asked(nextStage),
  saysNo,
  wantsIt,
  question,
  asked(change),
  postponed,
  doing,
  solutions,
  list,
  due,
  everything,
  narrowed,
  ofCountries,
  language,
  stageTold,
  leave,
  nameOnly,
  asked(bareChange),
];
