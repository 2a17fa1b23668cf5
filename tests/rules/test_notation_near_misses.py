"""What the rules on doses, numbers and dates find, and what looks like it and is left alone."""

from importlib import import_module
from pathlib import Path

import pytest

from handout_builder import rules
from handout_builder.language.typesetting import typeset
from handout_builder.language.written import Written
from handout_builder.schema import Claim, Fault, Profile, Region, Subject

UK = Region(
    id="GB", name="UK", language="en-GB", profile=Profile.UK_NHS, units={"mcg": "micrograms"}
)
UK_PLAIN = Region(id="GB", name="UK", language="en-GB", profile=Profile.UK_NHS)
US = Region(id="US", name="US", language="en-US", profile=Profile.US)
US_LARGE = Region(id="US", name="US", language="en-US", profile=Profile.US, units={"ml": "mL"})
REGIONS = {
    "uk": (UK,),
    "uk, no units": (UK_PLAIN,),
    "us": (US,),
    "us, units": (US_LARGE,),
    "both": (UK, US),
    "none": (),
}

Row = tuple[str, str, str, tuple[str, ...]]

DOSES: tuple[Row, ...] = (
    ("NUM001", "Take 1.0 mg a day.", "both", ("1.0 mg",)),
    ("NUM001", "Take 2.50 mg a day.", "both", ("2.50 mg",)),
    ("NUM001", "Take 1.0 tablet.", "both", ("1.0 tablet",)),
    ("NUM001", "Give 1,000.0 units.", "both", ("1,000.0 units",)),
    ("NUM001", "Give 5.0 mg/kg.", "both", ("5.0 mg",)),
    ("NUM001", "Inject 10.00mL slowly.", "both", ("10.00mL",)),
    ("NUM001", "Take 10 mg a day.", "both", ()),
    ("NUM001", "Take 10.05 mg a day.", "both", ()),
    ("NUM001", "Potassium was 4.0 mmol/L.", "both", ()),
    ("NUM001", "The odds ratio was 1.0.", "both", ()),
    ("NUM001", "See chapter 2.0 units of care.", "both", ("2.0 units",)),
    ("NUM001", "Creatinine 1.0 mg/dL is normal.", "both", ()),
    ("NUM001", "It costs £5.00.", "both", ()),
    ("NUM001", "Version 1.1.0 g", "both", ()),
    ("NUM002", "Take .5 mg a day.", "both", (".5 mg",)),
    ("NUM002", "Take .25mcg a day.", "both", (".25mcg",)),
    ("NUM002", "Take .5 tablet.", "both", (".5 tablet",)),
    ("NUM002", "Use (.5 mL) once.", "both", (".5 mL",)),
    ("NUM002", "Take 0.5 mg a day.", "both", ()),
    ("NUM002", "Wait...5 mg is enough.", "both", ()),
    ("NUM002", "P was .05 here.", "both", ()),
    ("NUM002", "Rest. 5 mg is enough.", "both", ()),
    ("NUM002", "See 1.1.5 g.", "both", ()),
    ("NUM003", "Inject 10000 units.", "both", ("10000",)),
    ("NUM003", "Take 2000 mcg a week.", "both", ("2000",)),
    ("NUM003", "Take 1000-2000 mcg a day.", "both", ("1000", "2000")),
    ("NUM003", "Take 1000 to 2000 mg a day.", "both", ("1000", "2000")),
    ("NUM003", "It affects 1 in 10000 people.", "both", ("10000",)),
    ("NUM003", "It affects 5000 people.", "both", ("5000",)),
    ("NUM003", "Take 1000.5 mg.", "both", ("1000.5",)),
    ("NUM003", "Eat 2500 kcal a day.", "both", ("2500",)),
    ("NUM003", "Inject 10,000 units.", "both", ()),
    ("NUM003", "In 2024 people began to ask.", "both", ()),
    ("NUM003", "Ring 02071234567 units.", "both", ()),
    ("NUM003", "Since 2020 we give tablets.", "both", ()),
    ("NUM003", "Take 500 mg a day.", "both", ()),
    ("NUM003", "Model 2000-A3.", "both", ()),
    ("NUM003", "In January 2025 doses changed.", "both", ()),
    ("NUM004", "Take 10mg a day.", "both", ("10mg",)),
    ("NUM004", "Take 1,000mcg a day.", "both", ("1,000mcg",)),
    ("NUM004", "Inject 10units.", "both", ("10units",)),
    ("NUM004", "Take 10 mg. once a day.", "both", ("10 mg.",)),
    ("NUM004", "Take 10 mg., then wait.", "both", ("10 mg.",)),
    ("NUM004", "Give 5 ml.", "us", ("5 ml",)),
    ("NUM004", "Give 5 ml.", "uk", ()),
    ("NUM004", "Give 5 ml.", "us, units", ()),
    ("NUM004", "Give 5 mL.", "us", ()),
    ("NUM004", "Take 10 mg. Then wait.", "both", ()),
    ("NUM004", "Take 10 mg.", "both", ()),
    ("NUM004", "Come at 5:30pm.", "both", ()),
    ("NUM004", "The 3G network.", "both", ()),
    ("NUM004", "Vitamin B12 and G6PD.", "both", ()),
    ("NUM004", "A 10-mg tablet.", "both", ()),
    ("NUM005", "Take Inderal40 mg.", "both", ("Inderal40 mg",)),
    ("NUM005", "Take Tegretol300mg.", "both", ("Tegretol300mg",)),
    ("NUM005", "Inject insulin10units.", "both", ("insulin10units",)),
    ("NUM005", "Take Inderal 40 mg.", "both", ()),
    ("NUM005", "B12 1 mg is given.", "both", ()),
    ("NUM005", "HbA1c 48 mmol/mol.", "both", ()),
    ("NUM005", "After COVID19 g was low.", "both", ()),
    ("NUM005", "NG239 units.", "both", ()),
    ("NUM006", "Swallow 5 cc.", "both", ("5 cc",)),
    ("NUM006", "Swallow 2.5cc.", "both", ("2.5cc",)),
    ("NUM006", "Inject 5 cm3.", "both", ("5 cm3",)),
    ("NUM006", "Give 5 c.c. slowly.", "both", ("5 c.c.",)),
    ("NUM006", "The prostate measured 30 cm3.", "both", ()),
    ("NUM006", "Walk 5 cm closer.", "both", ()),
    ("NUM006", "cc: the ward.", "both", ()),
    ("NUM006", "Take 5 mL.", "both", ()),
    ("NUM006", "Room 5 ccu.", "both", ()),
    ("NUM007", "Take 1/2 tablet.", "both", ("1/2 tablet",)),
    ("NUM007", "Take 1 1/2 tablets.", "both", ("1 1/2 tablets",)),
    ("NUM007", "Take 1/2 a tablet.", "both", ("1/2 a tablet",)),
    ("NUM007", "Take II tablets.", "both", ("II tablets",)),
    ("NUM007", "Take half a tablet.", "both", ()),
    ("NUM007", "Schedule II tablets are locked away.", "both", ()),
    ("NUM007", "IV injections are given in hospital.", "both", ()),
    ("NUM007", "About 1/2 of people have it.", "both", ()),
    ("NUM007", "Factor VIII injections.", "both", ()),
    ("NUM007", "I tablet my notes.", "both", ()),
    ("NUM008", "Take 500 mg tds.", "both", ("tds",)),
    ("NUM008", "Take 500 mg b.d. with food.", "both", ("b.d",)),
    ("NUM008", "Take 5 mg bid.", "both", ("bid",)),
    ("NUM008", "Take 1 tablet od.", "both", ("od",)),
    ("NUM008", "Paracetamol prn.", "both", ("prn",)),
    ("NUM008", "One tablet nocte.", "both", ("nocte",)),
    ("NUM008", "Take 5 mg po bd.", "both", ("po", "bd")),
    ("NUM008", "Take 10 mg mane.", "both", ("mane",)),
    ("NUM008", "Give it q6h.", "both", ("q6h",)),
    ("NUM008", "500 mg TDS", "both", ("TDS",)),
    ("NUM008", "They made a bid to help.", "both", ()),
    ("NUM008", "This stat surprises us.", "both", ()),
    ("NUM008", "Use a BD syringe.", "both", ()),
    ("NUM008", "Write to PO Box 12.", "both", ()),
    ("NUM008", "A lion has a mane.", "both", ()),
    ("NUM008", "Take 5 mg on Mondays.", "both", ()),
    ("NUM008", "An OD needs an ambulance.", "both", ()),
    ("NUM008", "Vitamin D and C and H. pylori.", "both", ()),
    ("NUM008", "Your HS teacher and your PC.", "both", ()),
    ("NUM010", "Inject 10 U.", "both", ("10 U",)),
    ("NUM010", "Inject 10U twice.", "both", ("10U",)),
    ("NUM010", "Take 400 IU a day.", "both", ("400 IU",)),
    ("NUM010", "Take 400 i.u. a day.", "both", ("400 i.u.",)),
    ("NUM010", "Take 400IU a day.", "both", ("400IU",)),
    ("NUM010", "AST was 40 U/L.", "both", ()),
    ("NUM010", "hCG was 25 IU/L.", "both", ()),
    ("NUM010", "Make 2 U-turns.", "both", ()),
    ("NUM010", "Visit 10 U.S. cities.", "both", ()),
    ("NUM010", "U-100 insulin is common.", "both", ()),
    ("NUM010", "Inject 10 units.", "both", ()),
    ("NUM011", "Take 5 mg qd.", "both", ("qd",)),
    ("NUM011", "Take 5 mg Q.D. at home.", "both", ("Q.D.",)),
    ("NUM011", "Take 5 mg QOD.", "both", ("QOD",)),
    ("NUM011", "Take 5 mg q.o.d. with food.", "both", ("q.o.d.",)),
    ("NUM011", "Take 5 mg qds.", "both", ()),
    ("NUM011", "Take 5 mg Q.D.S. at home.", "both", ()),
    ("NUM011", "Our Q&D page.", "both", ()),
    ("NUM011", "Question Q and answer D.", "both", ()),
    ("NUM012", "Take MTX weekly.", "both", ("MTX",)),
    ("NUM012", "Give MgSO4 slowly.", "both", ("MgSO4",)),
    ("NUM012", "Give MS 10 mg.", "both", ("MS",)),
    ("NUM012", "Take HCTZ.", "both", ("HCTZ",)),
    ("NUM012", "Take 6-MP.", "both", ("6-MP",)),
    ("NUM012", "People with MS may feel numb.", "both", ()),
    ("NUM012", "Take methotrexate 10 mg.", "both", ()),
    ("NUM012", "HCT was low.", "both", ()),
    ("NUM012", "ASA grade 2.", "both", ()),
    ("NUM013", "Take 50 µg.", "both", ("50 µg",)),
    ("NUM013", "Take 50 μg.", "us", ("50 μg",)),
    ("NUM013", "Take 50 ug.", "none", ("50 ug",)),
    ("NUM013", "Take 50 mcg.", "uk, no units", ("50 mcg",)),
    ("NUM013", "Take 50 mcg.", "uk", ()),
    ("NUM013", "Take 50 mcg.", "both", ()),
    ("NUM013", "Take 50 mcg.", "us", ()),
    ("NUM013", "Take 50 mcg.", "none", ()),
    ("NUM013", "Take 50mcg.", "uk", ("50mcg",)),
    ("NUM013", "Doses in mcg are small.", "uk", ("mcg",)),
    ("NUM013", "Take 100 ng.", "uk", ("100 ng",)),
    ("NUM013", "B12 was 180 ng/L.", "uk", ()),
    ("NUM013", "Take 50 micrograms.", "both", ()),
    ("NUM013", "They bring mugs.", "both", ()),
    ("NUM014", "Take 0.1 mg.", "uk", ("0.1 mg",)),
    ("NUM014", "Take 0.5 g.", "both", ("0.5 g",)),
    ("NUM014", "Take 0.1 mg.", "us", ()),
    ("NUM014", "Take 1.5 mg.", "uk", ()),
    ("NUM014", "Creatinine 0.9 mg/dL.", "uk", ()),
    ("NUM014", "Eat less than 0.3 g of salt.", "uk", ()),
    ("NUM014", "Inject 0.5 mL.", "uk", ()),
    ("NUM020", "Take 2 200 mg tablets.", "both", ("2 200 mg tablets",)),
    ("NUM020", "Take 1 or 2 200mg tablets.", "both", ("1 or 2 200mg tablets",)),
    ("NUM020", "Take 2 500 mg a day.", "both", ("2 500 mg",)),
    ("NUM020", "Take two 200 mg tablets.", "both", ()),
    ("NUM020", "On day 2 200 mg tablets start.", "both", ()),
    ("NUM020", "Vitamin B12 50 mcg tablets.", "both", ()),
    ("NUM020", "Take 2 tablets of 200 mg.", "both", ()),
    ("NUM001", "Troponin was 0.50 ng/mL.", "both", ()),
    ("NUM008", "Keep 2 patches on.", "both", ()),
    ("NUM008", "See nhs.bd for more.", "both", ()),
    ("NUM010", "Doses are given in IU.", "both", ("IU",)),
    ("NUM010", "Inject 1.5 million IU.", "both", ("1.5 million IU",)),
    ("NUM008", "Write to p.o. box 1658.", "both", ()),
    ("NUM010", "The sign U+0222-U+0223.", "both", ()),
    ("NUM010", "Ask at IU Health Hospital.", "both", ()),
    ("NUM010", "In international units (IU).", "both", ()),
    ("NUM011", "Ask Dr Q.D. Smith.", "both", ()),
    ("NUM012", "A 6MP camera.", "both", ()),
    ("NUM013", "Micrograms (mcg or µg) are small.", "both", ()),
    ("NUM013", "Through an ng tube.", "uk", ()),
    ("NUM013", "A 50-µg tablet.", "both", ("50-µg",)),
    ("NUM013", "Vitamin D below 25 µg/L is low.", "us", ("25 µg",)),
    ("NUM014", "Take 0.5 mg or 1 mg.", "uk", ()),
    ("NUM020", "Omega 3 500 mg is sold.", "both", ()),
    ("NUM001", "Raspberries have 4.0 grams of fiber.", "both", ()),
    ("NUM001", "Take 1.0 g of fibre powder and 1.0 mg of folic acid.", "both", ("1.0 mg",)),
    ("NUM003", "In 2019 units across the country began to ask.", "both", ()),
    ("NUM003", "In all, inject 2000 units.", "both", ("2000",)),
    ("NUM003", "Write to 1201 L Street.", "both", ()),
    ("NUM003", "A blood sugar of 1001 mg/dL.", "both", ()),
    ("NUM004", "Muscular dystrophy type 2L.", "both", ()),
    ("NUM004", "Drink 2L of water.", "both", ("2L",)),
    ("NUM006", "He was riding a 125 cc scooter.", "both", ()),
    ("NUM012", "Take methotrexate (MTX).", "both", ()),
    ("NUM012", "Take 6-mercaptopurine, 6-MP, in the evening.", "both", ()),
    ("NUM012", "Methotrexate helps. Take MTX weekly.", "both", ("MTX",)),
    ("NUM020", "Omega 3 500 mg capsules may smell.", "both", ()),
)

