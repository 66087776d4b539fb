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
    Hojatoleslam Pastor Chief
    """
)

# Dropped when they stand before a title ("Foreign Minister", "Vice President", "Chief Executive").
TITLE_MODIFIERS: Final = word_list(
    """
    Foreign Prime Vice Deputy Defence Defense Finance Interior Health Education Trade Justice Chief Executive
    Supreme Assistant Acting Former Crown Grand Managing Associate Lord State Attorney District Environment
    Transport Home Labour Labor Energy Economy Culture Agriculture Industry Information Police Lieutenant Major
    Brigadier Rear Air Field Staff First Social Senior Special
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
    Will William Wolfgang Xavier Yahya Yasser Yitzhak Yousef Yuri Yusuf Yves Zachary
    """
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
