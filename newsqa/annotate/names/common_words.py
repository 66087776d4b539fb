"""Words that are no names: function words, the calendar, and words that often open a sentence."""

from typing import Final

from newsqa.annotate.names.word_lists import word_list

# What web pages say between the paragraphs of an article.
FURNITURE: Final = word_list("caption captions watched advertisement advertisements replay photos videos")

# Never a name by themselves, wherever they stand with a capital ("The", "However").
FUNCTION_WORDS: Final = FURNITURE | word_list(
    """
    a an the this that these those such some any no none every each either neither both all half another other
    others i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself
    himself herself itself themselves who whom whose which what when where why how whether and or but nor so yet for
    if then else than because since although though while whereas unless until till as once of in on at by to from
    with without within into onto upon over under above below between among amongst across through during before
    after against about around near off out up down along despite toward towards via per is am are was were be been
    being do does did done doing has have had having can could may might must shall should will would not never ever
    also too very just only even still again already almost always often sometimes soon now here there however
    therefore moreover meanwhile nevertheless furthermore instead otherwise perhaps maybe indeed thus hence yes ok
    okay please thanks according amid amidst regarding concerning including like unlike plus except besides two
    three four five six seven eight nine ten eleven twelve hundred hundreds thousand thousands million millions
    billion first second third last next many much more most few fewer less least several enough own same let let's
    im i'm i've i'd i'll it's he's she's that's there's don't doesn't didn't isn't aren't wasn't weren't won't can't
    couldn't wouldn't shouldn't we're they're you're we've they've we'll they'll you'll what's who's mr mrs ms
    """
)

# Abbreviations that name nothing by themselves: of posts, measures, techniques and wares, and of plain words.
NO_NAMES: Final = word_list(
    """
    TV TVs OK ET CEO CEOs CFO CFOs COO CTO MP MPs MEP MEPs VIP VIPs VP VPs GDP GNP DNA RNA PhD PhDs PR HQ ID IDs IQ
    FAQ FAQs HTML XML PDF PDFs URL URLs HTTP WWW IPO IPOs PC PCs CD CDs DVD DVDs GPS SUV SUVs ATM ATMs NGO NGOs HIV
    AIDS PTSD ADHD DIY DJ DJs UFO UFOs ETF ETFs PIN SMS PM AM OP CCTV WIFI LCD LED USB RAM SOS RIP ASAP BTW LOL OMG
    AKA LLC LLP Ltd Inc Corp Co Govt Dept Depts Univ Inst Assn Assoc Intl Natl Admin Mgmt Mgr Asst Div Bldg Blvd Ave
    Vol Vols Chap Fig Figs Approx Tel Fax Ext
    """
)

