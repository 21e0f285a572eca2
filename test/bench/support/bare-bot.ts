/**
 * What the desk is measured beside: the SDK as its samples use it, with the full token check. Stock CloudAdapter, restify
 * with its body parser, one answer to every press and message. `BARE_WRITES` (JSON: collection and what its documents hold) puts the
 * bare conditional write before the answer: both references in one, the most that there is to reach.
 */
import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import '../../../src/http/restify-repair.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { decide } from './bare-write.ts';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(process.env as Record<string, string>));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
const write = process.env.BARE_WRITES ? await writer(process.env.BARE_WRITES) : undefined;

server.post('/api/messages', async (req, res) => {
  await adapter.process(req as never, res as never, async (context) => {
    if (context.activity.type === ActivityTypes.Message) {
      await context.sendActivity('Done.');
      return;
    }
    await write?.(context.activity.value.action.data.referralId);
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' };
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
  });
});
server.get('/readyz', async (_req: restify.Request, res: restify.Response) => {
  res.send(200, { status: 'ready' });
});
server.listen(Number(process.env.PORT), '127.0.0.1');

async function writer(settings: string): Promise<(id: string) => Promise<void>> {
  const { uri, collection, expected } = JSON.parse(settings);
  const { db } = await connectMongo(uri);
  const documents = db.collection(collection);
  return (id) => decide(documents, id, expected);
}
