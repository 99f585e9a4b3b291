// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chat of a website that is answered with Threadline: a button, converse.js behind it (loaded when somebody wants
// to chat), and a form for when nobody is there. docs/website-chat.md says how it is put on a page and what it tells.
//
// Settings are data- attributes of the script element, or members of window.threadlineChat, which win:
//   desk      chat address of the desk                    chat@shop.example
//   visitors  host on which visitors log in               visitors.shop.example
//   bosh      address of the chat server's BOSH service   https://chat.shop.example/http-bind
//   converse  where converse.js lies on the website       /chat/converse/
// and, as far as the website knows them: order, name, email, proof (of the email; docs/website-chat.md), page, language.
(() => {
    'use strict';

    const script = document.currentScript;
    const settings = { ...script.dataset, ...(window.threadlineChat || {}) };
    const formType = 'urn:threadline:visit:1';
    const untilNobodyIsThere = 6000; // ms
    const betweenQuestions = 30000;
    const words = {
        open: 'Chat with us',
        connecting: 'One moment…',
        away: 'Nobody is here just now. Leave a message and we will answer by email.',
        unreachable: 'The chat cannot be reached just now. Please try again later.',
        name: 'Your name',
        email: 'Your email address',
        message: 'Your message',
        send: 'Send',
        close: 'Close',
        left: 'Thank you, we have your message.',
        ...(settings.words || {}),
    };

    for (const name of ['desk', 'visitors', 'bosh', 'converse']) {
        if (!settings[name]) {
            console.error(`threadline-chat: data-${name} is missing`);
            return;
        }
    }

    // --- who and where -------------------------------------------------------------------------

    const random = (bytes) =>
        Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

    /** What the same browser says again; without a place to keep it, each page is another visitor. */
    function visitorSecret() {
        const fresh = random(24);
        try {
            const kept = localStorage.getItem('threadline-visitor') || fresh;
            localStorage.setItem('threadline-visitor', kept);
            return kept;
        } catch {
            return fresh;
        }
    }

    const visitor = visitorSecret();

    /** Without query and fragment: they may hold what is nobody's business. */
    const page = () => settings.page || location.origin + location.pathname;

    function visit(more = {}) {
        const fields = {
            FORM_TYPE: formType, visitor, page: page(), title: document.title.slice(0, 200), order: settings.order,
            name: settings.name, email: settings.email, proof: settings.proof, ...more,
        };
        return Object.entries(fields).filter(([, value]) => value);
    }

    function escaped(text) {
        const characters = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
        return String(text).replace(/[&<>"]/g, (character) => characters[character]).replace(/[^\P{Cc}\n\t]/gu, '');
    }

    function element(xml) {
        return new DOMParser().parseFromString(xml, 'text/xml').documentElement;
    }

    const formXml = (more) =>
        `<x xmlns="jabber:x:data" type="submit">${visit(more)
            .map(([name, value]) => `<field var="${escaped(name)}"><value>${escaped(value)}</value></field>`)
            .join('')}</x>`;

    // --- what is to be seen --------------------------------------------------------------------

    const host = document.createElement('div');
    host.id = 'threadline-chat';
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<style>
        :host { all: initial; }
        * { box-sizing: border-box; font: 15px/1.4 system-ui, sans-serif; }
        button { border: 0; border-radius: 8px; padding: 10px 16px; color: #fff; background: #6F53C6; cursor: pointer; }
        button:focus-visible, input:focus-visible, textarea:focus-visible { outline: 3px solid #B9A8EE; outline-offset: 1px; }
        .corner { position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; }
        form { width: min(340px, calc(100vw - 40px)); padding: 16px; border-radius: 12px; background: #fff; color: #1B2528;
            box-shadow: 0 6px 30px rgba(0, 0, 0, .25); }
        label { display: block; margin: 10px 0 2px; color: #566469; font-size: 13px; }
        input, textarea { width: 100%; padding: 8px; border: 1px solid #97A3A8; border-radius: 7px; color: #1B2528; background: #fff; }
        .trap { position: absolute; left: -10000px; }
        .line { display: flex; gap: 8px; justify-content: flex-end; margin-top: 12px; }
        .quiet { background: none; color: #566469; }
        p { margin: 0; }
        [hidden] { display: none !important; }
    </style>
    <div class="corner">
        <button type="button" id="open" aria-live="polite"></button>
        <form id="away" hidden>
            <p id="said" role="status"></p>
            <div id="fields">
                <label for="name"></label><input id="name" autocomplete="name" maxlength="200">
                <label for="email"></label><input id="email" type="email" autocomplete="email" maxlength="254" required>
                <label for="message"></label><textarea id="message" rows="4" maxlength="10000" required></textarea>
                <input class="trap" id="trap" tabindex="-1" autocomplete="off" aria-hidden="true">
            </div>
            <div class="line"><button type="button" class="quiet" id="close"></button><button id="send"></button></div>
        </form>
    </div>`;
    const part = (id) => root.getElementById(id);
    for (const id of ['open', 'close', 'send']) {
        part(id).textContent = words[id];
    }
    for (const id of ['name', 'email', 'message']) {
        root.querySelector(`label[for=${id}]`).textContent = words[id];
    }
    part('name').value = settings.name || '';
    part('email').value = settings.email || '';

    const style = document.createElement('style');
    style.textContent = 'converse-controlbox-toggle, .chatbox#controlbox { display: none !important; }' +
        ' html.threadline-away converse-root, html.threadline-away #conversejs { display: none !important; }';

    function show(what, sentence) {
        const away = what === 'away';
        part('open').hidden = what === 'chat' || away;
        part('open').disabled = what === 'connecting';
        part('open').textContent = what === 'connecting' ? words.connecting : words.open;
        part('away').hidden = !away;
        document.documentElement.classList.toggle('threadline-away', what !== 'chat');
        if (away) {
            part('said').textContent = sentence || words.away;
        }
        host.dataset.state = what;
    }

    // --- the line ------------------------------------------------------------------------------

    let api = null;
    let started = false;
    let deskIsThere = false;
    const desks = new Set(); // of a team several may be open; one that goes leaves the others
    let waiting = 0;
    const connection = () => api.connection.get();
    const send = (xml) => connection().send(element(xml));
    const bare = (jid) => (jid || '').split('/')[0].toLowerCase();

    /** The desk answers with its presence while somebody works there; our servers tell each of us when the other goes. */
    function sayHello() {
        send(`<presence xmlns="jabber:client" to="${escaped(settings.desk)}">${formXml()}</presence>`);
    }

    function onPresence(stanza) {
        if (bare(stanza.getAttribute('from')) !== settings.desk.toLowerCase()) {
            return true;
        }
        const was = deskIsThere;
        if (stanza.getAttribute('type')) {
            desks.delete(stanza.getAttribute('from'));
        } else {
            desks.add(stanza.getAttribute('from'));
        }
        deskIsThere = desks.size > 0;
        if (deskIsThere) {
            if (!was) {
                sayHello(); // one that comes back does not know that we are still here
            }
            clearTimeout(waiting);
            if (host.dataset.state !== 'closed' && !part('said').dataset.done) {
                openChat();
            }
        }
        return true;
    }

    /** Whether the next page goes on with the chat by itself. */
    function goOnElsewhere(chatting) {
        try {
            sessionStorage.setItem('threadline-chatting', chatting ? '1' : '');
        } catch { /* then the next page begins with the button */ }
    }

    async function openChat() {
        show('chat');
        await api.chats.open(settings.desk, {}, true);
    }

    function onConnected() {
        connection().addHandler(onPresence, null, 'presence');
        sayHello();
        clearTimeout(waiting);
        waiting = setTimeout(() => {
            if (!deskIsThere) {
                show('away');
            }
        }, untilNobodyIsThere);
    }

    setInterval(() => {
        if (started && !deskIsThere && api?.connection.connected()) {
            sayHello();
        }
    }, betweenQuestions);

    async function start() {
        if (started) {
            goOnElsewhere(true);
            return deskIsThere ? openChat() : show('away');
        }
        started = true;
        show('connecting');
        goOnElsewhere(true);
        const folder = settings.converse.replace(/\/?$/, '/');
        const css = document.createElement('link');
        css.rel = 'stylesheet';
        css.href = folder + 'converse.min.css';
        document.head.append(css, style);
        document.body.classList.add('converse-overlayed');
        try {
            await import(new URL(folder + 'converse.min.js', location.href));
        } catch {
            started = false;
            show('away', words.unreachable);
            return;
        }
        window.converse.plugins.add('threadline', {
            initialize() {
                api = this._converse.api;
                api.listen.on('connected', onConnected);
                api.listen.on('reconnected', onConnected);
                api.listen.on('disconnected', () => {
                    desks.clear();
                    deskIsThere = false;
                });
                api.listen.on('chatBoxClosed', (chat) => {
                    if (chat.get('jid') === settings.desk) {
                        goOnElsewhere(false);
                        show('closed');
                    }
                });
                api.listen.on('createMessageStanza', (chat, data) => {
                    if (bare(chat.get('jid')) === settings.desk.toLowerCase()) {
                        data.stanza.cnode(element(formXml())).root();
                    }
                    return data;
                });
            },
        });
        window.converse.initialize({
            authentication: 'anonymous', auto_login: true, jid: settings.visitors, bosh_service_url: settings.bosh, keepalive: true,
            assets_path: folder, view_mode: 'overlayed', allow_non_roster_messaging: true, whitelisted_plugins: ['threadline'],
            blacklisted_plugins: ['converse-omemo', 'converse-omemo-views', 'converse-push', 'converse-register', 'converse-notification'],
            auto_reconnect: true, discover_connection_methods: false, clear_cache_on_logout: true, play_sounds: false,
            show_controlbox_by_default: false, show_desktop_notifications: false, loglevel: 'error', i18n: settings.language || 'en',
            render_media: false, message_archiving: 'never',
            visible_toolbar_buttons: { call: false, clear: false, emoji: true, location: false, spoiler: false },
        });
    }

    async function leaveMessage(event) {
        event.preventDefault();
        const text = part('message').value.trim();
        if (!text || part('trap').value || !api?.connection.connected()) {
            part('said').textContent = words.unreachable;
            return;
        }
        part('send').disabled = true;
        const form = formXml({ left: '1', name: part('name').value.trim(), email: part('email').value.trim() });
        const id = random(12);
        send(`<message xmlns="jabber:client" type="chat" id="${id}" to="${escaped(settings.desk)}"><body>${escaped(text)}</body>` +
            `${form}</message>`);
        try { // behind the message: when this is answered, the server has it
            await api.sendIQ(element(`<iq xmlns="jabber:client" type="get" id="${id}-behind" to="${escaped(settings.visitors)}">` +
                '<query xmlns="http://jabber.org/protocol/disco#info"/></iq>'));
        } catch {
            part('said').textContent = words.unreachable;
            return;
        } finally {
            part('send').disabled = false;
        }
        part('fields').hidden = true;
        part('send').hidden = true;
        part('said').dataset.done = '1';
        part('said').textContent = words.left;
    }

    part('open').addEventListener('click', start);
    part('away').addEventListener('submit', leaveMessage);
    part('close').addEventListener('click', () => {
        part('fields').hidden = false;
        part('send').hidden = false;
        delete part('said').dataset.done;
        goOnElsewhere(false);
        show('closed');
    });

    const begin = () => {
        document.body.append(host);
        show('closed');
        let chatting = false;
        try {
            chatting = sessionStorage.getItem('threadline-chatting') === '1';
        } catch { /* as above */ }
        if (chatting) {
            start(); // the visitor came from another page of the website, in the middle of a chat
        }
    };
    if (document.body) {
        begin();
    } else {
        document.addEventListener('DOMContentLoaded', begin);
    }
})();
