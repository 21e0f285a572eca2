/**
 * Loaded into the Playground with `node --import`. A page that is loaded again (or opened twice) starts empty, and the
 * first edit of a message that it does not know silences it for good: its message loop ends with "doesn't exist". Here
 * the server's side remembers what was shown, and every page that connects is first told all of it, as it now reads.
 */
import { Server } from 'node:http';

const stream = '/_ws_conversation/v1/conversations/stream';

/** What pages were told, by message: the creation, with the newest content. In the order of arrival. */
const shown = new Map();

const emit = Server.prototype.emit;

Server.prototype.emit = function emitToOneThatKnows(event, ...args) {
  const [request, socket] = args;
  if (event === 'upgrade' && request.url === stream) retell(socket);
  return emit.call(this, event, ...args);
};

/** The `ws` package writes first its answer to the handshake, then each text as two writes: a header and the text. */
function retell(socket) {
  const write = socket.write.bind(socket);
  let header;

  socket.write = (handshake, ...rest) => {
    socket.write = writeFrame;
    const answered = write(handshake, ...rest);
    for (const creation of shown.values()) write(frameOf(JSON.stringify(creation)));
    return answered;
  };

  function writeFrame(chunk, ...rest) {
    if (!header && chunk[0] === textFrame) {
      header = chunk;
      return true;
    }
    const opening = header;
    header = undefined;
    if (opening && !isNews(String(chunk))) return skip(rest);
    if (opening) write(opening);
    return write(chunk, ...rest);
  }
}

function skip(callbacks) {
  for (const done of callbacks) if (typeof done === 'function') done();
  return true;
}

/** Remembers it; false for an edit of what no page was ever told. */
function isNews(text) {
  const action = JSON.parse(text);
  const id = action.message?.messageId;
  if (action.action === 'createMessage') shown.set(id, action);
  if (action.action !== 'updateMessage') return true;
  const creation = shown.get(id);
  if (!creation) return false;
  shown.set(id, { ...creation, message: { ...creation.message, ...action.message } });
  return true;
}

const textFrame = 0x81;

function frameOf(text) {
  const payload = Buffer.from(text);
  const { length } = payload;
  const long = length > 65_535;
  const header = Buffer.alloc(long ? 10 : length > 125 ? 4 : 2);
  header[0] = textFrame;
  header[1] = long ? 127 : length > 125 ? 126 : length;
  if (long) header.writeBigUInt64BE(BigInt(length), 2);
  else if (length > 125) header.writeUInt16BE(length, 2);
  return Buffer.concat([header, payload]);
}
