"""Titles, common given names and their short forms: plain lists from general knowledge."""

from typing import Final

from newsqa.annotate.names.word_lists import word_list

# Titles and roles; written with a capital before a name they are not part of it ("President", "Ayatollah").
TITLES: Final = word_list(
    """
    Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Baron Baroness Count Countess Duke Duchess Earl Prince
    Princess King Queen Emperor Empress Sultan Sheikh Sheik Emir Pope Cardinal Archbishop Bishop Rev Reverend Father
    Rabbi Imam Ayatollah Mullah Mufti President Vice-President Premier Chancellor Minister Ambassador Secretary
    Undersecretary Governor Gov Senator Sen Representative Rep Congressman Congresswoman Councillor Councilman Mayor
    Speaker Chairman Chairwoman Chair Chairperson Director Director-General Secretary-General Commissioner Inspector
    Superintendent Detective Constable Officer Sheriff Marshal Judge Justice Attorney General Gen Colonel Col Major
    Maj Captain Capt Lieutenant Lt Sergeant Sgt Corporal Cpl Private Pvt Admiral Adm Commander Brigadier Cmdr Coach
    Manager Spokesman Spokeswoman Spokesperson CEO Deputy MP MEP Founder Editor Correspondent Analyst Hon Honourable
    Honorable Saint Brother Sister Uncle Aunt Comrade Señor Signor Herr Frau Monsieur Madame Don Doña Lt.
    Hojatoleslam Pastor Chief Agent Leader Treasurer CFO COO Airman Specialist Spc Pfc Trooper Assemblyman Assemblywoman
    Congressmen Senators Presidents Delegate Taoiseach Czar Sirs Messrs Whip President-elect Mayor-elect Governor-elect
    Senator-elect Vice-Chairman Vice-Chancellor Ex-President Major-General Lieutenant-General Lieutenant-Colonel
    Brigadier-General Airmen Councilmen Councilwomen Assemblymen Assemblywomen
    Congresswomen Class Administrator Solicitor Magistrate Trustee Comptroller
    """
)

# Dropped when they stand before a title ("Foreign Minister", "Vice President", "Chief Executive").
TITLE_MODIFIERS: Final = word_list(
    """
    Foreign Prime Vice Deputy Defence Defense Finance Interior Health Education Trade Justice Chief Executive
    Supreme Assistant Acting Former Crown Grand Managing Associate Lord State Attorney District Environment
    Transport Home Labour Labor Energy Economy Culture Agriculture Industry Information Police Lieutenant Major
    Brigadier Rear Air Field Staff First Social Senior Special Majority Minority Opposition Shadow Solicitor Surgeon
    Adjutant Petty Warrant Command Emeritus Congressional Presidential Parliamentary Permanent Principal Co-Founder
    Political White-House Press Communications Campaign
    """
)