NUMBERS: tuple[Row, ...] = (
    ("NUM009", "Call if it is >38 degrees.", "both", (">38",)),
    ("NUM009", "Eat < 5 g.", "both", ("< 5",)),
    ("NUM009", "Take 5 mg/day.", "both", ("5 mg/day",)),
    ("NUM009", "Rest & sleep.", "both", ("&",)),
    ("NUM009", "Come @ 5pm.", "both", ("@",)),
    ("NUM009", "Salt + water.", "both", ("+",)),
    ("NUM009", "Go to A&E.", "both", ()),
    ("NUM009", "Write to help@example.org.", "both", ()),
    ("NUM009", "Call +44 20 7946 0000.", "both", ()),
    ("NUM009", "Ask Marks & Spencer.", "both", ()),
    ("NUM009", "Above 38°C.", "both", ()),
    ("NUM009", "You and/or your carer.", "both", ()),
    ("NUM009", "For people aged 75+.", "both", ()),
    ("NUM019", "Take Tylenol for pain.", "both", ("Tylenol",)),
    ("NUM019", "Do not stop Metformin.", "both", ("Metformin",)),
    ("NUM019", "Take paracetamol (Tylenol).", "both", ()),
    ("NUM019", "Metformin can lower B12.", "both", ()),
    ("NUM019", "Ask the Calcium Society.", "both", ()),
    ("NUM019", "Brand names include Hedex and Panadol.", "both", ()),
    ("NUM019", "A neo-losec diet.", "both", ()),
    ("NUM021", "It lasts 4-6 hours.", "both", ("4-6",)),
    ("NUM021", "It lasts 4–6 hours.", "both", ("4–6",)),
    ("NUM021", "It lasts 4 - 6 hours.", "both", ("4 - 6",)),
    ("NUM021", "About 5-10% of people.", "both", ("5-10",)),
    ("NUM021", "Take 250 mg-500 mg.", "both", ("250 mg-500",)),
    ("NUM021", "Between 4-6 weeks.", "both", ("4-6",)),
    ("NUM021", "Open 9am-5pm.", "both", ("9am-5pm",)),
    ("NUM021", "Open 9-5pm.", "both", ("9-5pm",)),
    ("NUM021", "It lasts 4 to 6 hours.", "both", ()),
    ("NUM021", "COVID-19 and omega-3.", "both", ()),
    ("NUM021", "Ring 0800-123-456.", "both", ()),
    ("NUM021", "Ring 555-0123.", "both", ()),
    ("NUM021", "Open 24-7.", "both", ()),
    ("NUM021", "In 2020-2021 it rose.", "both", ()),
    ("NUM021", "The 6-in-1 vaccine.", "both", ()),
    ("NUM021", "A 50-50 chance.", "both", ()),
    ("NUM021", "A 7-day course.", "both", ()),
    ("NUM021", "On 2024-05-06 we met.", "both", ()),
    ("NUM021", "Come to 12-14 High Street.", "both", ()),
    ("NUM021", "Ring 555-1234 now.", "both", ()),
    ("NUM021", "Take 500-1000 mg.", "both", ("500-1000",)),
    ("NUM021", "Care costs £5-£10.", "both", ("£5-£10",)),
    ("NUM021", "It scored 6-2.", "both", ()),
    ("NUM021", "It fell from 0 -1 at night.", "both", ()),
    ("NUM021", "Vertebrae T4-6.", "both", ()),
    ("NUM021", "ISBN 978-0-306-40615-7.", "both", ()),
    ("NUM022", "Come at 12pm.", "both", ("12pm",)),
    ("NUM022", "Come at 12 noon.", "both", ("12 noon",)),
    ("NUM022", "Come at 5.30pm.", "both", ("5.30pm",)),
    ("NUM022", "Come on 03/04/2026.", "both", ("03/04/2026",)),
    ("NUM022", "Come on 12/06/26.", "both", ("12/06/26",)),
    ("NUM022", "Come on 3 Jan.", "both", ("3 Jan",)),
    ("NUM022", "Come on Jan. 3, 2026.", "both", ("Jan.",)),
    ("NUM022", "Open from 0900 hours.", "both", ("0900 hours",)),
    ("NUM022", "It took 1800 hours of training.", "both", ()),
    ("NUM022", "Tablets of 5/10/20 mg are sold.", "both", ()),
    ("NUM022", "We are open 24/7/365.", "both", ()),
    ("NUM022", "Since Sept 2024.", "both", ("Sept",)),
    ("NUM022", "Open at 1730hrs.", "both", ("1730hrs",)),
    ("NUM022", "Come at 5:30pm.", "both", ()),
    ("NUM022", "Come on 3 January 2026.", "both", ()),
    ("NUM022", "Come on 3 May.", "both", ()),
    ("NUM022", "See section 1.1.2.", "both", ()),
    ("NUM022", "Blood pressure 120/80.", "both", ()),
    ("NUM022", "It costs £5.30 pmt.", "both", ()),
    ("NUM022", "Jan will see you.", "both", ()),
    ("NUM022", "Open 24/7.", "both", ()),
    ("NUM022", "At 2.5 am pain woke him.", "both", ()),
    ("NUM023", "It helps 14.3% of people.", "both", ("14.3%",)),
    ("NUM023", "It helps 2.5 in 100.", "both", ("2.5 in 100",)),
    ("NUM023", "It helps 2.5 out of 10 people.", "both", ("2.5 out of 10",)),
    ("NUM023", "On average 1.7 people share it.", "both", ("1.7 people",)),
    ("NUM023", "Use a 2.5% cream.", "both", ()),
    ("NUM023", "Take 2.4 micrograms.", "both", ()),
    ("NUM023", "A score of 6.5 out of 10.", "both", ()),
    ("NUM023", "About 0.3 in 1,000 have it.", "both", ("0.3 in 1,000",)),
    ("NUM023", "Seen 2.5 in 2024.", "both", ()),
    ("NUM023", "HbA1c of 6.5% is high.", "both", ()),
    ("NUM023", "It costs £2.50 in 2024.", "both", ()),
    ("NUM023", "About 1.5 million people.", "both", ()),
    ("NUM023", "You grow 2.5 cm in 2 weeks.", "both", ()),
    ("NUM009", "A fever of 103° to 104° F.", "both", ()),
    ("NUM009", "Turn it by 90°.", "both", ("°",)),
    ("NUM009", "Fewer than <5% of people.", "both", ("<5%",)),
    ("NUM009", "A titre of >1:800 is high.", "both", (">1:800",)),
    ("NUM009", "Juvenile GM>1< gangliosidosis.", "both", ()),
    ("NUM009", "No more than 8 tablets/day.", "both", ("8 tablets/day",)),
    ("NUM009", "Call if it is 38 °C or more.", "uk", ("38 °C",)),
    ("NUM009", "Call if it is 38 °C or more.", "us", ()),
    ("NUM019", "Roles of Insulin and Glucagon.", "both", ()),
    ("NUM019", "Recommended Dosage Doxycycline is first.", "both", ()),
    ("NUM019", "Local anaesthetic creams Amitriptyline tablets.", "both", ()),
    ("NUM019", "Codeine (Tylenol with Codeine) for pain, or Advil.", "both", ("Tylenol", "Advil")),
    ("NUM019", "Tylenol is an example of a painkiller.", "both", ()),
    ("NUM019", "Take your Metformin with meals.", "both", ("Metformin",)),
    ("NUM021", "Come to 133-155 Waterloo Rd.", "both", ()),
    ("NUM022", "N Engl J Med. 2007 Sep 27;357(13):1350.", "both", ()),
    ("NUM022", "On Sep 27, 2007.", "both", ("Sep",)),
    ("NUM023", "The cold lasts 7.4 days.", "both", ("7.4 days",)),
    ("NUM023", "Children of 2.5 years.", "both", ()),
    ("NUM023", "It costs £3.80 days before.", "both", ()),
)

