import { plainName } from '../../../../cards/plain.ts';
import { sentenceCard } from '../../../../cards/sentence-card.ts';
import { say } from '../../../../i18n/catalogue.ts';
import { commandWord } from '../../../../i18n/command-words.ts';
import { dayIn, formatCalendarDate, formatNumber, formatTime } from '../../../../i18n/format.ts';
import type { BuiltCard } from '../../../referrals/index.ts';
import type { BulkImport } from '../bulk-import.ts';
import { runFiles } from './run-file-kinds.ts';
import type { RunFileCounts } from './run-files.ts';
import type { RunTally } from './run-rows.ts';

const stopRunVerb = 'bulk.import-stop';
const runFileVerb = 'bulk.import-file';

type Shown = Pick<BulkImport, 'id' | 'locale' | 'timeZone' | 'zoneIsOwn' | 'fileName' | 'state' | 'endsAt'>;

/** Progress of a run. */
export interface RunProgress {
  readonly tally: RunTally;
  /** Absent: not measured yet. */
  readonly minutesLeft?: number;
  /** Irreversible rows, and until when they are held back. */
  readonly final?: { readonly count: number; readonly until: Date };
  /** Partner Center is unavailable (`away`), or throttles. */
  readonly pause?: { readonly away: boolean; readonly until: Date };
}

export function progressCard(run: Shown, progress: RunProgress): BuiltCard {
  const { locale } = run;
  const { tally, minutesLeft, final, pause } = progress;
  const isStopping = run.state === 'pausing';
  const time = (moment: Date) => formatTime(locale, moment, run.timeZone, { zone: !run.zoneIsOwn });
  const number = (count: number) => formatNumber(locale, count);
  const done = say(locale, 'bulk.run.rows', { done: number(tally.total - tally.left), total: number(tally.total) });
  const lines = [
    ...(isStopping ? [say(locale, 'bulk.run.stopping')] : []),
    ...(pause ? [say(locale, pause.away ? 'bulk.run.away' : 'bulk.run.slower', { time: time(pause.until) })] : []),
    ...(final ? [say(locale, 'bulk.run.final', { count: final.count, time: time(final.until) })] : []),
    ...(minutesLeft !== undefined && !pause ? [say(locale, 'bulk.run.minutes', { count: minutesLeft })] : []),
  ];
  const title = say(locale, 'bulk.run.title', { file: plainName(run.fileName, 80) });
  const stop = say(locale, 'bulk.button.stop');
  const buttons = isStopping ? [] : [{ title: stop, tooltip: stop, verb: stopRunVerb, data: { id: run.id } }];
  return sentenceCard(locale, { title, lines, rows: [{ title: done, detail: countsOf(run, tally), buttons }] });
}

/** Result of a run with its files. @param files number of rows of each; empty files are left out. */
export function summaryCard(run: Shown, tally: RunTally, files: RunFileCounts): BuiltCard {
  const { locale } = run;
  const title = endedTitle(run);
  const lines = [
    countsOf(run, tally),
    ...(files.kept > 0 ? [say(locale, 'bulk.run.contactStays', { count: files.kept })] : []),
    say(locale, 'bulk.run.kept', { day: keptUntil(run), command: commandWord(locale, 'lastImport') }),
  ];
  const rows = runFiles
    .filter((what) => files[what] > 0)
    .map((what) => {
      const get = say(locale, `bulk.result.${what}.get`);
      return {
        title: say(locale, `bulk.result.${what}`),
        detail: say(locale, `bulk.result.${what}.how`, { count: files[what] }),
        buttons: [{ title: get, tooltip: get, verb: runFileVerb, data: { id: run.id, file: what } }],
      };
    });
  return sentenceCard(locale, { title, lines, rows });
}

/** Replaces the progress card once the summary has been sent. */
export function endedCard(run: Shown, tally: RunTally): BuiltCard {
  return sentenceCard(run.locale, { title: endedTitle(run), lines: [countsOf(run, tally)] });
}

function endedTitle({ locale, state, fileName }: Shown): string {
  const file = plainName(fileName, 80);
  return say(locale, state === 'done' ? 'bulk.run.done' : 'bulk.run.stopped', { file });
}

function countsOf({ locale, state }: Shown, { created, updated, unchanged, refused, left }: RunTally): string {
  // Rows left when the run was stopped.
  const never = state === 'stopped' ? left : 0;
  const said = (key: 'created' | 'updated' | 'unchanged' | 'notProcessed', count: number) =>
    say(locale, `bulk.run.${key}`, { count: formatNumber(locale, count) });
  return [
    said('created', created),
    said('updated', updated),
    ...(unchanged > 0 ? [said('unchanged', unchanged)] : []),
    said('notProcessed', refused + never),
  ].join(' · ');
}

function keptUntil({ locale, timeZone, endsAt }: Shown): string {
  return formatCalendarDate(locale, new Date(dayIn(timeZone, endsAt)));
}