GIVEN_NAMES: Final = word_list(
    """
    Aaron Abdul Abdullah Abigail Abraham Adam Adrian Ahmad Ahmed Aidan Alan Albert Alberto Alejandro Aleksandr
    Alessandro Alex Alexander Alexandra Alexei Alexis Alfred Ali Alice Alison Allan Allen Amanda Amber Amir Amy Ana
    Anatoly Andre Andrea Andreas Andrei Andres Andrew Andrey Andy Angela Angelo Anita Ann Anna Anne Annie Anthony
    Antoine Anton Antonio Antony Arnold Arthur Ashley Asif Barbara Barry Bashar Beatrice Ben Benjamin Bernard Bernie
    Beth Betty Bill Billy Bob Bobby Boris Brad Brandon Brenda Brendan Brett Brian Bruce Bruno Bryan Carl Carla Carlo
    Carlos Carmen Carol Caroline Catherine Cathy Cecilia Chad Charles Charlie Charlotte Chen Chris Christian
    Christina Christine Christopher Christoph Chuck Claire Clara Claude Claudia Claudio Clive Colin Connie Craig
    Cristiano Cristina Curtis Cynthia Daisy Dale Damien Dan Daniel Daniela Danielle Danny Darren Dave David Dean
    Deborah Debra Denis Dennis Derek Diana Diane Dick Diego Dieter Dmitri Dmitry Dominic Don Donald Donna Doris
    Dorothy Doug Douglas Duncan Dustin Dwayne Dylan Ed Eddie Edgar Edith Eduardo Edward Edwin Eileen Elaine Eleanor
    Elena Elizabeth Ella Ellen Emily Emma Emmanuel Enrique Eric Erik Erin Ernest Ernesto Esther Ethan Eugene Eva
    Evan Evelyn Ezra Fatima Felipe Felix Fernando Fiona Florence Frances Francesca Francesco Francis Francisco
    Francois Frank Franz Fred Frederick Gabriel Gareth Gary Gavin Gennady Geoff Geoffrey George Georges Gerald
    Gerard Gerhard Giorgio Giovanni Giuseppe Glen Glenn Gloria Gordon Grace Graham Greg Gregory Guillermo Gustavo
    Guy Hamid Hank Hannah Hans Harold Harry Harvey Hassan Heather Heidi Heinz Helen Helmut Henri Henrik Henry
    Herbert Hillary Hossein Howard Hugh Hugo Hussein Ian Ibrahim Igor Ilya Imran Ingrid Irene Isaac Isabel Isabella
    Ismail Ivan Jack Jackie Jacob Jacques Jaime Jake James Jamie Jan Jane Janet Jason Javier Jay Jean Jeff Jeffrey
    Jennifer Jenny Jeremy Jerry Jesse Jessica Jesus Jill Jim Jimmy Joan Joanna Joao Joe Joel Johan Johann John
    Johnny Jon Jonas Jonathan Jorge Jose Josef Joseph Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Julio
    Jürgen Jurgen Justin Kamal Karen Karim Karl Kate Katherine Kathleen Kathy Katie Keith Kelly Ken Kenneth Kevin
    Khaled Khalid Kim Kimberly Klaus Konstantin Kristen Kristin Kurt Kyle Larry Lars Laura Lauren Laurence Laurent
    Lawrence Leo Leon Leonard Leonid Leslie Lewis Li Liam Lilly Linda Lionel Lisa Liz Lloyd Louis Louise Luca Lucas
    Lucia Lucy Luigi Luis Luke Lydia Lynn Mahmoud Malcolm Manuel Marc Marcel Marco Marcos Marcus Margaret Maria
    Marian Marie Mario Marion Mark Markus Martha Martin Marvin Mary Mathew Matt Matthew Matthias Maurice Max Maxim
    Megan Melanie Melissa Michael Michel Michelle Miguel Mike Mikhail Milan Milos Miriam Mitchell Mohamed Mohammad
    Mohammed Mohanad Moira Molly Monica Moses Muhammad Mustafa Nadia Nancy Naomi Nasser Natalia Natalie Natasha
    Nathan Nathaniel Neil Nelson Nicholas Nick Nicola Nicolas Nicole Nigel Nikita Nikolai Nina Noah Norman Olaf Oleg
    Olga Oliver Olivia Omar Orlando Oscar Osama Otto Owen Pablo Pamela Paolo Pascal Pat Patricia Patrick Paul Paula
    Paulo Pavel Pedro Penny Pete Peter Petra Phil Philip Philippe Phillip Pierre Rachel Rafael Rajiv Ralph Ramon
    Randy Raul Ray Raymond Rebecca Renee Ricardo Richard Rick Rob Robert Roberto Robin Rod Rodney Rodrigo Roger
    Roland Rolf Ron Ronald Rosa Rose Ross Roy Ruben Rudolf Rupert Russell Ruth Ryan Said Salim Sally Salman Sam
    Samantha Samir Samuel Sandra Sara Sarah Scott Sean Sebastian Serge Sergei Sergey Sergio Shane Shannon Sharon
    Shaun Sheila Shirley Sidney Silvia Silvio Simon Simone Sonia Sophia Sophie Stanley Stefan Stella Stephanie
    Stephen Steve Steven Stewart Stuart Sue Susan Suzanne Svetlana Sylvia Tamara Tara Tatiana Ted Teresa Terry Thabo
    Theo Theresa Thomas Tim Timothy Tina Todd Tom Tomas Tommy Toni Tony Tracy Trevor Ursula Valentina Valerie
    Vanessa Vera Veronica Vicki Victor Victoria Viktor Vincent Vladimir Walter Warren Wayne Wendy Werner Wilhelm
    Aditya Ahmet Aisha Akbar Akira Alec Alejandra Alfonso Alfredo Alvaro Alyssa Amina Amit Amos Anand Anders
    Andreea Angelina Anil Anja Anjali Annette Antonia Ariana Ariel Armando Arturo Arun Arvind Ashraf Astrid
    Audrey Ava Ayman Barney Beau Becky Belinda Benedict Benny Bernadette Beto Beverly Bianca Blake Bonnie
    Bradley Brent Bridget Brooke Bryce Caitlin Calvin Cameron Camille Candace Carlton Carolyn Carrie Casey
    Cedric Cheryl Chloe Chrystia Clarence Clifford Clint Cody Colleen Conor Corey Cory Courtney Cyril Cyrus
    Darrell Darryl Daryl Davide Debbie Delia Deepak Denise Derrick Desmond Dolores Dominique Doreen Dwight
    Edmund Edna Eliot Elijah Elise Ellie Elliot Elliott Elon Elsa Emilia Emilio Enzo Erica Erika Ernie Esteban
    Estelle Fabio Faisal Farah Farid Faye Federico Fidel Floyd Gail Garrett Gabrielle Gemma Geraldine Gilbert
    Gina Giulia Gladys Glenda Godfrey Gretchen Gwen Habib Haider Haley Hamza Haruki Hasan Hector Helena
    Henrietta Hiroshi Horace Ignacio Ilhan Imelda Inga Ines Ira Irina Isabelle Isaiah Ishaan Ivana Ivanka Jada
    Jamal Janice Jared Jasmine Jeanette Jeanne Jeb Jenna Jeremiah Jermaine Jerome Jin Joachim Joann Joaquin
    Jodie Jody Johanna Jordi Josephine Josie Juanita Juliet Kamala Kara Karin Karla Kathryn Katrina Katy Kayla
    Keiko Keir Kelley Kellyanne Kenji Kerry Kirsten Kofi Kris Krishna Kristina Krystal Kumar Lamar Lana Leah
    Leila Lenny Leroy Lindsay Lindsey Lois Lorenzo Loretta Lorraine Lou Lucille Luther Lyndon Lynne Madeleine
    Mahathir Mandy Manfred Mara Marcia Marcela Margarita Marge Margot Mariana Marianne Marilyn Marina Marissa
    Marjorie Marlene Marsha Marta Martina Masoud Mateo Mathieu Maureen Maya Mehmet Mehdi Melania Meredith
    Micah Mick Mickey Mindy Mira Mitch Mitt Mohan Morris Moshe Muriel Myra Nabil Naledi Nadine Nora Narendra
    Natalya Ned Nell Newt Ngozi Nikki Nir Norma Odell Orrin Oskar Otis Paige Patsy Patti Paulina Pauline Peggy
    Percy Phoebe Phyllis Pia Prakash Priscilla Priya Rachael Rahul Raj Rajesh Ramesh Ramzan Randall Rashid
    Ravi Reggie Rene Reuben Rhonda Ricky Rita Robbie Roberta Rocco Rohit Romeo Ronnie Rory Rosemary Roxanne
    Rudy Rufus Russ Ruslan Sabrina Saeed Saif Salah Salvatore Sanjay Saul Selena Serena Seth Sheldon Sherry
    Shinzo Sigrid Solomon Stacey Stacy Sunil Suresh Susanna Syed Sven Tabitha Takeshi Tanya Tedros Terrence
    Tessa Thad Thelma Thierry Tiffany Tomoko Travis Tricia Tristan Tulsi Tyler Tyrone Umar Usha Uwe Valeria
    Vernon Vicente Vijay Vikram Vince Virgil Vivian Vladislav Volodymyr Wanda Wei Wesley Whitney Wilbur
    Wilfred Willie Willy Winston Yasmin Yevgeny Yolanda Yoshihide Yukio Yvette Yvonne Zach Zainab Zoe Zoltan
    Will William Wolfgang Xavier Yahya Yasser Yitzhak Yousef Yuri Yusuf Yves Zachary
    """
)

