"""What has a name and is neither a person, an organisation nor a place: plain lists from general knowledge."""

from typing import Final

from newsqa.annotate.names.word_lists import name_list, word_list

# Feasts, faiths, books, illnesses, laws, ideas and wares by one word.
THINGS: Final = word_list(
    """
    Christmas Easter Ramadan Hanukkah Passover Diwali Thanksgiving Halloween Hajj Eid Lent Kwanzaa Juneteenth Yule
    Bible Koran Quran Qur'an Torah Talmud Islam Christianity Judaism Hinduism Buddhism Sikhism Catholicism Zionism
    Marxism Communism Nazism Islamophobia Darwinism Internet Wi-Fi Bluetooth Bitcoin Ethereum iPhone iPad Android
    Windows Linux Kindle Viagra OxyContin Botox Ebola Zika Alzheimer Parkinson Brexit Obamacare ObamaCare Medicare
    Medicaid Holocaust Watergate Renaissance Olympics Olympiad Paralympics Oscars Oscar Grammys Grammy Emmys Emmy
    Nobel Pulitzer Wimbledon Covid Coronavirus Omicron Apollo Soyuz Sputnik Hubble Concorde Earth Mars Jupiter Venus
    Saturn Moon Sun Pluto Heaven Hell Autopilot Trumpism Reaganomics Bollywood Latinx Christians Democrats
    """
)

# The same by several words.
LONG_THINGS: Final = name_list(
    """
    Cold War, Second World War, First World War, World War, Great Depression, Great Recession, Industrial Revolution,
    Green New Deal, New Deal, Arab Spring, Black Lives Matter, Brexit Day, Star Wars, Nobel Peace, Bill of Rights,
    State of the Union, Second Amendment, First Amendment, Fourth Amendment, Fifth Amendment, Old Testament,
    New Testament, Black Friday, Cyber Monday, Good Friday, Easter Sunday, Palm Sunday, New Year, Christmas Eve,
    Christmas Day, Election Day, Labor Day, Labour Day, Memorial Day, Mother Nature, Middle Ages, Magna Carta,
    American Dream, Iron Curtain, Berlin Wall, Dow Jones, Dow Jones Industrial Average, African American,
    African Americans, Asian American, Asian Americans, Native American, Native Americans, Straw Poll
    """
)