DOSE = {"key": "syrup", "drug": "paracetamol", "amount": "5 mL"}
WITH_FACTS: tuple[Row, ...] = (
    ("NUM016", "Give 1 teaspoon at night.", "dose", ("teaspoon",)),
    ("NUM016", "Give 2 tbsp at night.", "dose", ("tbsp",)),
    ("NUM016", "Give 2 table spoons at night.", "dose", ("table spoons",)),
    ("NUM016", "Add 1 teaspoon of honey.", "none", ()),
    ("NUM016", "Give 5 mL with the syringe.", "dose", ()),
    ("NUM016", "Sprinkle it on a teaspoon of yoghurt.", "dose", ()),
    ("NUM016", "Give a teaspoon of the syrup.", "dose", ("teaspoon",)),
    ("NUM018", "Take it twice a day.", "dose", ("twice a day",)),
    ("NUM018", "Take it 3 times a day.", "dose", ("3 times a day",)),
    ("NUM018", "Take it twice a day, morning and evening.", "dose", ()),
    ("NUM018", "Take it 3 times a day with meals.", "dose", ()),
    ("NUM018", "Brush your teeth twice a day.", "none", ()),
)

INSTEAD: tuple[tuple[str, str, str, str], ...] = (
    ("NUM001", "Take 1.0 mg.", "both", "1 mg"),
    ("NUM001", "Take 2.50 mg.", "both", "2.5 mg"),
    ("NUM002", "Take .5 mg.", "both", "0.5 mg"),
    ("NUM003", "Inject 1000000 units.", "both", "1,000,000"),
    ("NUM004", "Take 10mg a day.", "both", "10 mg"),
    ("NUM004", "Give 5 ml.", "us", "5 mL"),
    ("NUM005", "Take Inderal40 mg.", "both", "Inderal 40 mg"),
    ("NUM006", "Swallow 5cc.", "both", "5 mL"),
    ("NUM007", "Take 1/2 tablet.", "both", "half a tablet"),
    ("NUM007", "Take 1 1/2 tablets.", "both", "one and a half tablets"),
    ("NUM007", "Take 1/4 tablet.", "both", "a quarter of a tablet"),
    ("NUM008", "Take 500 mg tds.", "both", "three times a day"),
    ("NUM008", "Give it q6h.", "both", "every 6 hours"),
    ("NUM010", "Inject 10U now.", "both", "10 units"),
    ("NUM010", "Take 400IU a day.", "both", "400 international units"),
    ("NUM011", "Take 5 mg qod.", "both", "every other day"),
    ("NUM012", "Take MTX.", "both", "methotrexate"),
    ("NUM013", "Take 1 µg.", "both", "1 microgram"),
    ("NUM020", "Take 1 or 2 200 mg tablets.", "both", "one or two 200 mg tablets"),
    ("NUM021", "It lasts 4-6 hours.", "both", "4 to 6"),
    ("NUM021", "It takes between 4-6 weeks.", "both", "4 and 6"),
    ("NUM022", "Come at 12am.", "both", "midnight"),
    ("NUM022", "Come at 5.30pm.", "both", "5:30pm"),
    ("NUM022", "Open at 1730hrs.", "both", "5:30pm"),
    ("NUM022", "Come on 3 Feb 2026.", "both", "3 February"),
)

