"""Places everybody writes about, and the words for their people: plain lists from general knowledge."""

from typing import Final

from newsqa.annotate.names.word_lists import name_list, word_list

COUNTRIES: Final = name_list(
    """
    Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas,
    Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia, Botswana, Brazil,
    Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, Cameroon, Canada, Cape Verde, Chad, Chile, China, Colombia,
    Comoros, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czechia, Czech Republic, Denmark, Djibouti, Dominica,
    Dominican Republic, East Timor, Ecuador, Egypt, El Salvador, Eritrea, Estonia, Eswatini, Ethiopia, Fiji,
    Finland, France, Gabon, Gambia, Georgia, Germany, Ghana, Greece, Grenada, Guatemala, Guinea, Guinea-Bissau,
    Guyana, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast,
    Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho,
    Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Macedonia, Madagascar, Malawi, Malaysia, Maldives, Mali,
    Malta, Mauritania, Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique,
    Myanmar, Burma, Namibia, Nauru, Nepal, Netherlands, Holland, New Zealand, Nicaragua, Niger, Nigeria, North
    Korea, South Korea, Korea, North Macedonia, Norway, Oman, Pakistan, Palau, Palestine, Panama, Papua New Guinea,
    Paraguay, Peru, Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Samoa, San Marino, Saudi Arabia,
    Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South Africa, South Sudan,
    Spain, Sri Lanka, Sudan, Suriname, Swaziland, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania,
    Thailand, Togo, Tonga, Trinidad, Tobago, Tunisia, Turkey, Turkmenistan, Tuvalu, Uganda, Ukraine, United Arab
    Emirates, United Kingdom, United States, United States of America, Uruguay, Uzbekistan, Vanuatu, Vatican,
    Venezuela, Vietnam, Yemen, Zaire, Zambia, Zimbabwe, Yugoslavia, Czechoslovakia, Soviet Union, Britain, Great
    Britain, England, Scotland, Wales, Northern Ireland, U.S., US, U.S.A., USA, UK, U.K., UAE, Chechnya, Crimea,
    Catalonia, Kurdistan, Tibet, Kashmir, Gaza, West Bank, Puerto Rico, Greenland, Bermuda, Faroe Islands, Hong
    Kong, Macau
    """
)

