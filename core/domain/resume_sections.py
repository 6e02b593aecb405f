"""The headings of a résumé, in many wordings. Used where text is put in order, and where facts are found in it."""

from __future__ import annotations

import re
from enum import StrEnum

MOST_WORDS = 6
MOST_CHARACTERS = 60
LEAST_TORN = 6


class Section(StrEnum):
    CONTACT = "contact"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    SKILLS = "skills"
    EDUCATION = "education"
    LANGUAGES = "languages"
    OTHER = "other"  # certificates, awards, interests …: read as text only


# A heading is one of these wordings, or one of the nouns with modifiers around it. English, German, French, Spanish,
# Italian, Portuguese, Dutch.
WORDINGS: dict[Section, str] = {
    Section.CONTACT: "contact|contact me|contact details|contact info|contact information|get in touch|"
    "personal details|personal information|personal data|kontakt|kontaktdaten|persönliche daten|"
    "persönliche angaben|coordonnées|"
    "contacto|datos personales|contatti|contactgegevens|details|bio data",
    Section.SUMMARY: "summary|profile|about|about me|objective|personal statement|who i am|at a glance|overview|"
    "in brief|introduction|profil|kurzprofil|über mich|zur person|profil professionnel|à propos|résumé|perfil|"
    "sobre mí|resumen|resumo|profilo|profiel|career objective|executive summary|highlights|career highlights|bio|"
    "professional headline|statement|kurzvorstellung|perfil profesional|objetivo",
    Section.EXPERIENCE: "experience|employment|work|career|employment history|work history|career history|"
    "professional background|positions|positions held|appointments|professional appointments|where i have worked|"
    "where i've worked|what i have done|what i've done|jobs|internships|clinical experience|teaching experience|"
    "clinical placements|placements|berufserfahrung|berufspraxis|beruflicher werdegang|werdegang|"
    "berufliche stationen|praktische erfahrung|praktika|expérience|expériences|expérience professionnelle|"
    "expériences professionnelles|parcours professionnel|experiencia|experiencia laboral|experiencia profesional|"
    "trayectoria profesional|esperienza|esperienze|esperienza professionale|esperienze professionali|"
    "esperienze lavorative|esperienza lavorativa|experiência|experiência profissional|werkervaring|"
    "academic appointments|field experience|internship|industrial training|employment record|"
    "career record|professional record|training experience|industry experience|job history|sales experience",
    Section.PROJECTS: "projects|project|side projects|selected work|selected works|case studies|portfolio|"
    "open source|open-source|open source contributions|things i have built|things i've built|projekte|projets|"
    "proyectos|progetti|projetos|projecten|key projects|campaigns|selected campaigns|selected assignments|"
    "project experience|project work|project highlights",
    Section.SKILLS: "skills|competencies|competences|competencies and skills|expertise|technologies|technology|tools|"
    "toolbox|tech stack|technology stack|areas of expertise|strengths|core strengths|technical proficiencies|"
    "proficiencies|what i know|what i work with|what i bring|know-how|kenntnisse|fähigkeiten|kompetenzen|"
    "fachkenntnisse|edv-kenntnisse|it-kenntnisse|compétences|compétences techniques|savoir-faire|competencias|"
    "habilidades|aptitudes|conocimientos|competenze|capacità|competências|vaardigheden|skill set|skillset|"
    "software|it skills|clinical skills|teaching skills|software skills|it|abilities|capabilities|specialities|"
    "specialties|toolkit",
    Section.EDUCATION: "education|academic background|academic qualifications|qualifications|academics|studies|"
    "education and training|training and education|training|schooling|university|degrees|where i studied|"
    "ausbildung|bildung|bildungsweg|studium|schulbildung|akademischer werdegang|formation|formations|études|"
    "formación|formación académica|educación|estudios|formazione|istruzione|istruzione e formazione|formação|"
    "educação|opleiding|opleidingen|education & training|educational background|academic history|academic record",
    Section.LANGUAGES: "languages|spoken languages|language skills|languages spoken|sprachen|sprachkenntnisse|langues|"
    "idiomas|lingue|línguas|talen|foreign languages",
    Section.OTHER: "certifications|certificates|certification|licences|licenses|licensure|licences and certifications|"
    "licenses & certifications|licenses and certifications|certifications and licences|professional registration|"
    "registrations|registration|awards|honours|honors|awards and honours|honors and awards|honors-awards|achievements|"
    "publications|research|patents|talks|conferences|presentations|volunteering|volunteer work|volunteer experience|"
    "voluntary work|voluntary experience|community|community involvement|interests|hobbies|hobbies and interests|"
    "interests and hobbies|activities|extracurricular activities|extracurriculars|memberships|affiliations|"
    "professional memberships|professional affiliations|references|referees|additional information|additional|other|"
    "miscellaneous|further information|personal|personal interests|courses|courses and certificates|coursework|"
    "professional development|continuing education|continuing professional development|further training|"
    "weiterbildung|weiterbildungen|zertifikate|ehrenamt|ehrenamtliches engagement|interessen|hobbys|referenzen|"
    "auszeichnungen|publikationen|bénévolat|centres d'intérêt|loisirs|certificaciones|voluntariado|intereses|"
    "referencias|certificazioni|interessi|volontariato|kwalificaties|leadership|recommendations|test scores|"
    "military service|declaration|engagement|sonstiges|premios|publicaciones|certificats|distinctions|top skills and "
    "endorsements|contact references|availability|driving licence|memberships and registrations|boards",
}
NOUNS: dict[str, Section] = {
    **dict.fromkeys(("summary", "profile", "objective", "statement"), Section.SUMMARY),
    **dict.fromkeys(("experience", "employment", "experiences", "berufserfahrung"), Section.EXPERIENCE),
    **dict.fromkeys(("projects", "projekte", "proyectos", "projets"), Section.PROJECTS),
    **dict.fromkeys(
        ("skills", "competencies", "competences", "expertise", "technologies", "kenntnisse", "compétences"),
        Section.SKILLS,
    ),
    **dict.fromkeys(("education", "ausbildung", "formation", "studies"), Section.EDUCATION),
    **dict.fromkeys(("certifications", "awards", "honours", "honors", "publications", "achievements"), Section.OTHER),
}
_MODIFIERS = """
work professional relevant selected technical key core and & of career my academic personal related other recent
previous prior current additional main notable major side independent engineering research teaching clinical
nursing sales management leadership commercial computer digital soft hard transferable industry practical job
brief detailed further computing design data software business general medical legal academy history background
knowledge tools languages abilities qualifications training interpersonal areas school university executive
freelance consulting volunteer military creative analytical marketing finance programming development top
berufliche technische fachliche und et y e i professionnelle professionnelles techniques laboral profesional
overview section highlights tech it international summary profile experience skills projects education
"""
MODIFIERS = frozenset(_MODIFIERS.split())
_KNOWN = {wording: section for section, text in WORDINGS.items() for wording in text.split("|")}
_EDGES = re.compile(r"^[\W_\d]+|[\W_]+$")
_SPACED = re.compile(r"^(?:\w ){3,}\w$")


def section_of(line: str) -> Section | None:
    """The section that this line heads; None: it is no heading."""
    if len(line) > MOST_CHARACTERS:
        return None
    words = " ".join(_EDGES.sub("", _joined(line.strip())).lower().replace("’", "'").split())
    if not words or words.count(" ") >= MOST_WORDS:
        return None
    if words in _KNOWN:
        return _KNOWN[words]
    if len(together := words.replace(" ", "")) >= LEAST_TORN and together in _KNOWN:  # torn by its letters' spacing
        return _KNOWN[together]
    parts = words.replace("/", " ").replace(",", " ").split()
    nouns = [NOUNS[part] for part in parts if part in NOUNS]
    if nouns and all(part in MODIFIERS or part in NOUNS for part in parts):
        return nouns[-1] if parts[-1] in NOUNS else nouns[0]
    return None


def _joined(line: str) -> str:
    """A heading that is spaced out letter by letter: "E X P E R I E N C E"; three spaces part its words."""
    parts = re.split(r"\s{2,}", line)
    if all(_SPACED.match(part) or len(part) == 1 for part in parts):
        return " ".join(part.replace(" ", "") for part in parts)
    return line
