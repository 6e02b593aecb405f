"""Ten résumés against ten jobs, with what a careful reader finds: the skill, whether required or wished, its state."""

PAIRS: dict[str, tuple[str, str, dict[str, tuple[str, str]]]] = {
    "backend": (
        """Ada Bright
Experience
Backend Developer, Mill Lane Ltd    2019 - present
• Built REST services in Python with Flask and PostgreSQL
• Containerised everything with Docker, deployed by GitHub Actions
Skills
Python, Flask, PostgreSQL, Docker, Git""",
        """Backend engineer
Requirements
- 3+ years of Python
- Good knowledge of Django or similar
- SQL databases, preferably PostgreSQL
- Experience with Kubernetes
Nice to have
- Terraform
- Kafka""",
        {
            "Python": ("required", "found"),
            "Django": ("required", "partial"),
            "SQL": ("required", "partial"),
            "PostgreSQL": ("wished", "found"),
            "Kubernetes": ("required", "partial"),
            "Terraform": ("wished", "missing"),
            "Kafka": ("wished", "missing"),
        },
    ),
    "frontend": (
        """Noor Haddad
Employment
Frontend Engineer, Cedar Apps    Jan 2020 - now
- Rebuilt the shop in Vue.js and TypeScript
- Reached WCAG 2.1 AA
Skills: JavaScript, TypeScript, Vue, CSS, Cypress""",
        """We are looking for a frontend engineer.
You must have strong JavaScript and TypeScript. React is required. Knowledge of accessibility is essential.
GraphQL would be a plus. Playwright or Cypress is a bonus.""",
        {
            "JavaScript": ("required", "found"),
            "TypeScript": ("required", "found"),
            "React": ("required", "partial"),
            "Accessibility": ("required", "found"),
            "GraphQL": ("wished", "missing"),
            "Playwright": ("wished", "partial"),
            "Cypress": ("wished", "found"),
        },
    ),
    "analyst": (
        """Lena Fischer
Experience
Data Analyst, Kaufring    03/2018 - present
• Dashboards in Tableau for 60 stores
• SQL on Snowflake; reports in Excel
• Ran split tests on prices
Skills
SQL, Tableau, Excel, Python (pandas)""",
        """What you bring:
* SQL and Excel
* Power BI
* Experience with A/B testing
* Statistics
Preferred qualifications:
* dbt
* Python""",
        {
            "SQL": ("required", "found"),
            "Excel": ("required", "found"),
            "Power BI": ("required", "partial"),
            "A/B testing": ("required", "found"),
            "Statistics": ("required", "partial"),
            "dbt": ("wished", "partial"),
            "Python": ("wished", "found"),
        },
    ),
    "nurse": (
        """Grace Mensah, RN
Work experience
Staff Nurse, Korle Bay Hospital    2016 - 2023
- Looked after ventilated patients on the ICU
- Gave IV medication and dressed wounds; wound care lead
- Precepted four new nurses
Certifications
BLS, ACLS""",
        """Person specification
Essential
- NMC registered nurse
- Experience in intensive care
- Medication administration
- BLS
Desirable
- Palliative care
- Mentoring of students""",
        {
            "Nursing": ("required", "found"),
            "Intensive care": ("required", "found"),
            "Medication administration": ("required", "found"),
            "BLS": ("required", "found"),
            "Palliative care": ("wished", "missing"),
            "Mentoring": ("wished", "missing"),
        },
    ),
    "teacher": (
        """Owen Pritchard
Teaching experience
Year 4 Teacher, Ysgol y Bryn    Sept 2017 - present
- Planned lessons for mixed-ability classes; lesson planning shared across the year
- Led phonics across Key Stage 1
- Spoke with parents at parents' evenings
Education
PGCE Primary, Bangor University    2016 - 2017""",
        """Primary teacher
Essential:
- lesson planning
- behaviour management
- phonics
- safeguarding
Desirable:
- SEND experience
- Google Classroom""",
        {
            "Lesson planning": ("required", "found"),
            "Classroom management": ("required", "partial"),
            "Phonics": ("required", "found"),
            "Safeguarding": ("required", "missing"),
            "SEND": ("wished", "partial"),
            "Educational technology": ("wished", "missing"),
        },
    ),
    "sales": (
        """Ravi Shah
Experience
Account Manager, Cloudbarn    2018 - 2024
- Grew 22 key accounts by 31 %
- Forecast in HubSpot every Friday
- Negotiated renewals
Skills
Account management, HubSpot, Negotiation""",
        """Account executive
You have:
- B2B sales experience
- Salesforce
- Negotiation
- Cold calling
It would be great if you know MEDDIC.""",
        {
            "B2B sales": ("required", "partial"),
            "Salesforce": ("required", "partial"),
            "Negotiation": ("required", "found"),
            "Lead generation": ("required", "missing"),
            "MEDDIC": ("wished", "missing"),
        },
    ),
    "finance": (
        """Aiko Tanaka
Professional experience
Accountant, Minato Trading KK    2015 - present
• Month-end close in four days under IFRS
• VAT returns for two countries
• Built cash flow forecasts in Excel
Skills: Excel, SAP, Xero""",
        """Requirements:
- Financial reporting under IFRS
- Month-end close
- SAP
- Tax compliance
- Financial modelling
Bonus: Power BI""",
        {
            "Financial reporting": ("required", "partial"),
            "IFRS": ("required", "found"),
            "Accounting": ("required", "found"),
            "SAP": ("required", "found"),
            "Taxation": ("required", "found"),
            "Financial modelling": ("required", "partial"),
            "Power BI": ("wished", "missing"),
        },
    ),
    "product": (
        """Inés Valdés
Experience
Product Owner, Rutas    2019 - present
- Owned the backlog of two Scrum teams
- Held forty customer interviews a year
- Wrote the roadmap with sales and support
Skills
Jira, Figma, Roadmapping""",
        """Product manager
Must have: product management, user research, roadmapping, stakeholder management.
Nice to have: SQL, A/B testing.""",
        {
            "Product management": ("required", "found"),
            "User research": ("required", "found"),
            "Roadmapping": ("required", "found"),
            "Stakeholder management": ("required", "missing"),
            "SQL": ("wished", "missing"),
            "A/B testing": ("wished", "missing"),
        },
    ),
    "devops": (
        """Piotr Zając
Experience
Systems Engineer, Bałtyk Hosting    2017 - present
- Ran 200 Linux servers with Ansible
- Moved builds to GitLab CI
- Grafana and Prometheus for every service
- Currently learning Kubernetes""",
        """What we are looking for
- Linux
- Terraform
- Kubernetes
- CI/CD
- Monitoring
- AWS (Azure is fine too)
No experience with Windows needed.""",
        {
            "Linux": ("required", "found"),
            "Terraform": ("required", "partial"),
            "Kubernetes": ("required", "partial"),
            "CI/CD": ("required", "partial"),
            "Monitoring": ("required", "found"),
            "AWS": ("required", "missing"),
            "Azure": ("required", "missing"),
        },
    ),
    "unknown_words": (
        """Kofi Asante
Experience
Beekeeper, Volta Honey    2014 - present
- Kept 300 hives; swarm control and queen rearing
- Sold at markets, kept the books in QuickBooks
Skills
Queen rearing, Swarm control, Bookkeeping""",
        """Head beekeeper
Requirements
- Queen rearing
- Swarm control
- Honey extraction
- Bookkeeping
Nice to have
- Driving licence""",
        {
            "Queen rearing": ("required", "found"),
            "Swarm control": ("required", "found"),
            "Honey extraction": ("required", "missing"),
            "Bookkeeping": ("required", "found"),
            "Driving": ("wished", "missing"),
        },
    ),
}
