// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Telegram of the test's own on 127.0.0.1: telegram-test-api keeps the users, chats and messages. Before it
// stands what it lacks and a bot has to rely on: updates that stay until an offset confirms them, files, edits,
// the webhook's state. Prints {"port":N}, then takes one command per line on standard input, each an object, and
// prints one object for each:
//
//   {"do":"say","user":77,"text":"…"}          a customer writes
//   {"do":"file","user":77,"name":"…","bytes":"BASE64","caption":"…"}
//   {"do":"edit","user":77,"message":3,"text":"…"}
//   {"do":"seen"}                              what the bot has sent: {"seen":[{chat_id,text,…}]}
//   {"do":"asked"}                             the offsets of getUpdates, in order
'use strict';
const http = require('http');
const readline = require('readline');
const api = require('telegram-test-api');
const TelegramServer = api.default || api;

const token = process.argv[2];
const said = value => process.stdout.write(JSON.stringify(value) + '\n');

async function main() {
  const inner = new TelegramServer({ port: Number(process.argv[3]), host: '127.0.0.1', storage: 'RAM', storeTimeout: 3600 });
  await inner.start();

  let updates = [];
  const files = new Map();
  const sentFiles = [];
  const offsets = [];

  const take = () => {
    for (const update of inner.getUpdates(token)) {
      if (update.message) {
        update.message.date = Math.floor(update.message.date / 1000); // it counts milliseconds, Telegram seconds
      }
      updates.push(update);
    }
  };
  const getUpdates = async (body) => {
    offsets.push(body.offset ?? null);
    const until = Date.now() + 1000 * (body.timeout || 0);
    for (;;) {
      take();
      updates = updates.filter(update => body.offset === undefined || update.update_id >= body.offset);
      if (updates.length > 0 || Date.now() >= until) {
        return updates.slice(0, body.limit || 100);
      }
      await new Promise(done => setTimeout(done, 20));
    }
  };

  const own = {
    getUpdates,
    getWebhookInfo: async () => ({ url: '', has_custom_certificate: false, pending_update_count: updates.length }),
    getFile: async (body) => files.has(body.file_id)
      ? { file_id: body.file_id, file_unique_id: body.file_id, file_path: 'documents/' + body.file_id } : undefined,
    sendDocument: async (body, raw) => {
      const field = name => (raw.toString('utf8').match(new RegExp('name="' + name + '"\r\n\r\n([^\r]*)')) || [])[1];
      const name = (raw.toString('utf8').match(/filename="([^"]*)"/) || [])[1];
      const bytes = (raw.toString('utf8').match(/filename="[^]*?\r\n\r\n([^]*?)\r\n--/) || [])[1];
      sentFiles.push({ chat_id: Number(field('chat_id')), caption: field('caption'), name, bytes });
      return { message_id: inner.messageId++, date: Math.floor(Date.now() / 1000), chat: { id: Number(field('chat_id')), type: 'private' } };
    },
  };

  const front = http.createServer((request, response) => {
    const parts = [];
    request.on('data', part => parts.push(part));
    request.on('end', async () => {
      const raw = Buffer.concat(parts);
      const [, method] = request.url.match(/^\/bot[^/]*\/(\w+)/) || [];
      const answer = (status, value) => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      if (request.url.startsWith('/file/bot' + token + '/documents/')) {
        const bytes = files.get(request.url.split('/').pop());
        response.writeHead(bytes ? 200 : 404);
        response.end(bytes);
      } else if (!request.url.startsWith('/bot' + token + '/')) {
        answer(401, { ok: false, error_code: 401, description: 'Unauthorized' });
      } else if (own[method]) {
        const isJson = (request.headers['content-type'] || '').includes('json');
        const result = await own[method](isJson ? JSON.parse(raw.toString() || '{}') : {}, raw);
        answer(result === undefined ? 400 : 200, result === undefined
          ? { ok: false, error_code: 400, description: 'Bad Request: wrong file_id' } : { ok: true, result });
      } else {
        const passed = http.request({ host: '127.0.0.1', port: inner.config.port, path: request.url, method: request.method,
          headers: { 'content-type': 'application/json', 'content-length': raw.length } }, (inside) => {
          response.writeHead(inside.statusCode, inside.headers);
          inside.pipe(response);
        });
        passed.end(raw);
      }
    });
  });
  front.listen(0, '127.0.0.1', () => said({ port: front.address().port }));

  const client = user => inner.getClient(token, { userId: user, chatId: user, firstName: 'Jane', userName: 'jane', type: 'private' });
  const message = (user, id, more) => ({ message_id: id, date: Math.floor(Date.now() / 1000),
    chat: { id: user, type: 'private' }, from: { id: user, is_bot: false, first_name: 'Jane' }, ...more });
  const commands = {
    say: async ({ user, text }) => {
      const one = client(user);
      await one.sendMessage(one.makeMessage(text));
      return { message: inner.messageId - 1 };
    },
    file: async ({ user, name, bytes, caption }) => {
      const id = 'file' + files.size;
      files.set(id, Buffer.from(bytes, 'base64'));
      take();
      const number = inner.messageId++;
      updates.push({ update_id: inner.updateId++, message: message(user, number, { caption,
        document: { file_id: id, file_unique_id: id, file_name: name, file_size: files.get(id).length } }) });
      return { message: number };
    },
    edit: async ({ user, message: number, text }) => {
      take();
      updates.push({ update_id: inner.updateId++, edited_message: message(user, number, { text, edit_date: Math.floor(Date.now() / 1000) }) });
      return {};
    },
    seen: async () => ({ seen: [...inner.storage.botMessages.map(one => one.message), ...sentFiles] }),
    asked: async () => ({ asked: offsets }),
  };
  readline.createInterface({ input: process.stdin })
    .on('line', async (line) => {
      const command = JSON.parse(line);
      said(await commands[command.do](command));
    })
    .on('close', () => process.exit(0)); // the test is gone
}
main();
