// SPDX-License-Identifier: GPL-3.0-or-later
//
// A visitor of a website in a real browser without a window: Chromium, driven by playwright-core. Takes one command
// per line on standard input, each an object, and prints one object for each: {"ok":true,…} or {"error":"…"}.
//
//   {"do":"open","url":"…"}       opens a page of the website
//   {"do":"click","what":"…"}     clicks what a CSS selector finds, also inside the widget
//   {"do":"fill","what":"…","text":"…"}
//   {"do":"say","text":"…"}       writes into the chat and sends it
//   {"do":"type","text":"…"}      writes into the chat and does not send it
//   {"do":"wait","state":"…"}     until the widget is in this state: closed, connecting, chat, away
//   {"do":"see","text":"…"}       until these words are to be seen
//   {"do":"shot","path":"…"}      a picture of the page
//   {"do":"strange"}              what the browser asked of others than the website: {"asked":[…]}
'use strict';
const readline = require('readline');
const { chromium } = require('playwright-core');

const [executable, profile] = process.argv.slice(2);
const patience = 60000;

async function main() {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
    viewport: { width: 1000, height: 700 },
  });
  const page = context.pages()[0] || await context.newPage();
  page.setDefaultTimeout(patience);
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  const input = () => page.locator('.chat-textarea').first();
  const commands = {
    open: async ({ url }) => { await page.goto(url); },
    click: async ({ what }) => { await page.locator(what).first().click(); },
    fill: async ({ what, text }) => { await page.locator(what).first().fill(text); },
    say: async ({ text }) => { await input().fill(text); await input().press('Enter'); },
    type: async ({ text }) => { await input().pressSequentially(text); },
    wait: async ({ state }) => {
      await page.waitForFunction(wanted => document.getElementById('threadline-chat')?.dataset.state === wanted, state);
    },
    see: async ({ text }) => { await page.getByText(text).first().waitFor(); },
    shot: async ({ path }) => { await page.screenshot({ path }); },
    strange: async () => {
      const own = new URL(page.url()).origin;
      return { asked: asked.filter(url => !url.startsWith(own) && !/^(data|blob):/.test(url)) };
    },
  };
  process.stdout.write('{"ok":true}\n');
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let answer;
    try {
      const command = JSON.parse(line);
      answer = { ok: true, ...await commands[command.do](command) };
    } catch (error) {
      answer = { error: String(error).slice(0, 500) };
    }
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
  await context.close();
}

main().catch(error => {
  process.stdout.write(JSON.stringify({ error: String(error).slice(0, 500) }) + '\n');
  process.exit(1);
});
