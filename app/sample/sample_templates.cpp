// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/sample_templates.h"

namespace threadline {

namespace {

using Kind = InteractionKind;
constexpr auto them = SampleTurn::Who::Them;
constexpr auto us = SampleTurn::Who::Us;
constexpr auto note = SampleTurn::Who::Note;
constexpr auto photo = SampleTurn::File::Photo;
constexpr auto invoice = SampleTurn::File::Invoice;
constexpr auto manual = SampleTurn::File::Manual;
constexpr auto partsList = SampleTurn::File::PartsList;

QList<SampleTemplate> englishMails()
{
    const auto mail = [](const char* subject, QList<SampleTurn> turns) {
        return SampleTemplate{"en", channel::email, Kind::Message, subject, std::move(turns)};
    };
    return {
        mail("{When will order {order} arrive?|Order {order}: any news?}",
             {{them, "{Hello|Good morning|Hi there},\n\nI ordered a {product} {last week|ten days "
                     "ago} and have not heard since. "
                     "{Is it on its way?|Has it left yet?|Could you tell me when it "
                     "leaves?}\n\n{Best wishes|Regards|Thanks}\n{name}"},
              {us,
               "Hello {name},\n\n{it left our warehouse this morning|it is packed and leaves "
               "tomorrow}; the parcel number is RT "
               "{order} 44. {It should be in {town} within three days.|Allow two to three "
               "days.}\n\nKind regards\n{agent}\nNorthpump "
               "Support",
               95},
              {them,
               "{Thank you, that is good to know.|It has arrived, thank you!|Great, thanks for the "
               "quick answer.}\n\n{name}",
               1500}}),
        mail("Damaged on arrival: order {order}",
             {{them,
               "Hello,\n\nthe {product} came today, but {the box was crushed and the outlet is "
               "bent|there is a crack in the housing}. "
               "{A photo is attached.|See the photo.} {I have not used it.|The driver would not "
               "wait.}\n\n{name}",
               0, photo},
              {us,
               "Hello {name},\n\nI am sorry, that must not happen. {A new one leaves tomorrow|We "
               "send a new one today}, and the driver "
               "takes the broken one back. You need not pack it nicely.\n\nKind regards\n{agent}",
               130},
              {note,
               "Third one this month with this carrier. {Told logistics.|Photo passed on to "
               "logistics.}",
               12},
              {them,
               "{The new one is here and whole. Thank you.|It came this morning and it is fine, "
               "thanks.}\n\n{name}",
               3900}}),
        mail("Warranty for a {product}, serial {serial}",
             {{them,
               "Good afternoon,\n\nmy {product} {does not start any more|trips the fuse|runs but "
               "brings no water}. It is {14|19|22} months "
               "old; the invoice is attached. What do I do now?\n\n{Regards|Sincerely}\n{name}",
               0, invoice},
              {us,
               "Hello {name},\n\nthat is a case for the warranty. {Could you first try it on "
               "another socket|Please check first whether the "
               "float moves freely}, so that we know it is the pump itself?\n\nKind "
               "regards\n{agent}",
               210},
              {them, "I did, and it is the same.\n\n{name}", 1300},
              {us,
               "Thank you, {name}. Then please send it in with the label I have just mailed you; "
               "we repair or replace it within ten days.\n\n"
               "{agent}",
               160}}),
        mail("Manual for the {product}",
             {{them, "Hi,\n\n{I bought the house with a {product} in the cellar and without a "
                     "manual|the manual has gone with the box}. {Do you have "
                     "one as a file?|Could you send me one?}\n\n{name}"},
              {us,
               "Hello {name},\n\ngladly, it is attached. Page one says most of it.\n\nKind "
               "regards\n{agent}",
               45, manual},
              {them, "{Exactly what I needed.|Perfect.} Thank you!\n{name}", 300}}),
        mail("Refund for order {order}",
             {{them, "Hello,\n\nI sent the {product} back {two weeks|twelve days} ago and see no "
                     "money on my account. {Has it reached you?|Can you "
                     "look?}\n\n{name}"},
              {us,
               "Hello {name},\n\nit has reached us, and EUR {amount} were sent {on "
               "Friday|yesterday}. Banks take up to three working days.\n\n"
               "Kind regards\n{agent}",
               240},
              {them, "It is there. Thank you.\n\n{name}", 2900}}),
        mail("Charged twice for order {order}",
             {{them, "Hello,\n\nmy card shows EUR {amount} twice for the same order. {One of them "
                     "must be a mistake.|Please give one back.}\n\n{name}"},
              {us,
               "Hello {name},\n\nyou are right, and I am sorry: the second one was released today "
               "and disappears from your statement within a "
               "few days. The invoice attached is the one that counts.\n\n{agent}",
               190, invoice}}),
        mail("Which pump for a {12|15|25} m well?",
             {{them, "Good morning,\n\nwe have a well of that depth, four people and a garden of "
                     "600 square metres. {Is the {product} enough?|Would you "
                     "take the {product} or the next larger one?}\n\n{Thanks|Regards}\n{name}"},
              {us,
               "Hello {name},\n\nthe {product} is enough for house and garden, not for both at the "
               "same moment. If the sprinkler runs while "
               "somebody showers, take the next larger one.\n\nKind regards\n{agent}",
               150},
              {them,
               "That is honest advice, thank you. {We take the larger one.|I will talk to my wife "
               "and order.}\n\n{name}",
               1600}}),
        mail("Spare part for {product} ({serial})",
             {{them, "Hello,\n\nI need {the impeller|a new float switch|the O-ring of the lid} for "
                     "my {product}. I cannot find it in the shop.\n\n{name}"},
              {us,
               "Hello {name},\n\nwe have it here but not in the shop. EUR {amount} with postage; "
               "shall I send it to your address in {town}?\n\n"
               "{agent}",
               120},
              {them, "Yes, please.\n{name}", 200}}),
        mail("Please cancel order {order}",
             {{them, "Hello,\n\nI ordered the wrong voltage. Please cancel the order, I will make "
                     "a new one.\n\n{name}"},
              {us,
               "Hello {name},\n\ndone, before it was packed. Nothing will be charged.\n\nKind "
               "regards\n{agent}",
               35}}),
        mail("Parts for this season",
             {{them,
               "Hello,\n\nour list for this season is attached. {Same conditions as last "
               "year?|Could you deliver in two parts?}\n\nKind regards\n"
               "{name}",
               0, partsList},
              {us,
               "Hello {name},\n\nthank you. {Yes, and} everything is in stock but the filters, "
               "which come in a week.\n\n{agent}",
               260}}),
    };
}

QList<SampleTemplate> otherMails()
{
    const auto mail = [](const char* language, const char* subject, QList<SampleTurn> turns) {
        return SampleTemplate{language, channel::email, Kind::Message, subject, std::move(turns)};
    };
    return {
        mail("de", "{Lieferung der Bestellung {order}|Bestellung {order}: wann kommt sie?}",
             {{them, "Guten Tag,\n\nich habe {vor einer Woche|am Montag} eine {product} bestellt "
                     "und noch keine Versandmeldung erhalten. Wann kommt "
                     "sie?\n\nViele Grüße\n{name}"},
              {us,
               "Guten Tag {name},\n\ndas Paket ist {heute früh|gestern} abgegangen und sollte "
               "übermorgen bei Ihnen in {town} sein.\n\nFreundliche "
               "Grüße\n{agent}",
               110},
              {them, "Vielen Dank, sie ist da!\n{name}", 2900}}),
        mail("de", "Rechnung zur Bestellung {order}",
             {{them, "Sehr geehrte Damen und Herren,\n\nbitte stellen Sie die Rechnung auf die "
                     "Firma aus, mit unserer Umsatzsteuernummer. Betrag: "
                     "{amount} Euro.\n\nMit freundlichen Grüßen\n{name}"},
              {us,
               "Guten Tag {name},\n\ndie neue Rechnung liegt bei, die alte ist damit "
               "ungültig.\n\nFreundliche Grüße\n{agent}",
               170, invoice}}),
        mail("de", "Garantiefall {product}, Nummer {serial}",
             {{them,
               "Hallo,\n\ndie Pumpe {brummt nur noch|läuft nicht mehr an}. Ein Foto der Anzeige "
               "liegt bei. Ist das ein Garantiefall?\n\nGrüße\n{name}",
               0, photo},
              {us,
               "Guten Tag {name},\n\nja. Bitte schicken Sie sie uns mit dem Etikett, das Sie "
               "gleich erhalten; in zehn Tagen haben Sie sie zurück "
               "oder eine neue.\n\n{agent}",
               140},
              {note, "Gleicher Fehler wie bei der letzten Lieferung, Kondensator prüfen.", 20}}),
        mail("de", "Ersatzteil: Dichtung für {product}",
             {{them, "Guten Tag,\n\nwelche Dichtung passt? Im Laden sind zwei.\n\n{name}"},
              {us,
               "Guten Tag {name},\n\ndie S-12, die andere ist für die älteren Modelle.\n\n{agent}",
               60},
              {them, "Danke für die schnelle Antwort!\n{name}", 90}}),
        mail("fr", "Commande {order} : où en est-elle ?",
             {{them, "Bonjour,\n\nj’ai commandé une {product} il y a dix jours. {Pouvez-vous me "
                     "dire quand elle partira ?|Est-elle déjà partie ?}\n\n"
                     "Cordialement\n{name}"},
              {us,
               "Bonjour {name},\n\nelle est partie ce matin et arrivera à {town} sous trois "
               "jours.\n\nBien cordialement\n{agent}",
               180},
              {them, "Merci beaucoup, elle est arrivée.\n{name}", 3100}}),
        mail("fr", "{product} en panne, n° {serial}",
             {{them,
               "Bonjour,\n\nla pompe s’arrête après quelques minutes. Voici une photo de "
               "l’affichage.\n\n{name}",
               0, photo},
              {us,
               "Bonjour {name},\n\nmerci pour la photo : le filtre est sans doute bouché. Le mode "
               "d’emploi est joint, voyez la page 1.\n\n{agent}",
               200, manual},
              {them, "C’était bien le filtre. Un grand merci !\n{name}", 900}}),
        mail("es", "Devolución del pedido {order}",
             {{them, "Buenos días:\n\nla {product} es demasiado grande para nuestro pozo. ¿Puedo "
                     "devolverla?\n\nUn saludo\n{name}"},
              {us,
               "Hola, {name}:\n\nclaro que sí. La etiqueta va adjunta; el importe de {amount} "
               "euros llega en cinco días.\n\nUn saludo\n{agent}",
               130, invoice},
              {them, "Muchas gracias, muy amables.\n{name}", 400}}),
        mail("es", "¿Qué bomba para {12|18} metros?",
             {{them, "Hola:\n\n¿basta la {product} para una casa con jardín?\n\n{name}"},
              {us,
               "Hola, {name}:\n\nsí, si el riego no funciona al mismo tiempo que la "
               "ducha.\n\n{agent}",
               100}}),
        mail("it", "Pezzo di ricambio per {product}",
             {{them, "Buongiorno,\n\nmi serve la guarnizione del coperchio. È "
                     "disponibile?\n\nSaluti\n{name}"},
              {us,
               "Buongiorno {name},\n\nsì, costa {amount} euro con la spedizione. La mando a "
               "{town}?\n\n{agent}",
               90},
              {them, "Sì, grazie!\n{name}", 120}}),
        mail("pt", "Encomenda {order} com defeito",
             {{them,
               "Bom dia,\n\na {product} chegou com a caixa partida. Segue a "
               "fotografia.\n\nCumprimentos\n{name}",
               0, photo},
              {us,
               "Bom dia {name},\n\npedimos desculpa. Amanhã segue uma nova, sem custos.\n\n{agent}",
               150},
              {them, "Já chegou, obrigada!\n{name}", 3300}}),
        mail("pl", "Reklamacja {product}, numer {serial}",
             {{them, "Dzień dobry,\n\npompa przestała działać po burzy. Czy to podlega "
                     "gwarancji?\n\nPozdrawiam\n{name}"},
              {us, "Dzień dobry {name},\n\ntak, proszę odesłać ją z załączoną etykietą.\n\n{agent}",
               210, invoice},
              {them, "Dziękuję, wysłałam dzisiaj.\n{name}", 1500}}),
    };
}

QList<SampleTemplate> chats()
{
    const auto chat = [](const char* language, const ChannelName& channel,
                         QList<SampleTurn> turns) {
        return SampleTemplate{language, channel, Kind::Message, "", std::move(turns)};
    };
    return {
        chat("en", channel::whatsapp,
             {{them, "{Hi|Hello}! Is the {product} in stock?"},
              {us,
               "Hello {name}! Yes, {eleven of them|a handful}. It would be with you {on "
               "Thursday|in two days}.",
               6},
              {them, "{Ordered, thanks|Great, will order tonight}", 8}}),
        chat("en", channel::whatsapp,
             {{them,
               "The pump makes a noise like {gravel|a coffee grinder}. Shall I switch it off?"},
              {us, "Please do, {name}. Is the filter clean?", 4},
              {them, "Full of sand. Cleaned it, quiet again. Sorry for the panic", 35},
              {us, "No need to be sorry. A finer filter helps, if it comes back.", 5}}),
        chat("en", channel::whatsapp,
             {{them, "Parcel {order} says delivered but {there is nothing here|my neighbours have "
                     "not got it}"},
              {us, "Let me ask the driver, {name}.", 9},
              {us, "He left it {in the shed|at number 14}. Can you look?", 70},
              {them, "Found it. Thanks!", 15}}),
        chat("de", channel::whatsapp,
             {{them, "Hallo, passt der Filter F-20 auch zur {product}?"},
              {us, "Hallo {name}! Ja, mit dem Adapter, der dabei liegt.", 7},
              {them, "Super, danke 👍", 3}}),
        chat("de", channel::whatsapp,
             {{them, "Pumpe läuft, aber kaum Druck. Was kann das sein?"},
              {us, "Meistens der Vorfilter. Bitte einmal ausspülen und Luft ablassen.", 11},
              {them, "Das war es. Vielen Dank!", 50}}),
        chat("es", channel::whatsapp,
             {{them, "Hola, ¿tienen la {product} en la tienda?"},
              {us, "¡Hola, {name}! Sí, hasta las seis.", 5},
              {them, "Perfecto, paso hoy", 4}}),
        chat("fr", channel::whatsapp,
             {{them, "Bonjour, le colis {order} arrive demain ?"},
              {us, "Bonjour {name} ! Oui, entre 9 h et 12 h.", 8},
              {them, "Merci !", 2}}),
        chat("en", channel::sms,
             {{them, "Technician is late, gate closes at 5. {name}"},
              {us, "He is ten minutes away. Sorry for the wait! {agent}, Northpump", 5}}),
        chat("en", channel::sms,
             {{us, "Your order {order} arrives tomorrow between 9 and 12. Reply with another day "
                   "if that does not suit."},
              {them, "{Friday please|Suits me}", 40}}),
        chat("de", channel::sms,
             {{us, "Ihre Bestellung {order} kommt morgen zwischen 9 und 12 Uhr."},
              {them, "Passt, danke", 30}}),
        chat("en", channel::webchat,
             {{them, "Hello, does the {product} come with a cable?"},
              {us, "Hello! With ten metres; twenty cost EUR 42 more.", 1},
              {them, "{Ten will do, thanks|And thirty?}", 2},
              {us, "{You are welcome!|Thirty is to order, one week.}", 1}}),
        chat("en", channel::webchat,
             {{them, "My discount code does not work"},
              {us, "Sorry about that, {name}. Which one is it?", 1},
              {them, "SPRING10", 1},
              {us, "It ended on Sunday. I have put it on your basket by hand.", 3}}),
        chat("de", channel::webchat,
             {{them, "Guten Tag, gibt es die {product} auch mit 60 Hz?"},
              {us, "Guten Tag! Leider nicht, nur die PX-40.", 2}}),
    };
}

QList<SampleTemplate> callsVisitsReviews()
{
    const auto one = [](const char* language, const ChannelName& channel, Kind kind,
                        const char* subject, const char* text) {
        return SampleTemplate{language, channel, kind, subject, {{them, text}}};
    };
    return {
        one("en", channel::voice, Kind::Call,
            "{Question about the pressure switch|Pressure switch}",
            "{Asks how to set the switch for the second floor.|Wants more pressure upstairs.} "
            "Explained the two screws; it worked while we spoke."),
        one("en", channel::voice, Kind::Call, "Order by phone",
            "Ordered one {product} with 20 m of cable for {town}. Pays on invoice."),
        one("en", channel::voice, Kind::Call, "Complaint about the carrier",
            "{Waited a whole day for the parcel.|Parcel was left in the rain.} Apologised, sent a "
            "voucher of EUR 15."),
        one("de", channel::voice, Kind::Call, "Beratung {product}",
            "Fragt nach Förderhöhe und Stromverbrauch. Schickt uns die Maße vom Brunnen."),
        one("de", channel::voice, Kind::Call, "Rückfrage zur Reparatur",
            "Pumpe ist seit Montag bei uns. Rückruf am Donnerstag versprochen."),
        one("fr", channel::voice, Kind::Call, "Question sur la facture",
            "Demande une facture au nom de la société. Envoyée par courriel."),
        one("en", channel::visit, Kind::Visit, "Counter visit: {advice|spare parts}",
            "{Wanted to hear the {product} run before buying.|Bought two filters and asked about "
            "the winter.} Took the brochure along."),
        one("de", channel::visit, Kind::Visit, "Besuch im Laden",
            "Alte Pumpe mitgebracht, passende Dichtung verkauft."),
        one("en", channel::review, Kind::Review,
            "{Does what it should|Solid pump, quick delivery|Better than the last one}",
            "{Two days to {town}, runs quietly, no complaints.|Support answered within the hour. "
            "That alone is worth it.|Easy to install; the "
            "cable could be longer.}"),
        one("de", channel::review, Kind::Review, "{Gute Pumpe|Läuft und läuft}",
            "{Schnelle Lieferung, leise, gerne wieder.|Seit einem Jahr ohne Sorgen.}"),
        one("en", channel::bluesky, Kind::Post, "",
            "{The new {product} fills the pond in an hour. @northpump, I am impressed|@northpump "
            "do you repair "
            "your old models, or is it for the bin?}"),
    };
}

} // namespace

QList<SampleTemplate> sampleTemplates()
{
    return englishMails() + otherMails() + chats() + callsVisitsReviews();
}

} // namespace threadline
