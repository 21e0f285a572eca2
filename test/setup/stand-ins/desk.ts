/** Stands in for the desk in tests of the launcher: is ready, keeps what it was told, answers messages with a card. */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

interface Incoming {
  readonly type: string;
  readonly id: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
  readonly recipient: unknown;
  readonly from: unknown;
}

const told: string[] = [];
let lastCard = '';

const server = createServer(async (request, response) => {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ pid: process.pid, told }));
    return;
  }
  const activity = (await json(request)) as Incoming;
  told.push(`${activity.type} ${activity.conversation.id}`);
  if (activity.type === 'invoke') {
    response.setHeader('content-type', 'application/json');
    const value = JSON.stringify((activity.value as { action: { data: unknown } }).action.data);
    response.end(JSON.stringify({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value }));
    return;
  }
  response.end();
  if (activity.type === 'message') await answer(activity);
});

async function answer({ id, text, value, serviceUrl, conversation, recipient, from }: Incoming): Promise<void> {
  const content = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: `You said ${text ?? JSON.stringify(value)}`, wrap: true },
      { type: 'Input.Text', id: 'note', label: 'Note', isRequired: true, errorMessage: 'A note is needed' },
      { type: 'Input.ChoiceSet', id: 'reason', label: 'Reason', choices: [{ title: 'Too small', value: 'small' }] },
      { type: 'Input.Date', id: 'date', label: 'Close date' },
    ],
    actions: [{ type: 'Action.Execute', title: 'Send', verb: 'send' }],
  };
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
  const reply = { type: 'message', from: recipient, recipient: from, conversation, replyToId: id, attachments };
  const activities = `${serviceUrl}/v3/conversations/${encodeURIComponent(conversation.id)}/activities`;
  const edits = text === 'edit your last card';
  const send = () =>
    fetch(`${activities}/${edits ? lastCard : id}`, {
      method: edits ? 'PUT' : 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(reply),
    });
  // Once more where it took a connection that the Playground was closing: unanswered, it would end this process.
  const answered = await send().catch(send);
  lastCard = ((await answered.json()) as { readonly id: string }).id;
}

server.listen(Number(process.env.PORT), '127.0.0.1');
