import type { Meaning, Parse } from '../../meaning.ts';
import { endsAsking } from '../../sentence/asked.ts';
import { hasRole, joinedOf, type Piece } from '../../sentence/piece.ts';
import { meaning, type Rule, rolesOf } from '../rule.ts';
import { list } from './lists.ts';

/**
 * Words of upload, so not an export: `목록 파일로 올리고 싶어`; and who has a file, and asks for none: neither in a question nor
 * beside the verb of an export.
 */
export function bringsIn({ sentence: { text }, pieces }: Parse): boolean {
  const asksForOne = (piece: Piece) => hasRole(piece, 'action', 'export') && exportVerb.test(joinedOf(piece));
  return uploads.test(text) || (hasFile.test(text) && !endsAsking(text) && !pieces.some(asksForOne));
}
const uploads = /upload|import|загруз|закин|залить|залей|подгруз|올리|업로드|가져오|上傳|匯入/iu;
const hasFile =
  /(?<!\b(?:can|could|may|might|shall|should|do|did) )\b(?:i|we)(?:[’']ve| have)? (?:got|have|made|prepared) (?:a|an|the|this|my|our) (?:\p{L}{1,12} )?(?:spreadsheet|excel|csv|xlsx|sheet|file|workbook)(?! from (?:you|the desk))|(?<!\p{L})(?:у (?:меня|нас)|(?:я|мы) (?:уже |тут )?(?:сделал[аи]?|подготовил[аи]?)) (?:есть |тут |вот )?(?:таблич|таблиц|эксел|файл|csv|xlsx)/iu;
const exportVerb = /^(?:export|download|экспорт|выгруз|скача)/u;

/** `export my deals in Germany`: the named list as a file; without one, everything. */
export const exporting: Rule = (parse, readers) => {
  // `不要匯出`, `don’t export anything`: no file is made.
  if (parse.mood === 'forbids' && parse.has('action', 'export')) return undefined;
  if (parse.names.length > 0 || bringsIn(parse) || !parse.use('action', 'export')) return undefined;
  const listed = list(parse, readers);
  if (listed) return { ...listed, intent: 'export', runs: withoutReport(listed.runs) };
  const isMine = parse.has('action', 'claim') && ownOnes.test(parse.sentence.text);
  for (const kind of ['thing', 'action', 'talk', 'question'] as const) parse.use(kind);
  const filters = [...rolesOf(parse, ['person']), ...(isMine ? [{ kind: 'person', id: 'me' } as const] : [])];
  parse.use('person', 'me');
  return meaning(parse, 'export', { list: 'found', filters, runs: withoutReport(parse.runs) });
};

/** `把這季的report匯出excel`: the file itself, and no word to search for. */
const withoutReport = (runs: Meaning['runs']): Meaning['runs'] =>
  runs.map((run) => ({ ...run, text: run.text.replace(reportNoun, '').trim() })).filter(({ text }) => text !== '');
const reportNoun = /(?<!\p{L})(?:report|리포트|보고서|레포트)(?:를|을|로)?$|(?:報表|報告|report)$/iu;

/** `엑셀로 내려줘 내꺼 전부`: what claims one referral elsewhere says whose they are. */
const ownOnes = /(?:내|제) ?(?:꺼|거|것|껏|건)|我的/u;