# People whom news names by the surname alone.
KNOWN_PEOPLE: Final = word_list(
    """
    Trump Biden Obama Clinton Bush Reagan Carter Nixon Kennedy Johnson Eisenhower Truman Roosevelt Lincoln Jefferson
    Harris Pence Cheney Gore Quayle McConnell Pelosi Schumer Boehner Ryan McCarthy Gingrich Sessions Palin Romney
    McCain Sanders Rubio Cruz Kerry Rumsfeld Powell Albright Kissinger Comey Mueller Giuliani Bannon Barr Kavanaugh
    Gorsuch Scalia Ginsburg Putin Medvedev Yeltsin Gorbachev Brezhnev Khrushchev Stalin Lenin Lavrov Navalny
    Prigozhin Zelensky Zelenskyy Zelenskiy Poroshenko Yanukovych Tymoshenko Lukashenko Hitler Goebbels Himmler
    Mussolini Franco Merkel Scholz Schroeder Kohl Adenauer Brandt Steinmeier Macron Sarkozy Hollande Chirac
    Mitterrand Thatcher Blair Cameron Truss Sunak Starmer Corbyn Farage Miliband Berlusconi Meloni Renzi Draghi
    Prodi Rajoy Aznar Zapatero Orban Tusk Kaczynski Walesa Havel Erdogan Ataturk Netanyahu Rabin Peres Olmert Sharon
    Barak Arafat Abbas Haniyeh Sinwar Nasrallah Khamenei Khomeini Rouhani Ahmadinejad Raisi Zarif Rafsanjani Assad
    Saddam Maliki Gaddafi Qaddafi Mubarak Morsi Sisi Nasser Sadat Karzai Ghani Musharraf Bhutto Zardari Modi Gandhi
    Nehru Vajpayee Jinnah Mandela Mbeki Zuma Ramaphosa Mugabe Tsvangirai Kagame Museveni Obasanjo Buhari Bolsonaro
    Lula Rousseff Maduro Chavez Castro Guevara Pinochet Allende Peron Kirchner Milei Fujimori Duterte Marcos Aquino
    Suharto Sukarno Widodo Mahathir Xi Mao Deng Hu Abe Koizumi Kishida Trudeau Harper Turnbull Abbott Ardern Snowden
    Assange Manning Musk Bezos Zuckerberg Gates Buffett Soros Murdoch Einstein Darwin Freud Marx Shakespeare Mozart
    Beethoven Picasso Annan Guterres Ghebreyesus Fauci Weinstein Epstein Cosby Federer Nadal Djokovic Messi Ronaldo
    Maradona Pele Beckham Agassi Sampras Schumacher Senna Tyson
    """
)

