"""Settings: environment, then `.env`, then what the host's secret store holds. Read and validated once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from core.errors import ConfigurationError

APP_FOLDER = Path(__file__).resolve().parent.parent
PROMPTS = APP_FOLDER / "prompts"
GROQ_WHISPER_MODELS = ("whisper-large-v3-turbo", "whisper-large-v3")
GROQ_VOICE_MODELS = ("canopylabs/orpheus-v1-english",)
TRANSCRIBERS = ("groq", "whisper-folder", "web-speech", "pocketsphinx")
ACCOUNTS = ("none", "local", "supabase")
TRANSPORTS = ("socket", "webrtc", "auto")
VOICES = ("groq", "gtts", "flite", "espeak")
MAX_JUDGEMENTS = 5  # of one answer; each is a request
PACKS = tuple(Path("prompts/packs") / name for name in ("large-tech", "start-up", "school-board"))
GROQ_MODELS = ("openai/gpt-oss-120b", "openai/gpt-oss-20b")


def _text_or_absent(value: object) -> object:
    return (value.strip() or None) if isinstance(value, str) else value


def _key(value: SecretStr | None) -> SecretStr | None:
    # Only such a text can stand in a header; anything else would fail there with the key in the message.
    if value is not None and not re.fullmatch(r"[\x21-\x7e]+", value.get_secret_value()):
        raise ValueError("must be one line of plain characters, without spaces")
    return value


def _address(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        valid = False
    if not valid:
        raise ValueError("must be an address that starts with http:// or https://")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("must be a bare address: no user, password, query or fragment")
    return value.rstrip("/")


def _groq_address(value: str | None) -> str | None:
    # The client adds this path itself; people copy the address with it.
    return value.removesuffix("/openai/v1") if value else value


def _names(value: object) -> object:
    """An ordered list, written "first, second" or as a list."""
    if isinstance(value, str):
        return tuple(name.strip() for name in value.split(",") if name.strip())
    return value


def _folder(value: Path) -> Path:
    folder = APP_FOLDER / value.expanduser()
    if folder.exists() and not folder.is_dir():
        raise ValueError("must be a folder")
    return folder


def _packs(names: object) -> object:
    """Folders, or the word none."""
    names = _names(names)
    return () if names == ("none",) else names


def _pack_folders(values: tuple[Path, ...]) -> tuple[Path, ...]:
    folders = tuple(APP_FOLDER / value.expanduser() for value in values)
    if not all((folder / "pack.toml").is_file() for folder in folders):
        raise ValueError("must be a list of folders with a pack.toml in each, or none")
    return folders


def _model_folder(value: Path | None) -> Path | None:
    if value is None:
        return None
    folder = APP_FOLDER / value.expanduser()
    if not folder.is_dir():
        raise ValueError("must be a folder with a model in it")
    return folder


def _wasm_file(value: Path | None) -> Path | None:
    if value is None:
        return None
    file = APP_FOLDER / value.expanduser()
    if not file.is_file():
        raise ValueError("must be a file: a WASI build of CPython")
    return file


def _aggressiveness(value: int) -> int:
    if not 0 <= value <= 3:
        raise ValueError("must be 0, 1, 2 or 3")
    return value


def _transport(value: str) -> str:
    if value not in TRANSPORTS:
        raise ValueError(f"must be one of {', '.join(TRANSPORTS)}")
    return value


def _accounts(value: str) -> str:
    if value not in ACCOUNTS:
        raise ValueError(f"must be one of {', '.join(ACCOUNTS)}")
    return value


def _log_style(value: str) -> str:
    if value not in ("json", "text"):
        raise ValueError("must be json or text")
    return value


def _prices(values: tuple[str, ...]) -> tuple[str, ...]:
    if not all(re.fullmatch(r"[^=\s]+=\d+(\.\d+)?/\d+(\.\d+)?", value) for value in values):
        raise ValueError("must be a list of model=in/out, in US dollars for a million tokens")
    return values


def _among(known: tuple[str, ...]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    def checked(names: tuple[str, ...]) -> tuple[str, ...]:
        if not set(names) <= set(known):
            raise ValueError(f"must be an ordered list of {', '.join(known)}")
        return names

    return checked


Absent = BeforeValidator(_text_or_absent)
Key = Annotated[SecretStr | None, Absent, AfterValidator(_key)]
Address = Annotated[str | None, Absent, AfterValidator(_address)]
Names = Annotated[tuple[str, ...], BeforeValidator(_names)]


class Settings(BaseSettings):
    """Field names are the keys in lower case. `repr` shows no secret."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        enable_decoding=False,
        env_file_encoding="utf-8-sig",
        hide_input_in_errors=True,
        validate_default=True,
    )

    groq_api_key: Key = None
    groq_base_url: Annotated[Address, AfterValidator(_groq_address)] = None
    groq_models: Names = GROQ_MODELS
    openai_base_url: Address = None
    openai_api_key: Key = None
    openai_model: Names = ()
    groq_vision_models: Names = ()
    openai_vision_model: Names = ()
    groq_whisper_models: Names = GROQ_WHISPER_MODELS
    groq_voice_models: Names = GROQ_VOICE_MODELS
    whisper_model_dir: Annotated[Path | None, Absent, AfterValidator(_model_folder)] = None
    rehearsal_transcribers: Annotated[Names, AfterValidator(_among(TRANSCRIBERS))] = TRANSCRIBERS
    rehearsal_voices: Annotated[Names, AfterValidator(_among(VOICES))] = VOICES
    voice_aggressiveness: Annotated[int, AfterValidator(_aggressiveness)] = 2
    rehearsal_voice_transport: Annotated[str, AfterValidator(_transport)] = "auto"
    turn_urls: Names = ()
    turn_username: Annotated[str | None, Absent] = None
    turn_password: Key = None
    cloudflare_turn_key_id: Annotated[str | None, Absent] = None
    cloudflare_turn_api_token: Key = None
    twilio_account_sid: Annotated[str | None, Absent] = None
    twilio_auth_token: Key = None
    hf_token: Key = None
    supabase_url: Address = None
    supabase_anon_key: Key = None
    judge0_url: Address = None
    judge0_token: Key = None
    piston_url: Address = None
    rehearsal_python_wasm: Annotated[Path | None, Absent, AfterValidator(_wasm_file)] = None
    rehearsal_judgements: Annotated[int, Field(ge=1, le=MAX_JUDGEMENTS)] = 3
    rehearsal_accounts: Annotated[str, AfterValidator(_accounts)] = "none"
    rehearsal_metrics_token: Key = None
    rehearsal_logs: Annotated[str, AfterValidator(_log_style)] = "json"
    rehearsal_prices: Annotated[Names, AfterValidator(_prices)] = ()
    rehearsal_packs: Annotated[tuple[Path, ...], BeforeValidator(_packs), AfterValidator(_pack_folders)] = PACKS
    rehearsal_data_dir: Annotated[Path, AfterValidator(_folder)] = Path(".data")

    @model_validator(mode="before")
    @classmethod
    def _drop_blanks(cls, values: dict[str, Any]) -> dict[str, Any]:
        """A blank value is as good as none: the default stands."""
        return {name: value for name, value in values.items() if not (isinstance(value, str) and not value.strip(" ,"))}

    @model_validator(mode="after")
    def _database_is_whole(self) -> Self:
        if self.supabase_url and not self.supabase_anon_key:
            raise ValueError("SUPABASE_ANON_KEY: is missing, and SUPABASE_URL is set")
        if self.supabase_anon_key and not self.supabase_url:
            raise ValueError("SUPABASE_URL: is missing, and SUPABASE_ANON_KEY is set")
        if self.rehearsal_accounts == "supabase" and not self.supabase_url:
            raise ValueError("SUPABASE_URL: is missing, and REHEARSAL_ACCOUNTS is supabase")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, dotenv_settings, init_settings


