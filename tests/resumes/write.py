"""`python -m tests.resumes.write FOLDER first|unseen`: the made résumés with their truths, as files."""

import json
import sys
from pathlib import Path


def write(folder: Path, made) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, layout, person in made:
        (folder / name).write_bytes(layout(person))
        (folder / f"{name}.json").write_text(json.dumps(person.truth(), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[2] == "first":
        from tests.resumes.first_ten import TEN
    else:
        from tests.resumes.unseen_ten import TEN
    write(Path(sys.argv[1]), TEN)