PLACES: Final = name_list(
    """
    Abu Dhabi, Abuja, Accra, Addis Ababa, Aleppo, Alexandria, Algiers, Almaty, Amman, Amsterdam, Ankara, Antwerp,
    Athens, Auckland, Baghdad, Baku, Bali, Bamako, Bangalore, Bangkok, Barcelona, Basel, Basra, Beijing, Beirut,
    Belfast, Belgrade, Berlin, Berne, Bern, Bilbao, Birmingham, Bogota, Bombay, Bonn, Bordeaux, Boston, Brasilia,
    Bratislava, Bremen, Brisbane, Bristol, Brussels, Bucharest, Budapest, Buenos Aires, Bujumbura, Cairo, Calcutta,
    Calgary, Cambridge, Canberra, Cannes, Cape Town, Caracas, Cardiff, Casablanca, Chennai, Chicago, Christchurch,
    Colombo, Copenhagen, Cologne, Dakar, Dallas, Damascus, Dar es Salaam, Delhi, New Delhi, Denver, Detroit, Dhaka,
    Doha, Donetsk, Dortmund, Dresden, Dubai, Dublin, Durban, Dusseldorf, Edinburgh, Florence, Frankfurt, Freetown,
    Geneva, Genoa, Ghent, Glasgow, Gothenburg, Grozny, Guangzhou, Hague, The Hague, Haifa, Hamburg, Hanoi, Harare,
    Havana, Hebron, Helsinki, Hiroshima, Houston, Islamabad, Istanbul, Jakarta, Jeddah, Jerusalem, Johannesburg,
    Kabul, Kampala, Kandahar, Karachi, Kathmandu, Kharkiv, Kherson, Khartoum, Kiev, Kyiv, Kigali, Kinshasa, Kolkata,
    Krakow, Kuala Lumpur, Lagos, Lahore, La Paz, Lausanne, Leeds, Leicester, Leipzig, Lille, Lima, Lisbon,
    Liverpool, Ljubljana, London, Los Angeles, Lusaka, Lviv, Lyon, Madrid, Managua, Manchester, Manila, Maputo,
    Mariupol, Marseille, Mecca, Medina, Melbourne, Mexico City, Miami, Milan, Minneapolis, Minsk, Mogadishu,
    Mombasa, Monrovia, Montevideo, Montreal, Moscow, Mosul, Mumbai, Munich, Nairobi, Najaf, Nanjing, Naples,
    Nashville, Newcastle, New Orleans, New York, New York City, Nice, Nicosia, Nottingham, Odesa, Odessa, Osaka,
    Oslo, Ottawa, Oxford, Paris, Perth, Philadelphia, Phnom Penh, Phoenix, Pisa, Podgorica, Port-au-Prince, Prague,
    Pretoria, Pristina, Pyongyang, Quebec, Quito, Rabat, Rafah, Ramallah, Rangoon, Yangon, Reykjavik, Riga, Rio de
    Janeiro, Riyadh, Rome, Rotterdam, Salzburg, Sanaa, San Diego, San Francisco, San Jose, San Juan, San Salvador,
    Santiago, Sao Paulo, Sarajevo, Seattle, Seoul, Seville, Shanghai, Sheffield, Shenzhen, Skopje, Sofia,
    Southampton, Srebrenica, St. Petersburg, St. Louis, Stockholm, Strasbourg, Stuttgart, Suez, Surabaya, Sydney,
    Taipei, Tallinn, Tashkent, Tbilisi, Tehran, Tel Aviv, Tirana, Tokyo, Toronto, Toulouse, Tripoli, Tunis, Turin,
    Ulster, Utrecht, Valencia, Vancouver, Vatican City, Venice, Vienna, Vilnius, Vladivostok, Warsaw, Washington,
    Wellington, Winnipeg, Wuhan, Yerevan, Zagreb, Zurich, Atlanta, Austin, Baltimore, Cleveland, Las Vegas, Memphis,
    Milwaukee, Oakland, Orlando, Pittsburgh, Portland, Sacramento, Salt Lake City, Tampa, Alabama, Alaska, Arizona,
    Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas,
    Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana,
    Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, North Carolina, North Dakota, Ohio, Oklahoma, Oregon,
    Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, West
    Virginia, Wisconsin, Wyoming, Ontario, Alberta, Manitoba, Saskatchewan, British Columbia, Nova Scotia, New South
    Wales, Queensland, Tasmania, Victoria, Punjab, Bihar, Kerala, Gujarat, Bavaria, Saxony, Tuscany, Sicily,
    Sardinia, Corsica, Siberia, Africa, America, Asia, Europe, Antarctica, Oceania, Middle East, Latin America,
    Central America, South America, North America, Southeast Asia, Central Asia, Eastern Europe, Western Europe,
    Scandinavia, Balkans, Caucasus, Caribbean, Mediterranean, Pacific, Atlantic, Arctic, Baltic, Persian Gulf, Red
    Sea, Black Sea, Golan Heights, Sinai, Sahara, Himalayas, Alps, Galilee, Downing Street, Wall Street, Brooklyn,
    Manhattan, Bronx, Queens, Hollywood, Westminster, Wembley, Wimbledon, D.C., Washington D.C., Buckinghamshire,
    Cheshire, Cornwall, Cumbria, Derbyshire, Devon, Dorset, Durham, Essex, Glamorgan, Gloucestershire, Hampshire,
    Kent, Lancashire, Leicestershire, Middlesex, Norfolk, Northamptonshire, Nottinghamshire, Somerset, Suffolk,
    Surrey, Sussex, Warwickshire, Wiltshire, Worcestershire, Yorkshire, Capitol Hill, Silicon Valley, Ala, Ariz,
    Calif, Colo, Conn, Fla, Kan, Md, Mich, Minn, Mont, Neb, Nev, Okla, Ore, Tenn, Tex, Wis, Wyo, Bedfordshire,
    Berkshire, Cambridgeshire, Herefordshire, Hertfordshire, Huntingdonshire, Lincolnshire, Northumberland,
    Oxfordshire, Rutland, Shropshire, Staffordshire, Westmorland, Guantanamo, Guantanamo Bay, Midwest, Benghazi,
    Russian Federation, Oval Office, South China Sea, East China Sea, Strait of Hormuz
    """
)