# Surnames that hundreds of thousands bear.
SURNAMES: Final = KNOWN_PEOPLE | word_list(
    """
    Woods Smith Jones Williams Brown Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White Martin Thompson
    Garcia Martinez Robinson Clark Rodriguez Lewis Lee Walker Hall Allen Young Hernandez King Wright Lopez Hill
    Scott Green Adams Baker Gonzalez Nelson Mitchell Perez Roberts Turner Phillips Campbell Parker Evans Edwards
    Collins Stewart Sanchez Morris Rogers Reed Cook Morgan Bell Murphy Bailey Rivera Cooper Richardson Cox Howard
    Ward Torres Peterson Ramirez Watson Brooks Kelly Price Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry
    Long Patterson Hughes Flores Washington Butler Simmons Foster Gonzales Bryant Alexander Russell Griffin Diaz
    Hayes Myers Hamilton Graham Sullivan Wallace West Cole Reynolds Fisher Ellis Harrison Gibson Mcdonald Marshall
    Gomez Murray Freeman Wells Webb Simpson Stevens Tucker Porter Hunter Hicks Crawford Henry Boyd Mason Kennedy
    Warren Dixon Burns Gordon Shaw Holmes Rice Robertson Hunt Black Daniels Palmer Mills Nichols Grant Knight
    Ferguson Rose Stone Hawkins Dunn Perkins Hudson Spencer Gardner Stephens Payne Pierce Berry Matthews Arnold
    Wagner Willis Watkins Olson Carroll Duncan Snyder Hart Cunningham Bradley Lane Andrews Ruiz Fox Riley Armstrong
    Carpenter Weaver Greene Lawrence Elliott Sims Austin Peters Kelley Franklin Lawson Fields Gutierrez Schmidt Carr
    Vasquez Castillo Wheeler Chapman Oliver Montgomery Richards Williamson Johnston Banks Meyer Bishop Mccoy Howell
    Morrison Hansen Fernandez Garza Harvey Burton Nguyen Little Lynch Fuller Hoffman Schneider Muller Fischer Weber
    Becker Hussein Khan Singh Patel Kim Park Chen Wang Zhang Li Liu Yang Huang Zhao Wu Zhou Sato Suzuki Tanaka
    Ivanov Petrov Rossi Ferrari Silva Santos Dubois Cohen Levy Goldberg Friedman Katz Hassan Ahmed Hussain Ibrahim
    Rahman Begum
    """
)