CLINICIAN: tuple[tuple[str, str], ...] = (
    ("NUM009", "Give if eGFR >30 and urea + potassium are known."),
    ("NUM013", "Ferritin 30 µg/L."),
    ("NUM018", "Give twice a day."),
    ("NUM021", "Give 50-150 mcg daily."),
    ("NUM023", "It occurred in 14.3% of patients."),
)
"""What professionals read with ease."""


def look(
    code: str, text: str, where: str = "both", audience: str = "patient", claim: Claim | None = None
) -> list[Fault]:
    """Return what a rule finds in words that are printed in some regions."""
    path = next(Path(rules.__path__[0]).glob(f"{code.lower()}_*.py"))
    module = import_module(f"{rules.__name__}.{path.stem}")
    subject = Subject("claim", "example")
    written = Written(subject, ("wording", audience), text, audience, REGIONS[where], claim)
    return list(module.check_words(written))


def words_of(faults: list[Fault]) -> tuple[str, ...]:
    return tuple(fault.words for fault in faults)


@pytest.mark.parametrize(("code", "text", "where", "words"), [*DOSES, *NUMBERS])
def test_rule_finds_this_and_no_near_miss(
    code: str, text: str, where: str, words: tuple[str, ...]
) -> None:
    assert words_of(look(code, text, where)) == words


