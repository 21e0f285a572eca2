import type { Intent, Meaning } from '../meaning.ts';
import { likelyLabels } from './likely-labels.ts';
import { offersOf } from './offers.ts';

/** Measured by models that had not seen the messages: ARCHITECTURE, "A guess is only offered". */
const leastOfOther = 0.3;
/** Of the other label's share. */
const mostOfOwn = 0.2;
/** Where no word is left over: `dump`, `excel`. */
const leastOfOtherInFull = 0.65;
const mostOfOwnInFull = 0.075;

/** They do nothing that could be beside the point. */
const never: readonly Intent[] = ['leave', 'thanks', 'undo'];

/** Who is shown no leads means referrals by them. */
const lists: ReadonlySet<string> = new Set([
  ...(['inbox', 'inbound', 'outbound', 'mine', 'favourites', 'archived', 'found', 'shown', 'leads'] as const),
]);

/**
 * A rule caught the sentence by some of its words, and the classifier says that it is about another thing: the desk
 * asks, and does not answer beside the point. A referral that was named is never beside it.
 */
export function isDoubtful(meaning: Meaning): boolean {
  const { intent, ids, runs, sentence } = meaning;
  if (never.includes(intent) || ids.length > 0) return false;
  const own = labelOfMeaning(meaning);
  const labels = likelyLabels(sentence);
  const [first] = labels;
  const [least, most] = runs.length > 0 ? [leastOfOther, mostOfOwn] : [leastOfOtherInFull, mostOfOwnInFull];
  if (!first || first.share < least || !isOfItsOwn(first.label) || isAkin(first.label, own)) return false;
  return (labels.find(({ label }) => label === own)?.share ?? 0) <= most * first.share;
}

/** The label of the classifier for what a rule read. */
export function labelOfMeaning({ intent, list }: Meaning): string {
  return intent === 'list' ? (list ?? '') : intent;
}

/** Asked for without the name of a referral. Small talk offers nothing. */
function isOfItsOwn(label: string): boolean {
  return label in offersOf && (!offersOf[label]?.named || label === 'registration' || label === 'microsoft');
}

/** The answer to one is an answer to the other as well. */
function isAkin(one: string, other: string): boolean {
  if (one === other || (lists.has(one) && lists.has(other))) return true;
  // Help tells how a file is imported, and what happens to what the lists have.
  if (other === 'help' && (one === 'import' || lists.has(one))) return true;
  const offered = offeredBy(other);
  return offeredBy(one).some((each) => offered.includes(each));
}

function offeredBy(label: string): readonly string[] {
  const { commands = [], sayings = [] } = offersOf[label] ?? {};
  return [...commands, ...sayings];
}
