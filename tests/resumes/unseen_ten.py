"""Ten résumés that the rules were not made on. They were written afterwards, and the first figure on them was 0.979.
Then the rules learnt from them too: months in small letters, firms whose form ends in a full stop, labels of groups."""

from collections.abc import Callable

from tests.resumes import layouts
from tests.resumes.person import Job, Person, Study

TEN: tuple[tuple[str, Callable[[Person], bytes], Person], ...] = (
    ("buyer.pdf", layouts.europass, Person(
        "Giulia Ferrante", "giulia.ferrante@example.it", "+39 345 555 0126", "Via Garibaldi 8, 10122 Torino, Italy",
        jobs=(
            Job("Senior Buyer", "Officine Dora S.p.A.", "02/2018 – Present", "2018-02", "present", ("Saved 2.1 million euros a year on castings", "Qualified eleven suppliers in three countries")),
            Job("Junior Buyer", "Mobili Langhe S.r.l.", "09/2014 – 01/2018", "2014-09", "2018-01", ("Handled 400 orders a month",)),
        ),
        studies=(Study("Laurea in Economia Aziendale", "Università degli Studi di Torino", "2010 – 2014", "2010", "2014"),),
        skills=(("Professional", ("Negotiation", "Supplier audits", "SAP MM")), ("Office", ("Excel", "Power BI"))),
    )),
    ("designer.pdf", layouts.right_sidebar, Person(
        "Linnea Bergqvist", "linnea@example.se", "+46 70 555 01 88", "Gothenburg, Sweden", ("behance.net/linneab",), headline="Product Designer",
        summary="Designer of medical software. I test with five people before I believe anything.",
        jobs=(
            Job("Lead Product Designer", "Vårdflöde AB", "2020 – now", "2020", "present", ("Redesigned triage for 14 emergency departments; input errors fell by 60 %.",)),
            Job("UX Designer", "Studio Kattegatt", "2015 – 2020", "2015", "2020", ("Designed booking for two ferry lines.", "Built the design system that all teams still use.")),
        ),
        studies=(Study("MSc Interaction Design", "Chalmers University of Technology", "2013 – 2015", "2013", "2015"),),
        skills=(("", ("Figma", "Prototyping", "Usability testing", "Accessibility", "Design systems")),),
    )),
    ("people.docx", layouts.word_columns, Person(
        "Chidinma Eze", "chidinma.eze@example.com.ng", "+234 803 555 0142", "Lagos, Nigeria", headline="Human resources business partner",
        summary="People partner for banks and telecoms who reads the labour law so that managers need not.",
        jobs=(
            Job("HR Business Partner", "Zenithal Bank Plc", "May 2019 - Present", "2019-05", "present", ("Partner to 900 staff in four regions.", "Cut time to hire from 64 to 38 days.")),
            Job("Recruitment Officer", "Niger Delta Telecoms", "March 2015 - April 2019", "2015-03", "2019-04", ("Hired 240 engineers in four years.",)),
        ),
        studies=(Study("BSc Psychology", "University of Ibadan", "2010 - 2014", "2010", "2014"),),
        skills=(("", ("Recruitment", "Employee relations", "Performance management", "Payroll")),),
    )),
    ("postdoc.pdf", layouts.academic, Person(
        "Zofia Wiśniewska", "z.wisniewska@example.edu.pl", "+48 22 555 01 09", "Warsaw, Poland", ("orcid.org/0000-0002-5550-1234",),
        jobs=(
            Job("Postdoctoral Researcher", "University of Warsaw", "Oct 2021 – present", "2021-10", "present", ("Measured flood risk along 600 km of the Vistula.",), "Poland"),
            Job("Research Assistant", "Institute of Geophysics", "2016 – 2021", "2016", "2021", ("Ran the field station at Świder.",), "Poland"),
        ),
        studies=(Study("PhD Hydrology", "University of Warsaw", "2016 – 2021", "2016", "2021"), Study("MSc Geography", "Jagiellonian University", "2011 – 2016", "2011", "2016")),
        skills=(("", ("R", "Python", "QGIS", "Statistics")),),
        projects=(("FloodLines", "maps of past floods from parish records"), ("SwiderData", "an open archive of 40 years of river levels")),
    )),
    ("comptable.pdf", layouts.french, Person(
        "Émilie Beaumont", "emilie.beaumont@example.fr", "06 55 55 01 73", "69003 Lyon",
        summary="Comptable avec huit ans d'expérience en cabinet et dans l'industrie.",
        jobs=(
            Job("Comptable générale", "Fonderies du Rhône SAS", "janvier 2019 à aujourd'hui", "2019-01", "present", ("Clôture mensuelle en quatre jours", "Passage à la facture électronique"), "Lyon"),
            Job("Assistante comptable", "Cabinet Morel", "septembre 2015 à décembre 2018", "2015-09", "2018-12", ("Tenue de 35 dossiers",), "Grenoble"),
        ),
        studies=(Study("BTS Comptabilité et gestion", "Lycée La Martinière", "2013 à 2015", "2013", "2015"),),
        skills=(("Logiciels", ("Sage", "SAP", "Excel")), ("Domaines", ("TVA", "Paie", "Clôtures"))),
    )),
    ("chef.pdf", layouts.functional, Person(
        "Bao Tran", "bao.tran@example.com.au", "0455 550 137", "Melbourne, Australia", headline="Head chef",
        summary="Head chef with fifteen years in hotels and bistros, trusted with budgets and apprentices.",
        jobs=(
            Job("Head Chef", "Yarra Bistro", "2017 – present", "2017", "present", (), "Melbourne"),
            Job("Sous Chef", "Harbour Grand Hotel", "2012 – 2017", "2012", "2017", (), "Sydney"),
            Job("Commis Chef", "Café Indochine", "2008 – 2012", "2008", "2012", (), "Brisbane"),
        ),
        studies=(Study("Certificate IV in Commercial Cookery", "William Angliss Institute", "2006 – 2008", "2006", "2008"),),
        skills=(("Kitchen", ("Menu planning", "Food safety", "Stock control")), ("People", ("Training apprentices", "Rostering"))),
    )),
    ("operations.txt", layouts.underlined, Person(
        "Samuel Kiprono Bett", "sam.bett@example.co.ke", "+254 722 555 016", "Nakuru, Kenya",
        summary="Supply chain officer seeking to move relief goods faster and with fewer papers.",
        jobs=(
            Job("Logistics Officer", "Rift Valley Relief", "2019-03 to 2023-11", "2019-03", "2023-11", ("Moved 9,000 tonnes of grain in one season", "Cut losses in transit to 0.4 per cent")),
            Job("Warehouse Supervisor", "Lake Traders Ltd", "2015-01 to 2019-02", "2015-01", "2019-02", ("Supervised 22 staff on two shifts",)),
        ),
        studies=(Study("Diploma in Purchasing and Supplies", "Kenya Institute of Management", "2012 to 2014", "2012", "2014"),),
        skills=(("Packages", ("Excel", "SAP", "QuickBooks")),),
    )),
    ("student.pdf", layouts.projects_first, Person(
        "Aarav Mehta", "aarav.mehta@example.edu", "+1 647-555-0155", "Waterloo, Canada", ("github.com/aaravm", "aaravmehta.dev"),
        jobs=(Job("Software Engineering Intern", "Maple Robotics", "May 2024 – Aug 2024", "2024-05", "2024-08", ("Wrote the path planner's regression tests.",)),),
        studies=(Study("Bachelor of Computer Science", "University of Waterloo", "2021 – 2025", "2021", "2025"),),
        skills=(("", ("C++", "Python", "React", "PostgreSQL", "Git")),),
        projects=(("Snowplow", "Routes for ploughs by integer programming; 11 % fewer kilometres on real data."), ("Lecture Lens", "Searches 900 hours of lectures by what was said.")),
    )),
    ("legal.docx", layouts.word_tabs, Person(
        "Hannah Goldberg", "hannah.goldberg@example.com", "617-555-0190", "Boston, MA",
        summary="Paralegal with six years in employment law, known for finding the one email that matters.",
        jobs=(
            Job("Senior Paralegal", "Beacon & Pratt LLP", "June 2020 – Present", "2020-06", "present", ("Managed discovery of 1.2 million documents.",), "Boston, MA"),
            Job("Paralegal", "Worcester Legal Services", "August 2017 – May 2020", "2017-08", "2020-05", ("Prepared 140 filings a year.", "Interviewed clients in Spanish."), "Worcester, MA"),
        ),
        studies=(Study("BA Political Science", "University of Massachusetts", "2013 – 2017", "2013", "2017"),),
        skills=(("", ("Legal research", "E-discovery", "Westlaw", "Spanish")),),
    )),
    ("icu_nurse.jpg", layouts.picture, Person(
        "Maricel Santos", "maricel.santos@example.ph", "+63 917 555 0128", "Cebu City, Philippines",
        summary="Registered nurse with five years in intensive care.",
        jobs=(
            Job("ICU Nurse", "Visayas Medical Center", "March 2020 - Present", "2020-03", "present", ("Cared for ventilated patients, two at a time", "Trained nine new nurses")),
            Job("Staff Nurse", "Mactan Community Hospital", "June 2017 - February 2020", "2017-06", "2020-02", ("Worked on a medical ward of 30 beds",)),
        ),
        studies=(Study("BS Nursing", "University of San Carlos", "2013 - 2017", "2013", "2017"),),
        skills=(("", ("Patient assessment", "Mechanical ventilation", "Wound care", "BLS")),),
    )),
)  # fmt: skip
