import os

import pytest

from core.errors import ConfigurationError
from core.settings import APP_FOLDER, GROQ_MODELS, Settings, load

SECRET = "gsk_planted0123456789"


@pytest.fixture
def folders(tmp_path):
    """(working directory three levels down, folder of app.py)"""
    cwd, app = tmp_path / "a/b/c", tmp_path / "app"
    cwd.mkdir(parents=True)
    app.mkdir()
    return cwd, app


def test_without_anything_the_defaults_stand(folders):
    settings = load(cwd=folders[0], app=folders[1])
    assert settings.groq_api_key is None and settings.openai_base_url is None and settings.supabase_url is None
    assert settings.groq_models == GROQ_MODELS
    assert settings.rehearsal_data_dir == APP_FOLDER / ".data"


def test_the_environment_goes_before_env_file_goes_before_secrets(folders, monkeypatch):
    cwd, app = folders
    monkeypatch.setenv("GROQ_API_KEY", "from-environment")
    (cwd / ".env").write_text("GROQ_API_KEY=from-file\nOPENAI_API_KEY=from-file\n")
    secrets = dict.fromkeys(("GROQ_API_KEY", "OPENAI_API_KEY", "SUPABASE_ANON_KEY"), "from-secrets")
    settings = load({**secrets, "SUPABASE_URL": "https://x.supabase.co"}, cwd=cwd, app=app)
    keys = (settings.groq_api_key, settings.openai_api_key, settings.supabase_anon_key)
    assert [key.get_secret_value() for key in keys if key] == ["from-environment", "from-file", "from-secrets"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_env_file_is_found_upwards_with_or_without_bom(folders, encoding):
    cwd, app = folders
    (cwd.parent.parent / ".env").write_text("GROQ_MODELS = first, second ,\n", encoding=encoding)
    assert load(cwd=cwd, app=app).groq_models == ("first", "second")


def test_env_file_beside_the_app_fills_what_the_nearest_leaves_open(folders):
    cwd, app = folders
    (cwd / ".env").write_text("GROQ_MODELS=near\n")
    (app / ".env").write_text("GROQ_MODELS=app\nOPENAI_MODEL=llama\n")
    settings = load(cwd=cwd, app=app)
    assert (settings.groq_models, settings.openai_model) == (("near",), ("llama",))


@pytest.mark.parametrize("blank", ["", "   ", "''", ","])
def test_a_blank_counts_as_absent(folders, blank):
    cwd, app = folders
    keys = (
        ("GROQ_API_KEY", "GROQ_MODELS", "OPENAI_BASE_URL", "REHEARSAL_DATA_DIR") if blank != "," else ("GROQ_MODELS",)
    )
    (cwd / ".env").write_text("".join(f"{key}={blank}\n" for key in keys))
    assert load(cwd=cwd, app=app) == load(cwd=app, app=app)


def test_a_blank_in_the_environment_lets_the_file_speak(folders, monkeypatch):
    cwd, app = folders
    monkeypatch.setenv("GROQ_API_KEY", "")
    (cwd / ".env").write_text("GROQ_API_KEY=from-file\n")
    key = load(cwd=cwd, app=app).groq_api_key
    assert key and key.get_secret_value() == "from-file"


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("GROQ_API_KEY", SECRET + " x", "GROQ_API_KEY: must be one line of plain characters, without spaces"),
        ("OPENAI_API_KEY", SECRET + "“", "OPENAI_API_KEY: must be one line of plain characters, without spaces"),
        ("OPENAI_BASE_URL", SECRET, "OPENAI_BASE_URL: must be an address that starts with http:// or https://"),
        ("GROQ_BASE_URL", "http://[::1", "GROQ_BASE_URL: must be an address that starts with http:// or https://"),
        (
            "GROQ_BASE_URL",
            "https://host:99999",
            "GROQ_BASE_URL: must be an address that starts with http:// or https://",
        ),
        (
            "OPENAI_BASE_URL",
            f"https://me:{SECRET}@host",
            "OPENAI_BASE_URL: must be a bare address: no user, password, query or fragment",
        ),
        ("SUPABASE_ANON_KEY", SECRET, "SUPABASE_URL: is missing, and SUPABASE_ANON_KEY is set"),
        ("SUPABASE_URL", "https://x.co", "SUPABASE_ANON_KEY: is missing, and SUPABASE_URL is set"),
        ("REHEARSAL_DATA_DIR", __file__, "REHEARSAL_DATA_DIR: must be a folder"),
        ("REHEARSAL_JUDGEMENTS", "0", "REHEARSAL_JUDGEMENTS: cannot be read"),
        ("REHEARSAL_JUDGEMENTS", "many", "REHEARSAL_JUDGEMENTS: cannot be read"),
        ("WHISPER_MODEL_DIR", "/no/such/folder", "WHISPER_MODEL_DIR: must be a folder with a model in it"),
        ("REHEARSAL_PYTHON_WASM", "/no/such.wasm", "REHEARSAL_PYTHON_WASM: must be a file: a WASI build of CPython"),
        ("VOICE_AGGRESSIVENESS", "47", "VOICE_AGGRESSIVENESS: must be 0, 1, 2 or 3"),
        (
            "REHEARSAL_VOICES",
            "flite, somebody",
            "REHEARSAL_VOICES: must be an ordered list of groq, gtts, flite, espeak",
        ),
    ],
)
def test_a_bad_value_is_one_line_naming_the_key_never_the_value(folders, monkeypatch, key, value, line):
    monkeypatch.setenv(key, value)
    with pytest.raises(ConfigurationError) as caught:
        load(cwd=folders[0], app=folders[1])
    assert str(caught.value) == line
    assert value not in line and caught.value.__cause__ is None


def test_two_bad_values_are_both_named_in_one_line(folders):
    with pytest.raises(ConfigurationError, match=r"^GROQ_BASE_URL: [^\n]+; OPENAI_BASE_URL: [^\n]+$"):
        load({"GROQ_BASE_URL": "x", "OPENAI_BASE_URL": "y"}, cwd=folders[0], app=folders[1])


def test_a_file_that_is_not_utf8_is_named(folders):
    (folders[0] / ".env").write_bytes("GROQ_API_KEY=é".encode("utf-16"))
    with pytest.raises(ConfigurationError, match=r"^\.env: cannot be read"):
        load(cwd=folders[0], app=folders[1])


def test_secrets_of_others_are_left_alone(folders):
    settings = load({"connections": {"x": 1}, "GROQ_API_KEY": SECRET, "count": 3}, cwd=folders[0], app=folders[1])
    assert settings.groq_api_key


def test_nothing_shows_a_secret(folders):
    secrets = {
        "GROQ_API_KEY": SECRET,
        "OPENAI_API_KEY": SECRET,
        "SUPABASE_ANON_KEY": SECRET,
        "SUPABASE_URL": "https://x.co",
    }
    settings = load(secrets, cwd=folders[0], app=folders[1])
    for shown in (repr(settings), str(settings), str(settings.model_dump()), settings.model_dump_json()):
        assert SECRET not in shown


def test_settings_do_not_change():
    with pytest.raises(ValueError, match="frozen"):
        Settings().groq_models = ("other",)


def test_the_address_of_groq_may_be_copied_with_its_path(folders):
    settings = load({"GROQ_BASE_URL": "http://localhost:9/openai/v1/"}, cwd=folders[0], app=folders[1])
    assert settings.groq_base_url == "http://localhost:9"


def test_tests_know_no_key_of_the_person_who_runs_them():
    assert not [key for key in os.environ if key.lower() in Settings.model_fields]
