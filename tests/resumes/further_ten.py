"""Ten further résumés as text, each with what makes reading hard: several posts with one employer, places that are names,
signs for list items, times without a day, headings of their own."""

from typing import Any

FURTHER: list[tuple[str, dict[str, Any]]] = []


def case(text: str, **truth: Any) -> None:
    FURTHER.append((text, truth))


def x(title: str, organisation: str, start: str | None, end: str | None) -> dict[str, str | None]:
    return {"title": title, "organisation": organisation, "start": start, "end": end}


def e(degree: str, institution: str, start: str | None, end: str | None) -> dict[str, str | None]:
    return {"degree": degree, "institution": institution, "start": start, "end": end}


case(
    """Dr. Anna-Lena von der Heide
Hamburg, Germany
anna.vdheide@example.de  |  +49 40 5550123

WORK EXPERIENCE
2019 – Present    Senior Accountant
                  Hansa Reederei GmbH & Co. KG, Hamburg
Responsible for the consolidated accounts of eleven ships. I introduced a monthly
close in five days and trained three colleagues.

2014 – 2019    Accountant
               Elbe Audit GmbH, Hamburg
Audits of small companies.

EDUCATION
2010 – 2014    Diplom-Kauffrau, Universität Hamburg

SKILLS
DATEV (expert), SAP FI, Excel
""",
    contact={
        "name": "Anna-Lena von der Heide",
        "email": "anna.vdheide@example.de",
        "phone": "+49 40 5550123",
        "place": "Hamburg, Germany",
    },
    experience=[
        x("Senior Accountant", "Hansa Reederei GmbH & Co. KG", "2019", "present"),
        x("Accountant", "Elbe Audit GmbH", "2014", "2019"),
    ],
    education=[e("Diplom-Kauffrau", "Universität Hamburg", "2010", "2014")],
    skills=["DATEV", "SAP FI", "Excel"],
)
case(
    """María José García López
Madrid, España · mjgarcia@example.es · 612 555 019

Experiencia profesional
Banco del Tajo, Madrid
Analista de riesgos    enero 2020 - actualidad
- Modelos de scoring para pymes
Analista júnior    marzo 2017 - diciembre 2019
- Informes mensuales

Formación
Grado en Economía, Universidad Complutense de Madrid, 2012 - 2016

Competencias
Python, SAS, SQL, Power BI

Idiomas
Español (nativo), inglés (C1)
""",
    contact={
        "name": "María José García López",
        "email": "mjgarcia@example.es",
        "phone": "612 555 019",
        "place": "Madrid, España",
    },
    experience=[
        x("Analista de riesgos", "Banco del Tajo", "2020-01", "present"),
        x("Analista júnior", "Banco del Tajo", "2017-03", "2019-12"),
    ],
    education=[e("Grado en Economía", "Universidad Complutense de Madrid", "2012", "2016")],
    skills=["Python", "SAS", "SQL", "Power BI"],
)
case(
    """Liam O'Brien
Software Developer

Dublin, Ireland
liam.obrien@example.com
087 555 0199
https://github.com/liamob

Experience

Senior Software Developer
Harp Systems · Full-time
Jan 2020 - Present · 4 yrs 3 mos
Dublin, Ireland
Building trading tools in Java and Kafka.

Software Developer
Liffey Labs · Contract
Sept. 2017 – Dec. 2019
Cork, Ireland
Worked on mobile banking.

Education

Trinity College Dublin
Bachelor of Arts, Computer Science
2013 - 2017

Skills
Java • Kafka • Spring Boot • AWS
""",
    contact={
        "name": "Liam O'Brien",
        "email": "liam.obrien@example.com",
        "phone": "087 555 0199",
        "place": "Dublin, Ireland",
        "links": ["https://github.com/liamob"],
    },
    experience=[
        x("Senior Software Developer", "Harp Systems", "2020-01", "present"),
        x("Software Developer", "Liffey Labs", "2017-09", "2019-12"),
    ],
    education=[e("Bachelor of Arts, Computer Science", "Trinity College Dublin", "2013", "2017")],
    skills=["Java", "Kafka", "Spring Boot", "AWS"],
)
case(
    """JORDAN A. WHITFIELD
Atlanta, GA 30303 | 404-555-0172 | jordan.whitfield@example.com | www.linkedin.com/in/jwhitfield

SUMMARY
Operations manager with 10+ years of experience.

EXPERIENCE
PEACHTREE FULFILMENT, Atlanta, GA
Operations Manager, 03/19 - Present
• Cut pick errors by 45%
• Managed 85 associates
DIXIE FREIGHT LLC, Macon, GA
Shift Supervisor, 06/14 - 02/19
• Supervised 20 drivers

EDUCATION
Georgia State University, Atlanta, GA
Bachelor of Business Administration, Expected May 2025
GPA: 3.7/4.0

SKILLS
Lean Six Sigma; WMS; forklift certified; Excel (advanced); Spanish (conversational)
""",
    contact={
        "name": "Jordan A. Whitfield",
        "email": "jordan.whitfield@example.com",
        "phone": "404-555-0172",
        "place": "Atlanta, GA 30303",
    },
    experience=[
        x("Operations Manager", "Peachtree Fulfilment", "2019-03", "present"),
        x("Shift Supervisor", "Dixie Freight LLC", "2014-06", "2019-02"),
    ],
    education=[e("Bachelor of Business Administration", "Georgia State University", None, "2025-05")],
    skills=["Lean Six Sigma", "WMS", "forklift certified", "Excel", "Spanish"],
)
case(
    """NGUYEN Thi Mai
Ho Chi Minh City, Vietnam
Email: mai.nguyen@example.vn
Tel: +84 90 555 0123

CAREER PROFILE
Marketing specialist with five years in fast-moving consumer goods.

EMPLOYMENT RECORD
Marketing Executive – Saigon Foods JSC
From July 2019 to date
+ Planned campaigns on Facebook
+ Managed a budget of 2 billion VND

Sales Assistant – Lotus Mart
August 2017 - June 2019
+ Helped customers

ACADEMIC BACKGROUND
Bachelor of Marketing – University of Economics Ho Chi Minh City
2013 - 2017

PROFESSIONAL SKILLS
- Digital marketing
- Content creation
- Google Ads
""",
    contact={
        "name": "Nguyen Thi Mai",
        "email": "mai.nguyen@example.vn",
        "phone": "+84 90 555 0123",
        "place": "Ho Chi Minh City, Vietnam",
    },
    experience=[
        x("Marketing Executive", "Saigon Foods JSC", "2019-07", "present"),
        x("Sales Assistant", "Lotus Mart", "2017-08", "2019-06"),
    ],
    education=[e("Bachelor of Marketing", "University of Economics Ho Chi Minh City", "2013", "2017")],
    skills=["Digital marketing", "Content creation", "Google Ads"],
)
case(
    """Pierre-Yves Lambert
12 rue des Lilas, 31000 Toulouse | 07 55 50 01 22 | py.lambert@example.fr

EXPÉRIENCE
Ingénieur système – Aérolia SAS, Toulouse
Depuis septembre 2018
• Architecture de bancs d'essai
Ingénieur d'études – Garonne Conseil, Toulouse
De janvier 2015 à août 2018
• Rédaction de spécifications

FORMATION
2012 – 2014 : Master Systèmes embarqués, Université Paul Sabatier

COMPÉTENCES TECHNIQUES
C, C++, DOORS, MATLAB/Simulink
""",
    contact={"name": "Pierre-Yves Lambert", "email": "py.lambert@example.fr", "phone": "07 55 50 01 22"},
    experience=[
        x("Ingénieur système", "Aérolia SAS", "2018-09", "present"),
        x("Ingénieur d'études", "Garonne Conseil", "2015-01", "2018-08"),
    ],
    education=[e("Master Systèmes embarqués", "Université Paul Sabatier", "2012", "2014")],
    skills=["C", "C++", "DOORS", "MATLAB/Simulink"],
)
case(
    """Fatima Al-Zahra Benali
Physiotherapist | Casablanca, Morocco | fatima.benali@example.ma | +212 6 55 50 01 44

Professional Experience

Clinique Atlas, Casablanca                                      2021/03 – present
Senior Physiotherapist
  • Treats 14 patients a day
  • Set up a clinic for runners

Centre de Rééducation Anfa, Casablanca                          2016/09 – 2021/02
Physiotherapist
  • Post-operative knees and hips

Education

Licence in Physiotherapy                                                2012 – 2016
Université Mohammed VI des Sciences de la Santé

Certifications
Dry needling (2019)

Skills
Manual therapy, Gait analysis, Patient education
""",
    contact={
        "name": "Fatima Al-Zahra Benali",
        "email": "fatima.benali@example.ma",
        "phone": "+212 6 55 50 01 44",
        "place": "Casablanca, Morocco",
    },
    experience=[
        x("Senior Physiotherapist", "Clinique Atlas", "2021-03", "present"),
        x("Physiotherapist", "Centre de Rééducation Anfa", "2016-09", "2021-02"),
    ],
    education=[e("Licence in Physiotherapy", "Université Mohammed VI des Sciences de la Santé", "2012", "2016")],
    skills=["Manual therapy", "Gait analysis", "Patient education"],
)
case(
    """Curriculum Vitae

Personal Details
Name: Emeka Okafor
Address: 14 Palm Close, Enugu, Nigeria
Phone: 0803 555 0188
Email: emeka.okafor@example.ng

Education
2008-2012  B.Eng. Electrical Engineering, University of Nigeria, Nsukka (Second Class Upper)
2002-2008  WASSCE, Government College Umuahia

Work Experience
2016-date  Maintenance Engineer, Coal City Power Ltd, Enugu
Duties:
i. Planned maintenance of transformers
ii. Supervised six technicians
2013-2016  Graduate Trainee, Delta Breweries Plc, Warri

Skills
AutoCAD, PLC programming, MS Project

Referees
Available on request
""",
    contact={"name": "Emeka Okafor", "email": "emeka.okafor@example.ng", "phone": "0803 555 0188"},
    experience=[
        x("Maintenance Engineer", "Coal City Power Ltd", "2016", "present"),
        x("Graduate Trainee", "Delta Breweries Plc", "2013", "2016"),
    ],
    education=[
        e("B.Eng. Electrical Engineering", "University of Nigeria", "2008", "2012"),
        e("WASSCE", "Government College Umuahia", "2002", "2008"),
    ],
    skills=["AutoCAD", "PLC programming", "MS Project"],
)
case(
    """Sofia Marchetti
UX Researcher

sofia@example.design
+39 333 555 0111
Bologna, Italy
sofiamarchetti.design

ABOUT
I study how people really use things.

EXPERIENCE

UX Researcher @ Portici Digitali
2021 — Today
Diary studies with 60 nurses.
Usability tests every two weeks.

Research Assistant @ Università di Bologna
2019 — 2021
Eye tracking studies.

EDUCATION

Laurea Magistrale in Psicologia
Università di Bologna, 2017 — 2019

TOOLKIT
User interviews / Diary studies / Figma / Dovetail

SELECTED PROJECTS

Ward Rounds
A handover tool for wards, tested with 12 nurses.

Bus Stop Zero
Signs for people who do not read Italian.
""",
    contact={
        "name": "Sofia Marchetti",
        "email": "sofia@example.design",
        "phone": "+39 333 555 0111",
        "place": "Bologna, Italy",
        "links": ["sofiamarchetti.design"],
    },
    experience=[
        x("UX Researcher", "Portici Digitali", "2021", "present"),
        x("Research Assistant", "Università di Bologna", "2019", "2021"),
    ],
    education=[e("Laurea Magistrale in Psicologia", "Università di Bologna", "2017", "2019")],
    skills=["User interviews", "Diary studies", "Figma", "Dovetail"],
    projects=["Ward Rounds", "Bus Stop Zero"],
)
case(
    """Kavya Reddy
Hyderabad, India | kavya.reddy@example.in | +91 90000 55501 | github.com/kavyar

OBJECTIVE
Seeking an entry level role in data engineering.

EDUCATION
B.Tech in Information Technology                                   2019 - 2023
Osmania University, CGPA: 8.9/10
Intermediate (MPC)                                                 2017 - 2019
Sri Chaitanya Junior College, 96%

TECHNICAL SKILLS
Programming Languages : Python, Java, C
Databases             : MySQL, MongoDB
Tools                 : Git, Docker

PROJECTS
Crop Yield Prediction
- Random forests on ten years of district data
- Accuracy of 87%
Technologies: Python, scikit-learn
Bus Pass System
- Web app for 2,000 students
Technologies: Java, MySQL

INTERNSHIP
Data Intern, Deccan Analytics Pvt Ltd                      May 2022 - July 2022
- Cleaned 3 million rows

ACHIEVEMENTS
Winner, state hackathon 2022
""",
    contact={
        "name": "Kavya Reddy",
        "email": "kavya.reddy@example.in",
        "phone": "+91 90000 55501",
        "place": "Hyderabad, India",
        "links": ["github.com/kavyar"],
    },
    experience=[x("Data Intern", "Deccan Analytics Pvt Ltd", "2022-05", "2022-07")],
    education=[
        e("B.Tech in Information Technology", "Osmania University", "2019", "2023"),
        e("Intermediate (MPC)", "Sri Chaitanya Junior College", "2017", "2019"),
    ],
    skills=["Python", "Java", "C", "MySQL", "MongoDB", "Git", "Docker"],
    projects=["Crop Yield Prediction", "Bus Pass System"],
)
