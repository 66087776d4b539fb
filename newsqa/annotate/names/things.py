"""What has a name and is neither a person, an organisation nor a place: plain lists from general knowledge, class by
class."""

from typing import Final

from newsqa.annotate.names.word_lists import name_list, word_list

# Schools of thought and fears by how they end; no place or firm that news names often does.
IDEA_ENDS: Final = ("ism", "isms", "phobia", "phobias")
# The shortest word that is one by its end: Nazism, but not Prism.
SHORTEST_IDEA: Final = 6

_FEASTS_AND_PILGRIMAGES: Final = word_list(
    """
    Christmas Easter Lent Advent Epiphany Pentecost Whitsun Michaelmas Candlemas Christmastime Eastertide Ramadan Eid
    Ashura Mawlid Nowruz Hanukkah Chanukah Passover Pesach Purim Sukkot Shavuot Diwali Holi Navratri Dussehra Vesak
    Songkran Tet Thanksgiving Halloween Kwanzaa Juneteenth Yule Carnival Oktoberfest Hajj Haj Umrah Arbaeen
    """
)
_FAITHS_AND_BOOKS: Final = word_list(
    """
    Islam Christianity Protestantism Catholicism Orthodoxy Judaism Hinduism Buddhism Sikhism Taoism Scientology
    Candomble Santeria Voodoo Wicca Bible Gospel Koran Quran Qur'an Hadith Sharia Shariah Torah Talmud Mishnah
    Bhagavad-Gita Ramayana Mahabharata Heaven Hell Purgatory
    """
)
_ILLNESSES_AND_DRUGS: Final = word_list(
    """
    Covid Coronavirus Omicron Ebola Zika Dengue Chikungunya Marburg Mpox Alzheimer Alzheimer's Parkinson Parkinson's
    Huntington's Crohn's Hodgkin's Asperger's Tourette's Lyme Viagra OxyContin Botox Ozempic Wegovy Prozac Valium Xanax
    Ritalin Adderall Vicodin Tylenol Aspirin
    """
)
_POLITICS: Final = word_list(
    """
    Brexit Obamacare ObamaCare Medicare Medicaid Reaganomics Abenomics Holocaust Shoah Nakba Watergate Perestroika
    Glasnost Intifada Maidan Tiananmen Gamergate Renaissance Reformation Enlightenment
    """
)
_CONTESTS_AND_PRIZES: Final = word_list(
    """
    Olympics Olympiad Olympic Paralympics Paralympic Wimbledon Eurovision Oscar Oscars Grammy Grammys Emmy Emmys Tony
    Tonys Bafta Baftas Nobel Pulitzer Booker Eurocup Superbowl
    """
)
_WARES: Final = word_list(
    """
    Internet Web Wi-Fi Bluetooth Bitcoin Ethereum Dogecoin Litecoin iPhone iPhones iPad iPads iPod iPods iMac MacBook
    Android Windows Linux Unix Kindle Xbox PlayStation Photoshop Alexa Siri Java JavaScript Python Kalashnikov
    """
)
_SKY: Final = word_list(
    """
    Earth Mercury Venus Mars Jupiter Saturn Uranus Neptune Pluto Ceres Titan Europa Moon Sun Halley Apollo Gemini
    Voyager Soyuz Sputnik Vostok Hubble Concorde Challenger Tupolev Ilyushin
    """
)

THINGS: Final = (
    _FEASTS_AND_PILGRIMAGES
    | _FAITHS_AND_BOOKS
    | _ILLNESSES_AND_DRUGS
    | _POLITICS
    | _CONTESTS_AND_PRIZES
    | _WARES
    | _SKY
    | word_list("Bollywood Nollywood")
)

# The same by several words: wars and times, laws and programmes, books, days, prizes, figures of speech, peoples.
LONG_THINGS: Final = name_list(
    """
    Cold War, Second World War, First World War, World War, Civil War, Revolutionary War, Korean War, Vietnam War,
    Gulf War, Six-Day War, Great Depression, Great Recession, Industrial Revolution, Middle Ages, Bronze Age, Iron Age,
    Stone Age, Ice Age, Arab Spring, Prague Spring, Orange Revolution, Cultural Revolution, Black Lives Matter,
    New Deal, Green New Deal, Marshall Plan, Social Security, Obama Care, Magna Carta, Bill of Rights,
    State of the Union, First Amendment, Second Amendment, Third Amendment, Fourth Amendment, Fifth Amendment,
    Sixth Amendment, Seventh Amendment, Eighth Amendment, Ninth Amendment, Tenth Amendment, Fourteenth Amendment,
    Old Testament, New Testament, Ten Commandments, Black Friday, Cyber Monday, Good Friday, Easter Sunday,
    Easter Monday, Palm Sunday, Ash Wednesday, Yom Kippur, Rosh Hashanah, Eid al-Fitr, Eid al-Adha, New Year,
    Lunar New Year, Christmas Eve, Christmas Day, Boxing Day, Election Day, Brexit Day, Labor Day, Labour Day,
    Memorial Day, Veterans Day, Independence Day, Remembrance Day, Mother's Day, Father's Day, Valentine's Day,
    Columbus Day, Nobel Peace, Star Wars, Star Trek, Harry Potter, Mother Nature, American Dream, Iron Curtain,
    Berlin Wall, Dow Jones, Dow Jones Industrial Average, Milky Way, Northern Lights, African American,
    African Americans, Asian American, Asian Americans, Native American, Native Americans
    """
)