@pytest.mark.parametrize(("code", "text", "facts", "words"), WITH_FACTS)
def test_rule_looks_only_at_claims_that_give_a_dose(
    code: str,
    text: str,
    facts: str,
    words: tuple[str, ...],
) -> None:
    given: dict[str, object] = {"doses": [DOSE]} if facts == "dose" else {}
    claim = Claim.model_validate(
        {
            "id": "example",
            "category": "treatment",
            "audience": ["patient"],
            "certainty": "high",
            "wording": {"patient": text},
            "facts": given,
        }
    )
    assert words_of(look(code, text, claim=claim)) == words


@pytest.mark.parametrize(("code", "text", "where", "instead"), INSTEAD)
def test_correction_is_safe(code: str, text: str, where: str, instead: str) -> None:
    (fault,) = look(code, text, where)
    assert fault.words in text
    assert fault.instead == instead
    assert look(code, text.replace(fault.words, instead), where) == []


@pytest.mark.parametrize(("code", "text"), CLINICIAN)
def test_professionals_may_read_it(code: str, text: str) -> None:
    assert look(code, text, audience="clinician") == []


@pytest.mark.parametrize(
    "text", ["Take 10mg a day.", "Take 250mcg a day.", "Take 5units a day.", "Take 2.4mg-3mg."]
)
def test_a_corrected_unit_is_one_that_is_kept_on_its_line(text: str) -> None:
    for fault in look("NUM004", text):
        assert fault.instead
        assert "\u00a0" in typeset(fault.instead)


@pytest.mark.parametrize("text", ["Take **1.0** mg a day.", "Take **10**mg a day."])
def test_marks_inside_the_words_leave_the_correction_to_a_person(text: str) -> None:
    (fault,) = look("NUM001" if "1.0" in text else "NUM004", text)
    assert fault.instead is None


@pytest.mark.parametrize(
    "text", ["Take 50 mcg.", "Take 50mcg.", "Give 1,000-2,000 mcg.", "In mcg."]
)
def test_micrograms_are_judged_as_they_are_printed(text: str) -> None:
    assert bool(look("NUM013", text, "uk")) == ("mcg" in typeset(text, UK.units))
