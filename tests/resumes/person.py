"""What a made résumé says; its truth follows from it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Job:
    title: str
    organisation: str
    dates: str  # as written
    start: str | None  # as meant: "2019-03"
    end: str | None  # or "present"
    points: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Study:
    degree: str
    institution: str
    dates: str
    start: str | None
    end: str | None


@dataclass(frozen=True)
class Person:
    name: str
    email: str
    phone: str
    place: str
    links: tuple[str, ...] = ()
    headline: str = ""
    summary: str = ""
    jobs: tuple[Job, ...] = ()
    studies: tuple[Study, ...] = ()
    skills: tuple[tuple[str, tuple[str, ...]], ...] = ()  # by group; "" has no label
    projects: tuple[tuple[str, str], ...] = ()
    languages: str = ""
    extra: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())

    @property
    def all_skills(self) -> list[str]:
        return [skill for _, group in self.skills for skill in group]

    def truth(self) -> dict:
        said = {
            "contact": {"name": self.name, "email": self.email, "phone": self.phone, "place": self.place,
                        "links": list(self.links)},
            "experience": [{"title": j.title, "organisation": j.organisation, "start": j.start, "end": j.end}
                           for j in self.jobs],
            "education": [{"degree": s.degree, "institution": s.institution, "start": s.start, "end": s.end}
                          for s in self.studies],
            "skills": self.all_skills,
            "projects": [name for name, _ in self.projects],
        }  # fmt: skip
        said["contact"] = {key: value for key, value in said["contact"].items() if value}
        return said
