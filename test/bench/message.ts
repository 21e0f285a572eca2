import { httpClient } from './support/http-client.ts';
import { type Figures, figuresOf } from './support/measure.ts';
import { moreReferrals } from './support/presses.ts';
import { processorNow, processorSince } from './support/processor.ts';
import { startMeasured } from './support/program.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

const rounds = 12;
/** Of a sentence that is read at all; and of what people paste, which only has to be refused in time. */
const [longestSentence, longestMessage] = [300, 4_000];
const p95Allowed = 40;

/** What people write, and the same in full: sentences that nobody understands cost most, for they are guessed at. */
const typical = [
  'what expires this week?',
  'change the fabrikam value to one hundred twenty thousand euros',
  'don’t accept Fabrikam yet',
  'что истекает на этой неделе?',
  'поменяй сумму fabrikam на двести тысяч рублей',
  '이번 주에 만료되는 거 뭐야',
  'fabrikam 금액을 삼천만원으로 바꿔 주시겠어요',
  '這週到期的有哪些',
  '麻煩把 fabrikam 的金額改成一百二十萬元',
] as const;
const words = [
  'hey the customer of fabrikm said so ',
  'заказчик фабрикам так сказал ',
  '고객이 그렇게 말했고 ',
  '客戶這樣說我們明天',
];
const filled = (length: number) => words.map((word) => word.repeat(Math.ceil(length / word.length)).slice(0, length));

/** A message through the front door, from its arrival until the answer was posted, beside the bare SDK's "Done." */
export async function benchMessage(stage: Stage, deskUrl: string): Promise<readonly Row[]> {
  const client = httpClient(1);
  const { people } = stage.teams;
  stage.teams.connect(deskUrl);
  for (const person of people) await stage.teams.installs(person, { personal: true });
  await moreReferrals(stage, 60);
  const bare = await startMeasured({ file: './bare-bot.ts', env: () => stage.botSettings(), folder: stage.folder });
  let turn = 0;
  const say = async (url: string, text: string): Promise<number> => {
    const person = people[turn++ % people.length];
    if (!person) throw new Error('nobody is here to write');
    const activity = stage.teams.activity(person, 'chat', { type: 'message', text });
    const started = performance.now();
    const answer = await client.post(`${url}/api/messages`, { Authorization: stage.token }, JSON.stringify(activity));
    if (answer.status >= 300) throw new Error(`a message was answered ${answer.status}: ${answer.body.slice(0, 200)}`);
    return performance.now() - started;
  };
  const kinds = { typical, sentence: filled(longestSentence), message: filled(longestMessage) };
  const times = { bare: [] as number[], typical: [] as number[], sentence: [] as number[], message: [] as number[] };
  let processor = processorNow();
  for (let round = -2; round < rounds; round++) {
    // The first rounds fetch keys and build tables.
    if (round === 0) processor = processorNow();
    for (const [kind, texts] of Object.entries(kinds) as [keyof typeof kinds, readonly string[]][]) {
      for (const text of texts) {
        const [done, answered] = [await say(bare.url, text), await say(deskUrl, text)];
        if (round < 0) continue;
        times.bare.push(done);
        times[kind].push(answered);
      }
    }
  }
  const spent = processorSince(processor);
  await bare.stop();
  client.close();
  return [
    { what: 'bare SDK, a message answered', figures: summed(times.bare) },
    row('message understood and answered, typical', times.typical),
    row(`  the longest sentence that is read (${longestSentence} characters)`, times.sentence),
    row(`  ${longestMessage} characters`, times.message),
    { what: '  processor of all of them, and of as many bare ones', beside: spent },
  ];

  function row(what: string, taken: readonly number[]): Row {
    const p95 = p95Of(taken);
    return {
      what,
      figures: summed(taken),
      beside: `p95 ${p95.toFixed(1)} ms; of the SDK ${p95Of(times.bare).toFixed(1)} ms`,
      aim: `p95 at most ${p95Allowed} ms`,
      reached: p95 <= p95Allowed,
    };
  }
}

function summed(times: readonly number[]): Figures {
  return figuresOf(
    times,
    times.reduce((sum, time) => sum + time, 0),
  );
}

function p95Of(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0;
}