# Written without spaces between: the people, their language, and what is theirs.
DEMONYMS: Final = word_list(
    """
    Afghan Afghans African Africans Albanian Albanians Algerian Algerians American Americans Angolan Arab Arabs Arabic
    Argentine Argentinian Armenian Armenians Asian Asians Australian Australians Austrian Austrians Azerbaijani Azeri
    Bahraini Bangladeshi Basque Belarusian Belarussian Belgian Belgians Bengali Bolivian Bosnian Bosnians Brazilian
    Brazilians Briton Britons British Bulgarian Bulgarians Burmese Burundian Cambodian Canadian Canadians Catalan
    Chadian Chechen Chechens Chilean Chinese Christian Christians Colombian Colombians Congolese Croat Croats Croatian
    Croatians Cuban Cubans Cypriot Cypriots Czech Czechs Dane Danes Danish Dominican Dutch Dutchman Ecuadorean Egyptian
    Egyptians Emirati English Englishman Eritrean Estonian Estonians Ethiopian Ethiopians European Europeans Filipino
    Filipinos Finn Finns Finnish Flemish French Frenchman Gabonese Georgian German Germans Ghanaian Greek Greeks
    Guatemalan Haitian Haitians Hebrew Hindu Hindus Honduran Hungarian Hungarians Icelandic Indian Indians Indonesian
    Indonesians Iranian Iranians Iraqi Iraqis Irish Irishman Islamic Islamist Islamists Israeli Israelis Italian
    Italians Ivorian Jamaican Japanese Jew Jews Jewish Jordanian Jordanians Kashmiri Kazakh Kenyan Kenyans Korean
    Koreans Kosovar Kurd Kurds Kurdish Kuwaiti Kuwaitis Kyrgyz Lao Laotian Latin Latino Latvian Latvians Lebanese
    Liberian Liberians Libyan Libyans Lithuanian Lithuanians Macedonian Malawian Malay Malaysian Malaysians Maltese
    Maori Mexican Mexicans Moldovan Mongolian Montenegrin Moroccan Moroccans Muslim Muslims Namibian Nepalese Nepali
    Nicaraguan Nigerian Nigerians Norwegian Norwegians Omani Orthodox Ottoman Pakistani Pakistanis Palestinian
    Palestinians Panamanian Paraguayan Pashtun Persian Peruvian Peruvians Pole Poles Polish Portuguese Protestant
    Protestants Catholic Catholics Puerto-Rican Qatari Romanian Romanians Russian Russians Rwandan Rwandans Salvadoran
    Saudi Saudis Scandinavian Scot Scots Scottish Senegalese Serb Serbs Serbian Shia Shiite Shi'ite Shiites Sikh Sikhs
    Sinhalese Slovak Slovaks Slovene Slovenian Somali Somalis Soviet Soviets Spaniard Spaniards Spanish Sudanese Sunni
    Sunnis Swede Swedes Swedish Swiss Syrian Syrians Taiwanese Tajik Tamil Tamils Tanzanian Tatar Thai Thais Tibetan
    Tibetans Tunisian Tunisians Turk Turks Turkish Turkmen Ugandan Ugandans Ukrainian Ukrainians Uruguayan Uyghur Uighur
    Uzbek Venezuelan Venezuelans Vietnamese Welsh Welshman Yemeni Yemenis Yugoslav Zairean Zambian Zimbabwean Republican
    Republicans Democrat Democrats Democratic Communist Communists Buddhist Buddhists Nazi Nazis Marxist Bavarian
    Californian Texan Londoner Londoners Parisian Zealander Zealanders Icelander Icelanders Bangladeshis Nordic Balkan
    Hispanic Hispanics Latinos Latinx Roma Romani Sinti Inuit Inuk Cherokee Navajo Sioux Lakota
    Apache Mohawk Mayan Aztec Inca Quechua Aymara Mapuche Guarani Hutu Hutus Tutsi Tutsis Zulu Zulus Xhosa Yoruba Igbo
    Hausa Fulani Kikuyu Oromo Amhara Tigrayan Tigrayans Afrikaner Afrikaners Berber Berbers Tuareg Bedouin Bedouins
    Druze Copt Copts Coptic Maronite Maronites Alawite Alawites Yazidi Yazidis Assyrian Assyrians Houthi Houthis Hazara
    Hazaras Pashtuns Uzbeks Tajiks Tatars Ossetian Ossetians Abkhaz Ingush Dagestani Crimean Baloch Baluch Sindhi
    Punjabi Gujarati Marathi Bihari Assamese Rohingya Rohingyas Kachin Hmong Uyghurs Uighurs Manchu Mongol Mongols Dayak
    Papuan Papuans Acehnese Aborigine Aborigines Aboriginal Cossack Cossacks Basques Catalans Breton Bretons Walloon
    Walloons Sicilian Sardinian Corsican
    """
)

# What a place is called besides its name; the last word of a longer name.
PLACE_HEADS: Final = word_list(
    """
    Airport Avenue Bay Beach Bridge Canal Canyon Cape Castle City Coast County Creek Desert District Falls Forest
    Gulf Harbor Harbour Heights Hill Hills Island Islands Isle Isles Lake Lakes Mountain Mountains Ocean Park
    Peninsula Plateau Plaza Port Prefecture Province Region River Road Sea Square Strait Straits Street Territory
    Town Valley Village Volcano Mosque Cathedral Palace Tower Towers Stadium Arena Memorial Monument Highway
    Boulevard Reservoir Dam Glacier Archipelago Delta Reef Cemetery Prison Jail Terminal Territories Springs
    """
)
