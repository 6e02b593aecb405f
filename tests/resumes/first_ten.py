"""Ten résumés on which the rules were made."""

from collections.abc import Callable

from tests.resumes import layouts
from tests.resumes.person import Job, Person, Study

TEN: tuple[tuple[str, Callable[[Person], bytes], Person], ...] = (
    ("software.pdf", layouts.classic, Person(
        "Rhiannon Pugh", "rhiannon.pugh@example.org", "+44 7700 900412", "Cardiff, UK", ("github.com/rpugh-dev", "linkedin.com/in/rhiannonpugh"),
        summary="Backend engineer with nine years in payments and logistics. I like small services, boring technology and measured results.",
        jobs=(
            Job("Senior Software Engineer", "Principality Payments Ltd", "Mar 2019 – Present", "2019-03", "present", (
                "Cut the 95th percentile of card authorisation from 900 ms to 340 ms by moving fraud checks out of the request.",
                "Led four engineers through a migration from a monolith to seven services without a minute of downtime.")),
            Job("Software Engineer", "Hafod Logistics", "Jun 2015 – Feb 2019", "2015-06", "2019-02", (
                "Built the parcel tracking service in Python and PostgreSQL, used by 40 depots.",
                "Introduced contract tests, which halved failed releases.")),
            Job("Graduate Developer", "Swansea Software Works", "Sep 2013 – May 2015", "2013-09", "2015-05", ("Maintained reporting tools in Java.",)),
        ),
        studies=(Study("BSc Computer Science", "Cardiff University", "2010 – 2013", "2010", "2013"),),
        skills=(("Languages", ("Python", "Go", "SQL", "Java")), ("Platforms", ("AWS", "Docker", "Kubernetes", "Terraform")), ("Data", ("PostgreSQL", "Kafka", "Redis"))),
        projects=(("Tidewatch", "a tide table for sailors, open source, 300 users"),),
    )),
    ("analyst.pdf", layouts.sidebar, Person(
        "Marcus Okonkwo-Reyes", "marcus.okr@example.com", "(512) 555-0148", "Austin, TX", ("linkedin.com/in/marcusokr",),
        headline="Data Analyst",
        summary="Data analyst who turns messy operational data into decisions. Six years in retail and transport.",
        jobs=(
            Job("Senior Data Analyst", "Lone Star Transit Authority", "January 2021 - present", "2021-01", "present", (
                "Forecast ridership for 82 bus lines; error fell from 19 % to 8 %.",
                "Wrote the dashboard that the board reads every Monday.")),
            Job("Data Analyst", "Hill Country Grocers", "August 2018 - December 2020", "2018-08", "2020-12", (
                "Ran 24 price experiments; the winning ones raised margin by 1.3 points.",)),
        ),
        studies=(Study("BS Statistics", "Texas State University", "2014 - 2018", "2014", "2018"),),
        skills=(("", ("SQL", "Python", "Tableau", "dbt", "A/B testing", "Excel")),),
    )),
    ("researcher.pdf", layouts.latex, Person(
        "Aino Virtanen", "aino.virtanen@example.fi", "+358 40 555 0199", "Helsinki, Finland", ("github.com/ainov", "ainovirtanen.fi"),
        jobs=(
            Job("Machine Learning Engineer", "Nordic Speech Labs", "08/2020 – present", "2020-08", "present", (
                "Fine-tuned speech models for Finnish and Sámi; word error fell from 14 % to 9 %.",
                "Defined the offline evaluation that every release must pass."), "Helsinki, Finland"),
            Job("Research Assistant", "Aalto University", "09/2018 – 07/2020", "2018-09", "2020-07", (
                "Published two papers on efficient attention.",), "Espoo, Finland"),
        ),
        studies=(Study("MSc Machine Learning", "Aalto University", "2018 – 2020", "2018", "2020"),
                 Study("BSc Mathematics", "University of Helsinki", "2015 – 2018", "2015", "2018")),
        skills=(("Programming", ("Python", "C++", "Rust")), ("Libraries", ("PyTorch", "NumPy", "Hugging Face"))),
        projects=(("Sanaseppo", "spelling for Finnish dialects in Rust"), ("Kaiku", "an echo canceller in 400 lines")),
    )),
    ("nurse.docx", layouts.word, Person(
        "Siobhán Ní Dhomhnaill", "siobhan.nd@example.ie", "+353 85 555 0117", "Galway, Ireland",
        summary="Registered general nurse with seven years on acute medical wards and two in intensive care, calm on bad nights.",
        jobs=(
            Job("Clinical Nurse Manager", "Galway Bay Hospital", "April 2022 to present", "2022-04", "present", (
                "Lead a ward of 28 beds and 19 nurses.", "Brought falls down by a third in one year with hourly rounds."), "Galway"),
            Job("Staff Nurse", "Connacht Regional Hospital", "September 2015 to March 2022", "2015-09", "2022-03", (
                "Cared for up to eight acutely ill patients a shift.",), "Castlebar"),
        ),
        studies=(Study("BSc Nursing", "University of Galway", "2011 to 2015", "2011", "2015"),),
        skills=(("", ("Patient assessment", "Medication administration", "Wound care", "Infection control", "Mentoring")),),
        extra=(("Registration", ("NMBI, registered general nurse",)),),
    )),
    ("teacher.docx", layouts.word_table, Person(
        "Priya Raghunathan", "priya.raghunathan@example.in", "+91 98400 55512", "Chennai, India",
        summary="To teach mathematics where curiosity counts more than marks.",
        jobs=(
            Job("Senior Mathematics Teacher", "Kaveri Public School", "June 2016 - till date", "2016-06", "present", (
                "Teach classes IX to XII; board results rose from 71 to 84 per cent.", "Founded the mathematics circle, now 60 pupils.")),
            Job("Mathematics Teacher", "St Thomas Matriculation School", "June 2012 - May 2016", "2012-06", "2016-05", ("Taught classes VI to X.",)),
        ),
        studies=(Study("M.Sc. Mathematics", "University of Madras", "2010 - 2012", "2010", "2012"),
                 Study("B.Ed.", "Stella Maris College", "2009 - 2010", "2009", "2010")),
        skills=(("Teaching", ("Lesson planning", "Differentiation", "Assessment")), ("Software", ("GeoGebra", "Google Classroom", "LaTeX"))),
    )),
    ("product.pdf", layouts.linkedin, Person(
        "Daniela Fuentes", "daniela.fuentes@example.mx", "+52 55 5555 0182", "Mexico City, Mexico", ("www.linkedin.com/in/danielafuentes",),
        headline="Senior Product Manager",
        summary="Product manager for payments in Latin America. I ship with small teams and say no often.",
        jobs=(
            Job("Senior Product Manager", "Pagos del Sur", "March 2020 - Present (4 years 2 months)", "2020-03", "present", (
                "Own the merchant onboarding that 12,000 shops use.",), "Mexico City, Mexico"),
            Job("Product Manager", "Mercado Vivo", "July 2017 - February 2020 (2 years 8 months)", "2017-07", "2020-02", (
                "Launched instalments in three countries.",), "Guadalajara, Mexico"),
        ),
        studies=(Study("Licenciatura en Economía", "Universidad de Guadalajara", "2011 - 2015", "2011", "2015"),),
        skills=(("", ("Roadmapping", "User research", "SQL", "Figma")),),
    )),
    ("mechanical.pdf", layouts.german, Person(
        "Jürgen Köhler", "j.koehler@example.de", "+49 151 555 01234", "Lindenstraße 12, 70174 Stuttgart",
        jobs=(
            Job("Konstruktionsingenieur", "Neckar Antriebe GmbH", "seit 04/2017", "2017-04", "present", (
                "Entwicklung von Planetengetrieben bis 40 kNm", "Gewicht um 12 % gesenkt")),
            Job("Entwicklungsingenieur", "Alb Maschinenbau AG", "10/2012 – 03/2017", "2012-10", "2017-03", ("Auslegung von Prüfständen",)),
        ),
        studies=(Study("Diplom Maschinenbau", "Universität Stuttgart", "10/2006 – 09/2012", "2006-10", "2012-09"),),
        skills=(("CAD", ("CATIA V5", "SolidWorks", "Creo")), ("Berechnung", ("ANSYS", "MATLAB"))),
        languages="Deutsch (Muttersprache), Englisch (verhandlungssicher)",
    )),
    ("sales.txt", layouts.plain, Person(
        "Thandiwe Mokoena", "thandi.mokoena@example.co.za", "+27 82 555 0163", "Johannesburg, South Africa", headline="Account executive",
        summary="Account executive who has met quota for five years running, selling software to mines and municipalities.",
        jobs=(
            Job("Account Executive", "Highveld Software", "2019 - present", "2019", "present", ("118 % of a R14m quota in 2023", "Largest contract: R6.2m over three years")),
            Job("Sales Development Representative", "Karoo Cloud", "2016 - 2019", "2016", "2019", ("Booked 14 meetings a month",)),
        ),
        studies=(Study("BCom Marketing", "University of Johannesburg", "2013 - 2015", "2013", "2015"),),
        skills=(("", ("Negotiation", "Salesforce", "Pipeline management", "Cold calling", "MEDDIC")),),
    )),
    ("devops.md", layouts.markdown, Person(
        "Caio Nascimento", "caio@example.dev", "+55 11 95555-0171", "São Paulo, Brazil", ("github.com/caionasc",), headline="DevOps engineer",
        summary="I keep clusters dull and deploys frequent.",
        jobs=(
            Job("Site Reliability Engineer", "Banco Claro Digital", "Feb 2021 – present", "2021-02", "present", ("Brought paging down from 31 to 6 a week.", "Runs 14 Kubernetes clusters on AWS.")),
            Job("Systems Administrator", "Rede Paulista", "2016 – Jan 2021", "2016", "2021-01", ("Automated 300 servers with Ansible.",)),
        ),
        studies=(Study("Tecnólogo em Redes", "Fatec São Paulo", "2012 – 2015", "2012", "2015"),),
        skills=(("Cloud", ("AWS", "Kubernetes", "Terraform")), ("Observability", ("Prometheus", "Grafana"))),
        projects=(("kube-tidy", "deletes what nobody uses"), ("pager-budget", "counts who was woken up")),
    )),
    ("finance.pdf", layouts.two_pages, Person(
        "Tan Wei Ling", "weiling.tan@example.sg", "+65 8555 0134", "Singapore",
        summary="Chartered accountant with eleven years in audit and group reporting for banks and shipping.",
        jobs=(
            Job("Finance Manager", "Straits Shipping Pte Ltd", "July 2018 – Present", "2018-07", "present", (
                "Close the books of nine entities in five working days.", "Replaced 60 spreadsheets by one consolidation model.",
                "Manage a team of six accountants and two analysts in two countries.")),
            Job("Audit Senior", "Merlion Audit Partners LLP", "August 2012 – June 2018", "2012-08", "2018-06", (
                "Led audits of banks with balance sheets up to S$4bn.", "Trained twelve juniors.", "Found a revenue error of S$3m in time.")),
        ),
        studies=(Study("Bachelor of Accountancy", "Nanyang Technological University", "2008 – 2012", "2008", "2012"),),
        skills=(("", ("Financial reporting", "IFRS", "Consolidation", "SAP", "Financial modelling")),),
    )),
)  # fmt: skip