# How surnames of many countries end; no place or firm that news names often does.
SURNAME_ENDS: Final = (
    "enko",
    "shvili",
    "vich",
    "vych",
    "wicz",
    "escu",
    "poulos",
    "opoulou",
    "sson",
    "nsen",
    "ssen",
    "yev",
)

# Given names and the short forms people use for them; equal rows mean one name.
NICKNAMES: Final = {
    short: full
    for full, shorts in {
        "alexander": "alex sasha sandy",
        "andrew": "andy drew",
        "anthony": "tony",
        "benjamin": "ben",
        "catherine": "cathy kate",
        "charles": "charlie chuck",
        "christopher": "chris",
        "daniel": "dan danny",
        "david": "dave",
        "deborah": "debbie",
        "donald": "don",
        "douglas": "doug",
        "edward": "ed eddie ted ned",
        "elizabeth": "liz beth betty",
        "frederick": "fred",
        "geoffrey": "geoff",
        "gregory": "greg",
        "jacob": "jake",
        "james": "jim jimmy jamie",
        "jeffrey": "jeff",
        "jennifer": "jenny",
        "john": "jack johnny",
        "jonathan": "jon",
        "joseph": "joe joey",
        "joshua": "josh",
        "judith": "judy",
        "katherine": "katie kathy",
        "kenneth": "ken",
        "lawrence": "larry",
        "margaret": "maggie peggy",
        "matthew": "matt",
        "michael": "mike mick",
        "nicholas": "nick",
        "patricia": "pat patty trish",
        "patrick": "paddy",
        "peter": "pete",
        "philip": "phil",
        "randall": "randy",
        "raymond": "ray",
        "rebecca": "becky",
        "richard": "dick rick rich",
        "robert": "bob bobby rob",
        "ronald": "ron",
        "samuel": "sam",
        "stephen": "steve",
        "steven": "steve",
        "stuart": "stu",
        "susan": "sue",
        "theodore": "theo",
        "thomas": "tom tommy",
        "timothy": "tim",
        "victoria": "vicky",
        "vincent": "vince",
        "william": "bill billy will",
        "zachary": "zach",
    }.items()
    for short in shorts.split()
}
