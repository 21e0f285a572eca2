import { type Meaning, Parse } from './meaning.ts';
import { moodOf } from './mood/mood.ts';
import { bareChange, change, labelled, politeChange } from './rules/changes/change.ts';
import { closesThen } from './rules/changes/closes-then.ts';
import { newContact } from './rules/changes/contact.ts';
import { dealTeam } from './rules/changes/deal-team.ts';
import { assign, unown } from './rules/changes/own.ts';
import { nextStage, stageAlone, stageBack, stageMoved, stageTold } from './rules/changes/stages.ts';
import { deedOfSeveral } from './rules/deeds/deed-of-several.ts';
import { deedLater, doing, wantsIt } from './rules/deeds/deeds.ts';
import { exchangePeople } from './rules/deeds/giving/exchange-people.ts';
import { handOver } from './rules/deeds/giving/hand-over.ts';
import { letTake } from './rules/deeds/giving/let-take.ts';
import { nameOnly, saysNo } from './rules/deeds/name-alone.ts';
import { undo } from './rules/deeds/undo.ts';
import { whyNotAllowed } from './rules/deeds/why-not-allowed.ts';
import { away, backAgain } from './rules/desk/away.ts';
import { help } from './rules/desk/help.ts';
import { alone, asksIfReminded, calendar, language, writeIn } from './rules/desk/settings-said.ts';
import { leftAsItIs, smallTalk, wantsNothing } from './rules/desk/small-talk.ts';
import { thanksFor } from './rules/desk/thanks-for.ts';
import { exporting } from './rules/lists/exporting.ts';
import { count, pipeline } from './rules/lists/figures.ts';
import { leads, leadsCounted, leadsNarrowed } from './rules/lists/leads.ts';
import { list, pastItsClose } from './rules/lists/lists.ts';
import {
  anythingOf,
  due,
  everything,
  filterAlone,
  narrowed,
  ofCountries,
  somewhere,
  staged,
} from './rules/lists/lists-unnamed.ts';
import { newsAsked } from './rules/lists/news-asked.ts';
import { onlySentBy } from './rules/lists/only-sent-by.ts';
import { solutions } from './rules/lists/solutions.ts';
import { totalOfPlace } from './rules/lists/total-of.ts';
import { whatAboutPlace } from './rules/lists/what-about.ts';
import { withDaysLeft } from './rules/lists/with-days-left.ts';
import { drafts } from './rules/new-deals/drafts.ts';
import { newDeal } from './rules/new-deals/new-deal.ts';
import { note } from './rules/notes/note.ts';
import { noteQuoted } from './rules/notes/note-quoted.ts';
import { noteThat } from './rules/notes/note-that.ts';
import { elsewhere, notBelow } from './rules/questions/elsewhere.ts';
import { explains, explainsDifference } from './rules/questions/explains.ts';
import { lastTalk } from './rules/questions/last-talk.ts';
import { leave } from './rules/questions/leave.ts';
import { buttonOfCard, buttonOfNoCard, whoChanged } from './rules/questions/on-card.ts';
import { onItsCard } from './rules/questions/on-its-card.ts';
import { question } from './rules/questions/questions.ts';
import { relative } from './rules/questions/relative.ts';
import { routedToMe, routingQuestion } from './rules/questions/routing.ts';
import { heldBySomebody } from './rules/questions/somebody.ts';
import { twoFields } from './rules/questions/two-fields.ts';
import { unansweredAsked } from './rules/questions/unanswered.ts';
import { whatNext } from './rules/questions/what-next.ts';
import { whenAnyExpires, whenItExpires } from './rules/questions/when-it-expires.ts';
import { whetherHeld } from './rules/questions/whether-held.ts';
import { whyItIsOver, whyTheyAreOver } from './rules/questions/why-over.ts';
import { remind } from './rules/reminders/remind.ts';
import { mutes, notBefore, quietOf, quietUntil, silence } from './rules/reminders/silence.ts';
import { askLater, closesLater, postponed, tellLater } from './rules/reminders/tell-later.ts';
import { asked, type DetailReaders, type Rule, setters } from './rules/rule.ts';
import type { Sentence } from './sentence/piece.ts';
import { beforeNoted } from './sentence/sentence.ts';
import { withoutReasonNames } from './several/reason-names.ts';
import { changesTwo, wishesIn } from './several/wishes.ts';