def load(secrets: Mapping[str, object] | None = None, *, cwd: Path | None = None, app: Path = APP_FOLDER) -> Settings:
    """`secrets` is what the host keeps (for example `st.secrets`): the environment and `.env` go before it.
    Raises ConfigurationError: one line naming each key at fault, never a value."""
    # Tables and other shapes belong to somebody else, as do keys that are not in the list.
    known = {
        k.lower(): v for k, v in (secrets or {}).items() if isinstance(v, str) and k.lower() in Settings.model_fields
    }
    try:
        return Settings(_env_file=_env_files(cwd or Path.cwd(), app), **known)  # type: ignore[arg-type]
    except ValidationError as error:
        raise ConfigurationError("; ".join(_fault(detail) for detail in error.errors())) from None
    except (UnicodeError, OSError) as error:
        raise ConfigurationError(f".env: cannot be read as UTF-8 text ({type(error).__name__})") from None


def _env_files(cwd: Path, app: Path) -> tuple[Path, ...]:
    """Later files win: the one beside app.py, then the nearest from the working directory upwards."""
    nearest = next((f for folder in (cwd, *cwd.parents) if (f := folder / ".env").is_file()), None)
    return tuple(file for file in (app / ".env", nearest) if file)


def _fault(detail: Mapping[str, Any]) -> str:
    """Never the value: only the key, and the rule it breaks."""
    reason = str(detail["ctx"]["error"]) if detail["type"] == "value_error" else "cannot be read"
    return f"{str(detail['loc'][0]).upper()}: {reason}" if detail["loc"] else reason
