/**
 * What the desk is measured beside: the SDK as its samples use it, with the full token check and no work to do. Stock
 * CloudAdapter, restify with its body parser, one answer to every press.
 */
import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import '../../../src/http/restify-repair.ts';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(process.env as Record<string, string>));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());

server.post('/api/messages', async (req, res) => {
  await adapter.process(req as never, res as never, async (context) => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' };
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
  });
});
server.get('/readyz', async (_req: restify.Request, res: restify.Response) => {
  res.send(200, { status: 'ready' });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