CALENDAR: Final = word_list(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays january february march april may june july august september october november december tue tues thu thur
    thurs fri feb apr jul aug sept oct nov dec gmt utc est edt cet bst pst pdt cst am pm
    """
)

# Words that are seldom names at the start of a sentence; in mid-sentence their capital counts.
SENTENCE_OPENERS: Final = word_list(
    """
    able absent accept accepted access accident account accounts accused accusing acknowledging act acting action
    actions active activists actually add added adding additional address administration admitting adults advance
    advice advocates afterwards afternoon age agencies agency agents aged ago agreed agreeing aid aim air aircraft
    airline airlines allegations alleged allies allow allowing alone alternatively ambulances amount analysis
    analyst analysts anger angry announced announcing annual answer answering anybody anyone anything anyway apart
    apparently appeal appearing approved approximately area areas arguing armed army arrested arriving art article
    articles artists aside ask asked asking aspiring assistance assuming assets attack attacks attempts attendance
    attorneys audience audiences author authorities authority average avoid aware away baby back backed background
    bad ball ban bank bankers banks bar barely based basically battle bearing beating beautiful become becoming bed
    began begin beginning behind believe below best better beyond big biggest bill bills black blaming blood blue
    board bodies body bomb bombs bonds book books border boring born boss bottom bought box boy boys branch break
    breaking brief bring bringing brokers brothers brought brushing budget build building buildings built burning
    bus buses business businesses businessmen buy buyers buying calling calls came campaign campaigners cancer
    candidates capital car care careful carrying cars case cases cash cast casualties cattle caught cause caution
    celebrating center central centre certain certainly chairman challenges champion champions chance change changes
    charges cheap check chemical chief child children chips choose choosing church cinema cities citing citizens
    city civil civilians claiming claims clashes class clean clear clearly climate close closed closing clubs coach
    coal coffee cold collecting college colour combined come comedy comes coming comment comments commercial
    committee common communities companies company compared comparing competition complete complicating computer
    concern concerns conditions conducted conference confirmed confirming conflict considered considering
    construction consumer consumers contact continued continuing contracts control controversial copper copies corn
    corporate corruption cost costs cotton council counsel countries country couple course court courts coverage
    create created credit crews crime crimes criminal crisis critics crop crops crossing crowd crowds crude cup
    currency current currently customers cut cuts daily damage dance dark data date daughter day days dead dealers
    deals dear death deaths debate debt deep defeat defence defending defense delegates demand demands democracy
    demonstrators department depending deputies described describing design designed designers details detectives
    determined developing development developments dictator different difficult dinner diplomacy diplomatic
    diplomats direct directed director disappointed discussing discussions disease dividend doctors documents dog
    dogs dollar domestic donors doubts dozens dr draw dressed drink drive driven driver drivers driving drug drugs
    due early earlier earnings earth easier easy eating economic economists economy editor editors education efforts
    eight either elected election elections electricity elsewhere email emergency employees employers employment end
    ended ending energy engineer engineers english enjoy ensuring entering entire entry environmental equally
    equipment equities especially established ethnic evening events eventually everybody everyone everything
    everywhere evidence exactly example exchange excluding executives existing exit expect expectations expected
    expecting experience experts explaining explosions export exports extra eyewitnesses facing fact factories facts
    failure fair faith families family famous fans far farm farmers fast fatal father favourite fear fears federal
    feeling fewer field fifteen fifth fifty fight fighters fighting figures filed film films final finally financial
    find finding fine finish finished fire firefighters fires firms fiscal fish five flags flights floods following
    food football force forced forces foreign foreigners forget former formed formerly forty forward fortunately
    forwards found founded founder fourth free freedom fresh friends front fuel full fund funding funds funeral
    further future futures game games gas gene general generally genetic get getting girl girls give given giving
    global go goal goals goalkeeper god goes going gold good goods got government governments governor grain grand
    great green gross ground groups growing growth guests guns guys hand hands happily happy hard hardly having head
    heading health hearing heart heavily heavy held hello help helped helping hidden high higher highest highlights
    hiking history hit hitting hold holding holders home homes hope hopefully hopes hoping horse hospital hospitals
    host hot hotel hotels hour hours house housing huge human hundreds hungry hurt husband ice idea ideally
    identified illegal imagine immediate immediately immigration imports important impossible improved incidentally
    increase increased increases increasing increasingly independent indeed independence index individual
    individuals industrial industry infections inflation information initial initially inquiries inside insiders
    inspired institutional insurance insurers intelligence interest interested interestingly interest-rate internal
    international interviewed investigations investigators investing investment investors involved issues items jail
    jobs join joint journalist journalists judges judging july jumping junior jurors keep keeping key kids killed
    killing killings kind knowing known labor labour lack ladies land language large largely largest late lately
    later latest laughing launch launched law lawmakers laws lawyers lead leader leaders leading league learning
    leave leaving left legal legislation lending less level liberals library life light likewise limited line lines
    liquidity list listen little live lives living loans local located long longer look looking looks lord losing
    loss losses lots love loved low lower luckily lunch machines made magazine magistrates mail main mainly major
    majority make makers making male man management manager managers managing manufacturers manufacturing marching
    maria mark marked market markets marriage marriages married mass massive match matches material maybe mayor meal
    means meat media medical medicine meeting meetings member members men mergers message metal metals midfielder
    migrants military minister ministers minor minutes miss missing mix mixed mobile modern moments monetary money
    monitors month monthly months morning mortgage mother motorists mountain mourners moving multiple murder music
    musicians muslims name named names narrow nation national nationally nations natural naturally navy nearby
    nearly necessary need needless negotiations negotiators neighbours net network networks new newly news newspaper
    newspapers nice night nine nobody non nonetheless normal normally northern notably note noted nothing noting
    notice nowadays nowhere number numbers nurses object objects obviously occasionally oddly offer offering offers
    office officers official officially officials oil old older one ones ongoing online open opening operating
    operations operators opinion opponents opposition option options orders ordinary organisations organisers
    organizers original originally ours outside overall overcoming overnight overseas owner owners ownership pace
    paid pain pains palm paper papers parent parents part participants parties partly partner partners party
    passengers passing past patients pay paying payment payments peace people percent performance period permission
    person personal personally petrol phone photo photographs photos physical picking pictures piece pilots place
    places plain plan planes planning plans plants play played player players playing plenty poet poetry point
    pointing points police policemen policy political politically politicians politics polls poll pollution poor
    pope popular population portfolio ports positive possible possibly post posted posts power powerful practice
    praising prefer premier premium preparing presence present presenting president presidential press pressed
    pressure previous previously price prices primary prime prince principal prior prison prisoners private prize
    probably problem problems processing producers product production products professional professor profit profits
    progress prominent promises properly property proponents prosecutors protesters protests proud provided
    provincial psychologists public publicly publication published publishers pulling pupils pure put putting
    quarterly quarters quality queen question questions quick quickly quiet quite quoting race radio rail rain
    raised raising rally ranked rapid rare rarely rate rates rather reached reaching reaction read readers reading
    ready real reality really reason reasons rebel rebels recall receiving recent recently record records recovery
    red reducing referring reform reforms refugees regardless region regional regular regulators rejecting related
    relations relatives released releasing religion religious remarkably remember remind removing renewed rep
    repeated replacing replies reply report reported reportedly reporter reporters reporting reports representatives
    republicans requests requiring rescue rescuers research researchers residents resistance resources respected
    responding responsibility rest restaurants result resulting results retail retailers retired return returning
    revenue revenues rice rich right rights rising risk risks rival river road roads role roughly round royal rubber
    rule rules rumours run running rural sadly safety said salaries sale sales sanctions saturday saying says
    scheduled school schools science scientists scored scores scoring scrap sea search seasonal seats security see
    seeing seeking seems seen select self sell sellers selling senate send senior separate separately series serious
    service services set setting seven seventh seventeen severe sex shareholders shares sharp she ship ships
    shipping shops short shortly shot shots shouting show showing shown shows sick side sides signed significant
    signs silver similar similarly simple simply sir sister sitting situated six sixteen sixth sixty slightly slow
    slowly small smaller smoke smoking social society soft software soldiers solid somebody somehow someone
    something somewhat somewhere son sources south southern soviet soybean speaker speaking special specialists
    specific specifically speculation spending spirit spokesman spokesmen spokeswoman sport sports spot spread
    spring squad staff stages stand standing star starring stars start started starting state statement statements
    states statistics stay steel step stepping steps stock stocks stop stopping stories story street strange
    strangely strategists strikers striking strong strongly struck student students studies study stung style
    subject success successful successive suddenly suffering sugar suggestions summary summer superb supplies supply
    support supporters supporting supposedly sure surely surprise surprised surprisingly survivors suspected
    suspects swimming syndicated system systems take taken takes taking talk talking talks tall target tax taxes
    teachers team teams tears technically technology teenagers television telling ten tens tensions terms terrorists
    test tests text thank thankfully theatre thereafter thing things think thinking thirteen thirty threats
    throughout throwing tickets time times tiny today together told tomorrow tonight top total touching tough
    tourism tourists toxic trade traded traders trading traditional traditionally traffic trailing train training
    trains transactions travel travellers treasury trees trial trials troops trouble true trust trying turning
    turnover turns twelve twenty twice typical typically ultimately unable uncertainty undeterred unemployment
    unfortunately union unions united universities university unknown unlikely usually using used users vacations
    value various vehicles versions veteran victims victory video view viewers villages villagers violence visit
    visiting visitors vital volume volunteers vote voter voters votes voting wages wait waiting walking want wanted
    war warm warning warnings watch watching water ways weak wealth weapons wearing weather web week weekend weekly
    weeks weighing welcome well west western wheat whatever whatsoever whenever wherever white whoever whole
    wholesale wife wild win winner winners winning winter wishing witness witnesses woman women wonder wonderful
    work workers working world worldwide worried worse worst worth wounded write writer writers writing written
    wrong yards year years yellow yen yesterday young younger youth zero annex career column contents correction
    corrections disclaimer editorial exclusive factbox feature image images interview newsletter preview profile
    quotes review roundup scoreboard section share source sponsored standings table tags timeline topics tweet
    update updated updates tells warns urges seeks faces wins loses makes sees holds hits gets puts gives keeps
    leaves meets rejects denies vows backs blames kills dies rises falls drops jumps slips soars sinks gains beats
    leads ends begins opens closes returns bans approves sends launches unveils reveals finds helps wants needs
    joins fights deal crash crashes storm storms strike strikes
    """
)
