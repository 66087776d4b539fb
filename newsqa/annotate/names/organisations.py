"""Words by which a name is known for that of an organisation: plain lists from general knowledge."""

from typing import Final

from newsqa.annotate.names.word_lists import name_list, word_list

# The last word, or the word before "of", of the name of an organisation.
ORGANISATION_HEADS: Final = word_list(
    """
    Academy Administration Agency Airlines Airways Alliance Army Assembly Associates Association Authority Bank
    Board Bourse Broadcasting Brigade Brigades Brotherhood Bureau Cabinet Capital Center Centre Chamber Championship
    Church Club Coalition College Command Commission Committee Community Company Conference Confederation Congress
    Consortium Corporation Corps Council Court Democrats Department Directorate Division Electric Energy Enterprises
    Exchange Executive Faculty Federation Fighters Financial Force Forces Foundation Front Fund Gazette Government
    Group Guard Guards Guild Herald Holding Holdings Hospital House Industries Initiative Inquiry Institute
    Institution Insurance International Journal Laboratories Laboratory Leadership League Legion Library Mail Media
    Ministry Mirror Motors Movement Museum Navy Network Networks News Newspaper Observatory Office Opera Orchestra
    Organisation Organization Parliament Partners Partnership Party Patrol Police Post Press Project Publishing
    Radio Records Regiment Report Resistance Resources Review School Securities Senate Service Services Society
    Squad Station Steel Studios Supreme Syndicate Systems Team Technologies Telecom Telegraph Television Theatre
    Caucus Embassy Consulate Magazine Militia Archives Pictures Productions Software Stores Symphony Weekly Daily
    Quarterly Ministries Seminary Polytechnic Schools Rangers Rovers Airline Theater Studio Bancorp Pharmaceuticals
    Therapeutics Times Trade Treasury Tribune Tribunal Trust TV Union United University Watch Workers
    """
)

# Organisations and posts whose name goes on after "of" or "for".
OF_HEADS: Final = ORGANISATION_HEADS | word_list(
    """
    Republic Kingdom Emirates States Gulf Bay Cape Isle Isles City Province Strait Straits Sea Coast Axis State
    Islamic Book Lord Battle Treaty War Day Declaration Daughters Sons Friends Knights Order Tower Palace Hall
    Festival Cup Tour Ivory House Chamber Court Temple Bishop Duke Horn Mount Mothers Peace Rights Act Statue
    Archbishop Prince Duchess Princess
    """
)

# What only says how a firm is incorporated; two firms may differ in it and a short form drops it.
LEGAL_FORMS: Final = word_list(
    """
    inc incorporated corp corporation co company ltd limited llc llp lp plc ag gmbh sa sarl srl sas spa sl bv nv ab
    as asa oy oyj kg kgaa se ojsc oao ooo zao pao jsc pjsc ltda cv ood ead eood doo dd pte pty pvt bhd sdn tbk pt
    fze fzc fzco est kk sal holding holdings the lda cia sapi rl ev oü ou sae kft zrt
    """
)

# The last word of the name of an event or a work.
EVENT_HEADS: Final = word_list(
    """
    Accord Accords Act Affair Amendment Agreement Award Awards Bill Bowl Championships Classic Code Convention Cup
    Day Derby Festival Games Grand Index Law Marathon Masters Olympics Open Pact Plan Prix Prize Protocol Revolution
    Scheme Season Series Summit Tour Tournament Treaty Trophy War Week Wars World
    """
)

# Firms that write a possessive; elsewhere 's is no part of a name.
POSSESSIVE_FIRMS: Final = word_list(
    """
    McDonald's Moody's Lloyd's Sotheby's Christie's Macy's Kohl's Wendy's Sainsbury's Levi's Domino's Lord's
    Kellogg's
    """
)

# What ministries and institutes are for: "Department of Health and Human Services".
SUBJECTS: Final = word_list(
    """
    Human Trade Industry Technology Commerce Development Culture Tourism Sport Sports Security Science Research
    Education Welfare Labour Labor Social Urban Rural Fisheries Food Forestry Energy Cooperation Co-operation
    Economic Communications Defence Defense Planning Health Housing Medicine Prevention Engineering Arts Letters
    Sciences Drug Children Families Rehabilitation Politics Policy Transportation Agriculture Homeland Veterans
    """
)

# Organisations that everybody writes about and whose names do not say what they are.
ORGANISATIONS: Final = name_list(
    """
    Congress, Senate, White House, Kremlin, Pentagon, Capitol, Elysee, Facebook, Google, Microsoft, Twitter, Apple,
    Amazon, Netflix, Tesla, YouTube, Instagram, WhatsApp, Snapchat, TikTok, Reddit, LinkedIn, Uber, Airbnb, Spotify,
    Boeing, Airbus, Toyota, Honda, Nissan, Volkswagen, Siemens, Nokia, Samsung, Sony, Huawei, Gazprom, Rosneft,
    Lukoil, Exxon, Shell, Chevron, Walmart, Starbucks, Pfizer, Moderna, AstraZeneca, Novartis, Roche, Bayer, Nestle,
    Unilever, Nike, Adidas, Reuters, Bloomberg, Interfax, Xinhua, Tass, Yonhap, Kyodo, Politico, BuzzFeed,
    Breitbart, Newsweek, Gallup, Hamas, Hezbollah, Fatah, Taliban, al-Qaida, al-Qaeda, al-Shabab, al-Shabaab,
    Al-Qaida, Al-Qaeda, Al Jazeera, Al Qaeda, Al Qaida, Boko Haram, Islamic State, Islamic Jihad, Red Cross, Red
    Crescent, Amnesty, Greenpeace, Oxfam, Interpol, Europol, Eurostat, Wikipedia, WikiLeaks, Antifa, Mossad, Stasi,
    Bundestag, Bundesrat, Bundesbank, Knesset, Duma, Sejm, Sinn Fein, Likud, Labour, Planned Parenthood, Goldman
    Sachs, Morgan Stanley, Deutsche Bank, Wells Fargo, Lehman Brothers, Standard Chartered, Credit Suisse, Air
    France, Royal Dutch Shell, General Electric, General Motors, Manchester United, Real Madrid, Bayern Munich,
    Democratic Party, Republican Party, GOP, Human Rights Watch, Scotland Yard, Daily Beast,
    Huffington Post, Rolling Stone, Vanity Fair, Fox News, Freedom House, Federal Reserve, Ku Klux Klan, Proud Boys,
    Oath Keepers, Muslim Brotherhood, Tea Party, Green Party, Muslim League, Sotheby's, Christie's, Moody's, Lloyd's
    """
)
