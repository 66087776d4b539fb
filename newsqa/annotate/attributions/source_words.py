"""The words that tell what kind of source a noun phrase names: roles, groups, documents, institutions, anonymity."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions.word_lists import word_list
from newsqa.annotate.names.places import DEMONYMS as NATIONS

PRONOUNS: Final = frozenset(
    word_list(
        """
        he she they it i we you
        """
    )
)
INDEFINITES: Final = frozenset(
    word_list(
        """
        some many others several few most all both everyone everybody someone somebody anyone anybody nobody no-one
        one people those another critics skeptics sceptics detractors naysayers pundits observers none neither
        either
        """
    )
)
# one of these as the head of a bare plural is a vague plural: "officials said"
GROUP_NOUNS: Final = frozenset(
    word_list(
        """
        officials sources experts analysts supporters opponents aides advisers advisors allies insiders strategists
        operatives voters republicans democrats lawmakers legislators senators researchers scientists economists
        witnesses residents authorities investigators prosecutors activists advocates diplomats donors reporters
        journalists commentators historians lawyers attorneys doctors parents students protesters protestors members
        leaders delegates conservatives liberals progressives neighbors neighbours friends colleagues rivals
        respondents pollsters executives spokesmen spokeswomen spokespeople spokespersons staffers veterans
        attendees americans backers men women workers teachers employees organizers organisers campaigners fans
        users forecasters citizens viewers dissenters physicians nurses academics scholars professors ministers
        politicians governors mayors judges officers soldiers troops rebels militants families relatives victims
        survivors passengers drivers farmers traders investors companies banks countries states nations governments
        agencies groups unions parties media outlets newspapers websites firms businesses christians muslims jews
        evangelicals independents moderates hawks candidates campaigns regulators engineers police managers owners
        shareholders directors consultants specialists figures individuals aides-de-camp bystanders onlookers
        partners customers consumers players coaches teams libertarians nationalists immigrants refugees migrants
        mps msps mlas mpps peers backbenchers frontbenchers councillors councilors ratepayers taxpayers premiers
        constables detectives inspectors sergeants firefighters paramedics barristers solicitors coroners
        magistrates lecturers headteachers pensioners villagers islanders fishermen businessmen locals tories
        unionists sovereigntists separatists federalists insurers lenders brokers bankers
        proponents defenders loyalists intermediaries informants detainees inmates
        prisoners suspects defendants plaintiffs parishioners clerics pilots miners truckers shoppers
        tenants landlords commuters motorists guests patients clients contractors entrepreneurs ambassadors envoys
        associates sides children kids superdelegates supremacists staff interviewees commanders generals technicians
        ecologists climatologists psychologists epidemiologists
        """
    )
)
INSTITUTIONS: Final = frozenset(
    word_list(
        """
        campaign committee government administration company department agency ministry office court party police
        union university newspaper network bank board council commission congress senate house city state military
        army team group coalition organization organisation association firm outlet paper judge jury panel
        foundation school hospital church country nation force service center centre institute bureau authority
        regime pentagon kremlin corporation magazine website site club league federation airline manufacturer maker
        carmaker retailer publisher embassy parliament cabinet tribunal watchdog regulator charity nonprofit militia
        movement legislature prosecution defense defence caucus delegation leadership mosque festival museum
        province county town village crown treasury constabulary opposition assembly secretariat inquiry borough
        trust nhs commons consulate alliance bloc society chamber broadcaster operator lender insurer automaker
        supplier utility start-up startup chain conglomerate brokerage brigade faction fund institution college
        co-operative cooperative syndicate junta monarchy palace vatican detachment archdiocese diocese
        """
    )
)
DOCUMENTS: Final = frozenset(
    word_list(
        """
        report reports poll polls survey surveys study studies document documents email emails e-mail e-mails
        statement statements letter letters filing filings memo memos article articles story stories book books data
        figures statistics records record transcript transcripts post posts tweet tweets ad ads headline headlines
        complaint lawsuit suit indictment ruling bill law constitution analysis research evidence results editorial
        column op-ed release note video film movie speech message messages plan proposal review rule rules sign
        signs numbers affidavit warrant draft paper papers text texts guidelines policy order findings estimates
        reporting coverage account accounts census announcement disclosure disclosures audit dossier cable cables
        footage tape recording polling projection projections average model index test tests interview interviews
        readout tally timeline ranking excerpts returns regulations analyses screenshot leaflet brochure manifesto
        notice page website copy version paperwork petition testimony guide questionnaire calculation forecast
        """
    )
)
# "his spokeswoman": one person, by office
ROLES: Final = frozenset(
    word_list(
        """
        official source critic expert analyst observer supporter opponent aide adviser advisor ally insider
        strategist operative voter lawmaker legislator senator congressman congresswoman representative researcher
        scientist economist witness resident investigator prosecutor activist advocate diplomat donor reporter
        journalist pundit commentator historian lawyer attorney doctor parent student protester protestor member
        leader delegate conservative liberal neighbor neighbour friend colleague rival respondent pollster executive
        spokesman spokeswoman spokesperson staffer veteran attendee man woman worker teacher employee organizer
        organiser citizen viewer president chairman chairwoman chair director governor mayor minister secretary
        candidate nominee professor author editor host anchor moderator judge justice officer general colonel
        commander sheriff chief deputy counsel pastor priest bishop rabbi imam pope king queen prince princess
        father mother son daughter brother sister wife husband widow boy girl coach player manager owner founder ceo
        boss billionaire businessman businesswoman businessman mogul senator frontrunner front-runner person
        passenger driver farmer nurse physician scholar academic politician consultant specialist engineer trader
        investor soldier commissioner ambassador envoy speaker premier chancellor officer-general whistleblower
        surgeon superintendent incumbent democrat republican texan independent libertarian socialist tycoon actor
        actress singer writer columnist correspondent blogger photographer filmmaker developer lobbyist contractor
        landlord tenant motorist shopkeeper user child kid mp msp mla mpp peer backbencher councillor councilor
        alderman constable
        sergeant inspector detective lieutenant captain major corporal brigadier admiral marshal trooper mountie
        warden barrister solicitor coroner magistrate registrar ombudsman treasurer lecturer headteacher headmaster
        principal dean provost rector vicar archbishop cardinal cleric chairperson taoiseach baroness
        minister-president whip undersecretary attache attaché consul firefighter paramedic grandmother grandfather
        uncle aunt cousin nephew niece girlfriend boyfriend partner fiancé fiancée fiance fiancee roommate bystander
        onlooker customer client patient detainee inmate prisoner suspect defendant plaintiff complainant victim
        survivor accuser refugee migrant immigrant pensioner teenager villager shopper proponent detractor
        intermediary informant entrepreneur pilot miner teen
        guard guide chef cook cop clerk nun monk spy athlete coach celebrity citizen evangelist heir hero host maid
        butcher baker mechanic plumber electrician carpenter welder blacksmith locksmith goldsmith shepherd captain
        pharmacist dentist midwife therapist counselor counsellor psychiatrist psychologist surgeon vet veterinarian
        bureaucrat technocrat democrat autocrat mandarin apparatchik loyalist insurgent rebel militant fighter sniper
        deserter recruit cadet ranger agent operative mole hacker expat exile returnee asylum-seeker newcomer native
        insider outsider enthusiast buff fan groupie addict dealer trafficker smuggler thief burglar robber gunman
        hostage captive kidnapper attacker assailant bomber jihadist extremist radical dissident defector monarch
        sovereign emperor empress sultan emir sheikh ayatollah mullah cleric mufti guru deacon elder missionary
        chaplain theologian ethicist philosopher poet novelist playwright composer musician singer guitarist drummer
        rapper dancer comedian comic magician model designer architect planner surveyor realtor broker banker
        accountant auditor actuary adjuster assessor treasurer bookkeeper cashier waiter waitress bartender barista
        busker trucker cabbie cyclist pedestrian runner swimmer skier climber hiker camper hunter angler fisherman
        lobsterman rancher grower picker logger forester ecologist biologist chemist physicist geologist astronomer
        mathematician statistician meteorologist climatologist epidemiologist virologist anthropologist sociologist
        linguist archivist librarian curator restorer collector gambler punter bettor teammate classmate colleague
        coworker co-worker ex-wife ex-husband stepfather stepmother sibling twin orphan youth adult juror bailiff
        paralegal notary mediator arbitrator negotiator translator interpreter stenographer confidant confidante ally
        crony backer sponsor patron benefactor philanthropist heiress loner stranger newcomer regular lifer
        guy bloke lad lass gentleman denizen
        """
    )
)
ANONYMITY: Final = (
    "anonym",
    "close to",
    "familiar with",
    "knowledge of",
    "privy to",
    "briefed on",
    "briefed about",
    "not authorized",
    "not authorised",
    "unauthorized",
    "unauthorised",
    "unnamed",
    "unidentified",
    "who asked",
    "who declined",
    "who requested",
    "who insisted",
    "who refused",
    "declined to be",
    "asked not to",
    "on background",
    "not to be named",
    "not to be identified",
    "privately",
    "direct knowledge",
    "with knowledge",
    "not permitted to",
    "not want to be named",
    "not want to be identified",
    "not to use his name",
    "not to use her name",
    "withhold",
)
DEFINITE: Final = frozenset(
    word_list(
        """
        the his her their its our my your this that these those both such whose
        """
    )
)
# "a majority of voters", "a handful of analysts", "two-thirds of Republicans": who speaks stands after "of"
PARTITIVES: Final = frozenset(
    word_list(
        """
        majority minority plurality half third quarter fifth handful number couple chorus pair host range variety series
        lot lots plenty dozens hundreds thousands scores tens bulk percent two-thirds three-quarters one-third
        one-quarter thirds quarters three-fourths one-fifth array string slew cross-section dozen
        majorities trio quartet contingent cadre bevy clutch slice swath smattering
        two three four five six seven eight nine ten eleven twelve
        """
    )
)
# a family or a crowd that speaks: nobody in it is named
COLLECTIVES: Final = frozenset(("family", "couple", "crowd", "audience"))
INDEFINITE_ARTICLES: Final = frozenset(
    word_list(
        """
        a an one another some any every each
        """
    )
)
# adjectives of origin and following: capitals that name nobody ("Iranian officials", "Republicans")
DEMONYMS: Final = frozenset(
    word_list(
        """
        american americans republican republicans democrat democrats democratic gop u.s us uk eu white whites black
        blacks muslim muslims latino latinos latinas hispanic hispanics christian christians jew jews jewish
        evangelical evangelicals catholic catholics british britons french german germans european europeans israeli
        israelis iraqi iraqis african africans asian asians arab arabs kurd kurds kurdish turk turks turkish chinese
        japanese russian russians saudi saudis conservative conservatives liberal liberals libertarian libertarians
        tory tories western westerners indigenous african-american african-americans mexican mexicans cuban cubans
        greek greeks dutch swiss irish scottish welsh english spanish swedish danish polish czech afghan afghans
        pakistani pakistanis yemeni somali qatari emirati kuwaiti bahraini texan texans southern northern eastern
        mormon mormons sunni sunnis shiite shiites hispanic millennials yorkers federal iranian iranians londoners
        torontonians ontarians albertans quebecers québécois
        """
    )
) | frozenset(name.lower() for name in NATIONS)
TITLES: Final = frozenset(
    word_list(
        """
        mr mrs ms dr sen rep gov prof lt col gen capt sgt president secretary senator congressman congresswoman
        minister judge justice mayor sir lord lady dame governor chancellor chairman king queen prince princess pope
        miss mx hon premier taoiseach baroness baron councillor cllr councilor constable const cst sergeant inspector
        insp supt superintendent detective det commissioner cpl corporal lieutenant lieut captain major maj colonel
        brigadier admiral commodore marshal mp ambassador archbishop bishop cardinal father sister rabbi imam sheikh
        ayatollah professor attorney representative spokesman spokeswoman spokesperson
        """
    )
)
OUTLETS: Final = frozenset(
    word_list(
        """
        reuters bloomberg politico axios breitbart cnn msnbc nbc abc cbs fox bbc npr pbs ap afp upi c-span vox
        buzzfeed newsweek time slate salon vice espn forbes fortune variety propublica semafor haaretz ynet guardian
        telegraph independent economist spiegel tass xinhua interfax kyodo yonhap dpa efe ansa itv univision
        telemundo aljazeera cbc ctv sbs rte rté stv nhk ndtv pti ani pa irna isna fars tasnim anadolu novosti sana
        yle svt nrk ntb ritzau anp belga rai repubblica lusa folha globo clarín clarin télam bild zeit faz monde
        figaro libération liberation huffpost maclean’s macleans postmedia mashable techcrunch gizmodo pravda
        izvestia kommersant nikkei asahi yomiuri mainichi euronews sputnik tmz thestar
        """
    )
)
OUTLET_ENDINGS: Final = frozenset(
    word_list(
        """
        news times post journal press herald tribune gazette chronicle star globe sun mail examiner inquirer
        observer standard guardian telegraph record register beast magazine radio tv television network today daily
        weekly review bee dispatch courier sentinel jazeera reporter monitor mirror express independent insider wire
        agency hill atlantic yorker nation intercept hour citizen argus advertiser bulletin spectator echo line
        diplomat
        """
    )
)
TIME_WORDS: Final = frozenset(
    word_list(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december today yesterday tomorrow tonight morning afternoon evening night week
        month year weekend day earlier later recently mon tue tues wed thu thur thurs fri sat sun jan feb mar apr
        jun jul aug sept sep oct nov dec spring summer fall autumn winter noon midnight weeks months years days ago
        hours hour minutes
        """
    )
)
