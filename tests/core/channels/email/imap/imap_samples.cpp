// SPDX-License-Identifier: GPL-3.0-or-later
#include "imap_samples.h"

namespace threadline::test {

QByteArrayList imapSamples()
{
    return {
        "* OK [CAPABILITY IMAP4rev2 STARTTLS AUTH=GSSAPI] IMAP4rev2 Server ready\r\n",
        "* PREAUTH IMAP4rev2 server logged in as Smith\r\n",
        "* BYE Autologout; idle for too long\r\n",
        "* CAPABILITY IMAP4rev1 LITERAL+ IDLE CONDSTORE QRESYNC SPECIAL-USE\r\n",
        "* ENABLED CONDSTORE QRESYNC\r\n",
        "* LIST (\\Noselect) \"/\" \"\"\r\n",
        "* LIST (\\Marked \\Drafts) \"/\" MyDrafts\r\n",
        "* LIST () \"/\" {7}\r\nfoo bar\r\n",
        "* LIST () NIL \"&U,BTFw-\" (\"CHILDINFO\" (\"SUBSCRIBED\"))\r\n",
        "* STATUS \"blurdybloop\" (MESSAGES 231 UIDNEXT 44292 HIGHESTMODSEQ 7011231777)\r\n",
        "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Forwarded)\r\n",
        "* 172 EXISTS\r\n",
        "* 1 RECENT\r\n",
        "* OK [UNSEEN 12] Message 12 is first unseen\r\n",
        "* OK [UIDVALIDITY 3857529045] UIDs valid\r\n",
        "* OK [PERMANENTFLAGS (\\Deleted \\Seen \\*)] Limited\r\n",
        "* OK [HIGHESTMODSEQ 715194045007]\r\n",
        "* NO [ALERT] \"Disk is ]98% full (really)\r\n",
        "* SEARCH 2 84 882\r\n",
        "* SEARCH 2 5 6 (MODSEQ 917162500)\r\n",
        "* ESEARCH (TAG \"A282\") UID MIN 2 COUNT 3 ALL 4:18,21,28\r\n",
        "* VANISHED (EARLIER) 41,43:116,118,120:211,214:540\r\n",
        "* VANISHED 405,407,410,425\r\n",
        "* 23 EXPUNGE\r\n",
        "* 12 FETCH (FLAGS (\\Seen) RFC822.SIZE 4286 UID 17 MODSEQ (65402))\r\n",
        "* 12 FETCH (INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" ENVELOPE (\"Wed, 17 Jul 1996\" "
        "\"IMAP4rev2 WG \\\"mtg\\\"\" ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\")) NIL "
        "NIL "
        "NIL \"<B27397-0100000@cac.washington.edu>\"))\r\n",
        "* 12 FETCH (BODY[HEADER.FIELDS (MESSAGE-ID)] {44}\r\n"
        "Message-ID: <B27397@cac.washington.edu>\r\n\r\n\r UID 17)\r\n",
        "* 1 FETCH (UID 3 BODY[] ~{5}\r\na\nb(\" FLAGS () BODY[1.2.MIME]<0> NIL)\r\n",
        "+ Ready for additional command text\r\n",
        "+ \r\n",
        "a042 OK [COPYUID 432432 42:69 1202:1229] COPY completed\r\n",
        "a009 NO [TRYCREATE] No such mailbox\r\n",
        "a010 BAD command unknown {12}\r\n",
    };
}

} // namespace threadline::test