/** All interpretations, the likeliest first. Each rule parses the sentence independently, whatever the word order. */
export function meaningsOf(whole: Sentence, readers: DetailReaders): readonly Meaning[] {
  const sentence = withoutReasonNames(whole, readers);
  if (wishesIn(sentence).length > 1 || changesTwo(sentence)) return [];
  // Whoever is named in a reason is no stranger who does what is said.
  const { said, head } = beforeNoted(whole.text, whole.pieces);
  const mood = moodOf({ ...whole, text: said, pieces: head });
  const all = rules.flatMap((rule) => rule(new Parse(sentence, mood), readers) ?? []);
  const [first] = all;
  const isList = all.some(({ intent }) => intent === 'list');
  return first && isList && setsNothing(first, readers) ? [...all.slice(1), first] : all;
}

/** `stuff closing before xmas over 50k`: a change of no named referral, and what it would be set to is no such value, or it names what is listed. */
function setsNothing({ intent, ids, rest, sentence }: Meaning, readers: DetailReaders): boolean {
  const reader = setters.find(([, set]) => set === intent)?.[2];
  if (reader !== undefined && ids.length === 0 && saysOnes.test(sentence.text)) return true;
  return reader !== undefined && ids.length === 0 && rest !== '' && !readers[reader](rest);
}

/** `이번 달에 클로징하는 거`, `12월에 끝나는 거래들`, `closing in January`, `закрываются в январе`, `закрытие в январе`: those that do. */
const saysOnes =
  /^(?:(?:and|the|ones|those|anything|any|а|те|которые|что) ){0,3}(?:closing|закрывающиеся|закрываются|закроются|завершаются|завершающиеся)(?! date)(?: (?:in|by|before|after|on|this|next|within|during|early|late|soon|в|во|до|к|после|на|этой|этом|на|со?)) |^(?:а )?закрыти[ея] во? (?=\p{L}{3})|\p{Script=Hangul}[는될할] ?(?:거|것|건|거래|딜)(?:들)?(?:만|은|는)?(?: ?(?:있어|있나|있니|뭐|보여)\S{0,6}(?: ?주세요)?)?[\s.?!~]{0,3}$/u;

const rules: readonly Rule[] = [
  thanksFor,
  leftAsItIs,
  wantsNothing,
  smallTalk,
  undo,
  alone('settings', 'settings'),
  exchangePeople,
  buttonOfCard,
  buttonOfNoCard,
  onItsCard,
  whyItIsOver,
  whyTheyAreOver,
  unansweredAsked,
  whatAboutPlace,
  totalOfPlace,
  newsAsked,
  onlySentBy,
  whenItExpires,
  whenAnyExpires,
  routedToMe,
  explainsDifference,
  explains,
  help,
  writeIn,
  routingQuestion,
  newContact,
  dealTeam,
  asked(unown),
  asked(assign),
  letTake,
  asked(handOver),
  noteThat,
  noteQuoted,
  asked(note),
  calendar,
  alone('back', 'back'),
  backAgain,
  away,
  notBefore,
  quietUntil,
  quietOf,
  mutes,
  asksIfReminded,
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
  pastItsClose,
  heldBySomebody,
  whoChanged,
  staged,
  leadsNarrowed,
  withDaysLeft,
  asked(relative),
  asked(labelled),
  asked(politeChange),
  asked(stageBack),
  asked(stageMoved),
  asked(nextStage),
  asked(stageAlone),
  asked(closesThen),
  whyNotAllowed,
  saysNo,
  wantsIt,
  lastTalk,
  twoFields,
  whatNext,
  whetherHeld,
  question,
  asked(change),
  postponed,
  closesLater,
  deedLater,
  doing,
  solutions,
  elsewhere,
  notBelow,
  deedOfSeveral,
  list,
  due,
  everything,
  narrowed,
  ofCountries,
  somewhere,
  filterAlone,
  anythingOf,
  language,
  stageTold,
  leave,
  nameOnly,
  asked(bareChange),
];
