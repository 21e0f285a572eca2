import { it, expect } from 'vitest';
import { aDesk } from '../flows/support/a-desk.ts';
it('x', async () => {
  const desk = await aDesk();
  for (let i=0;i<5;i++) await desk.receives({ customer: 'Fabrikam '+i, team: ['alex.wilber@contoso.example'] });
  const typical = ['what expires this week?','change the fabrikam value to one hundred twenty thousand euros','don’t accept Fabrikam yet','что истекает на этой неделе?','поменяй сумму fabrikam на двести тысяч рублей','이번 주에 만료되는 거 뭐야','fabrikam 금액을 삼천만원으로 바꿔 주시겠어요','這週到期的有哪些','麻煩把 fabrikam 的金額改成一百二十萬元','hey the customer of fabrikm said so '.repeat(9).slice(0,300),'hey the customer of fabrikm said so '.repeat(120).slice(0,4000)];
  for (const t of typical) await desk.alex.says(t);
  const pend = new Map<number, any>(); const out: string[] = []; let t0 = 0;
  desk.parts.database.on('commandStarted', (e: any) => { pend.set(e.requestId, performance.now()); });
  desk.parts.database.on('commandSucceeded', (e: any) => { const s = pend.get(e.requestId); out.push(`${(s-t0).toFixed(1)}-${(performance.now()-t0).toFixed(1)} ${e.commandName} `+JSON.stringify(e.reply).length); });
  desk.parts.database.on('commandStarted', (e: any) => { out.push(`   ${(performance.now()-t0).toFixed(1)} > ${e.command[e.commandName]} ${e.commandName} ${JSON.stringify(e.command.filter ?? e.command.pipeline ?? e.command.query ?? e.command.updates ?? '').slice(0,230)}`); });
  for (const t of typical) { out.length = 0; t0 = performance.now(); const r = await desk.alex.says(t); process.stdout.write(`\n=== ${t.slice(0,60)} ${(performance.now()-t0).toFixed(1)} ms -> ${JSON.stringify(r).slice(0,80)}\n${out.join('\n')}\n`); }
  expect(1).toBe(1);
});
