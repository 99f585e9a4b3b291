// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/sample_customers.h"

namespace threadline {

QList<SampleCustomer> sampleCustomers()
{
    struct Row
    {
        const char* name;
        const char* email;
        const char* phone;
        const char* handle;
        const char* language;
        const char* reference;
    };
    static constexpr Row rows[] = {
        {"Ingrid Aaltonen", "ingrid@aaltonen.example", "+358405550137", "ingrid.aaltonen", "en",
         ""},
        {"Tomás Ferreira", "tomas.ferreira@correio.example", "+351255501430", "", "en", ""},
        {"@lena.makes.things", "", "", "lena.makes.things", "en", ""},
        {"Marek Dvořák", "marek@dvorak-zahrady.example", "+420255501822", "", "en", ""},
        {"Visitor 8841", "", "", "", "en", "webchat:visitor-8841"},
        {"J. Osei", "", "", "", "en", "reviews:j-osei"},
        {"Accounts · Hydrotek GmbH", "buchhaltung@hydrotek.example", "+493055501977", "", "de", ""},
        {"Priya Raman", "priya.raman@ramanhome.example", "+447700900362", "", "en", ""},
        {"Sven Lindqvist", "sven@lindqvist.example", "+46701740615", "", "en", ""},
        {"Amara Okafor", "amara.okafor@okaforfarm.example", "+447700900114", "amara.grows", "en",
         ""},
        {"Claire Fontaine", "claire.fontaine@courriel.example", "+33199005512", "", "fr", ""},
        {"Jürgen Weiß", "j.weiss@weiss-brunnenbau.example", "+493055501404", "", "de", ""},
        {"Elena Petrova", "elena@petrova.example", "", "", "en", ""},
        {"Hannah Müller", "hannah.mueller@postfach.example", "+493055501288", "", "de", ""},
        {"Diego Navarro", "diego.navarro@correo.example", "+34655501733", "", "es", ""},
        {"Fatima El Amrani", "fatima@elamrani.example", "+31655501290", "", "en", ""},
        {"George Whitfield", "g.whitfield@whitfield-estate.example", "+441632960718", "", "en", ""},
        {"Sofia Rossi", "sofia.rossi@posta.example", "+393555014477", "", "it", ""},
        {"Kwame Mensah", "kwame@mensahirrigation.example", "+447700900688", "", "en", ""},
        {"Yuki Tanaka", "yuki.tanaka@tanaka.example", "", "yuki.builds", "en", ""},
        {"Pierre Lemaire", "p.lemaire@lemaire-piscines.example", "+33199008840", "", "fr", ""},
        {"Agnieszka Nowak", "agnieszka.nowak@poczta.example", "+48555014290", "", "pl", ""},
        {"Liam O’Connell", "liam@oconnell.example", "+353209175520", "", "en", ""},
        {"Beatriz Carvalho", "beatriz@carvalho.example", "+351255501984", "", "pt", ""},
        {"Mohammed Rahman", "m.rahman@rahmanbuild.example", "+447700900821", "", "en", ""},
        {"Nora Jensen", "nora.jensen@jensen.example", "+4520555017", "nora.j", "en", ""},
        {"Stadtwerke Neuburg · Einkauf", "einkauf@stadtwerke-neuburg.example", "+493055501650", "",
         "de", ""},
        {"Isabel Moreno", "isabel.moreno@correo.example", "", "", "es", ""},
        {"Oliver Grant", "oliver.grant@grantmarine.example", "+447700900437", "", "en", ""},
        {"Katja Vogel", "katja@vogel-garten.example", "+493055501733", "", "de", ""},
        {"Daniel Fischer", "daniel.fischer@postfach.example", "", "", "de", ""},
        {"Aisling Byrne", "aisling@byrne.example", "+353209179114", "", "en", ""},
        {"Ruben de Vries", "ruben@devries-tuinen.example", "+31655501833", "", "en", ""},
        {"Chloé Martin", "chloe.martin@courriel.example", "+33199007316", "", "fr", ""},
        {"Nikolai Sørensen", "nikolai@sorensen-farm.example", "+4520555088", "", "en", ""},
        {"Grace Mwangi", "grace@mwangi.example", "+447700900590", "", "en", ""},
        {"Tobias Krämer", "tobias@kraemer-pools.example", "+493055501811", "", "de", ""},
        {"Eva Novotná", "eva@novotna.example", "+420255501640", "", "en", ""},
        {"Samuel Becker", "samuel.becker@beckerhof.example", "+493055501399", "", "de", ""},
        {"Harriet Cole", "harriet.cole@colecottages.example", "+441632960255", "harriet.cole", "en",
         ""},
    };
    QList<SampleCustomer> customers;
    for (const Row& row : rows) {
        customers.append({QString::fromUtf8(row.name), QString::fromUtf8(row.email),
                          QString::fromUtf8(row.phone), QString::fromUtf8(row.handle),
                          QString::fromUtf8(row.language), QString::fromUtf8(row.reference)});
    }
    return customers;
}

} // namespace threadline
