"""Who thinks for the interviewer: what each provider is doing, and a way to try it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from core.domain.provider import Health, ProviderState
from core.errors import NotFound, ProviderError
from core.providers import ModelChain, model_of, provider_of

ROLE = "Questions and scoring"
BUILT_IN = ProviderState(
    "built-in",
    "Built-in interviewer",
    ROLE,
    Health.WORKING,
    "Always there: needs no key and no network, and takes over when others fail.",
)
OFFLINE = "Works offline, no key"


@dataclass(frozen=True, slots=True)
class Provider:
    """One that could be configured. `missing` says which settings it waits for."""

    name: str  # as its models' names begin
    title: str  # on screen
    missing: str


@dataclass(frozen=True, slots=True)
class Brains:
    chain: ModelChain
    providers: tuple[Provider, ...]

    def states(self) -> tuple[ProviderState, ...]:
        """In the order in which they are asked; the built-in interviewer is the last."""
        return (*(self._state(provider) for provider in self.providers), BUILT_IN)

    def test(self, name: str) -> ProviderState:
        """Asks the provider for a word, whatever was held against it before. Takes up to the time-out.
        Raises NotFound when there is no provider of this name."""
        if name == BUILT_IN.name:
            return BUILT_IN
        provider = next((provider for provider in self.providers if provider.name == name), None)
        if provider is None:
            raise NotFound(f"no provider is called {name!r}")
        with suppress(ProviderError):  # the record of health knows it, and the state is made from that
            self.chain.of(name).check()
        return self._state(provider)

    def label(self) -> str:
        """Who would answer now."""
        if not self.chain.names:
            return OFFLINE
        asked = provider_of(self.chain.name)
        return next((provider.title for provider in self.providers if provider.name == asked), "Built-in interviewer")

    def notices(self) -> tuple[str, ...]:
        """What the person who runs this should know, one sentence each."""
        retired = (name for name in self.chain.names if self.chain.health.condition(name).retired)
        return tuple(
            f"The model {model_of(name)} is no longer offered by its vendor; it is skipped." for name in retired
        )

    def _state(self, provider: Provider) -> ProviderState:
        names = [name for name in self.chain.names if provider_of(name) == provider.name]
        if not names:
            return ProviderState(provider.name, provider.title, ROLE, Health.MISSING, provider.missing)
        conditions = {name: self.chain.health.condition(name) for name in names}
        faults = [f"{model_of(n)}: {c.detail}" for n, c in conditions.items() if c.health is Health.FAILING]
        working = next((n for n, c in conditions.items() if c.health is Health.WORKING), None)
        if working:
            detail = "; ".join([model_of(working), *faults])
            return ProviderState(
                provider.name, provider.title, ROLE, Health.WORKING, detail, conditions[working].latency_ms
            )
        if faults:
            return ProviderState(provider.name, provider.title, ROLE, Health.FAILING, "; ".join(faults))
        return ProviderState(
            provider.name, provider.title, ROLE, Health.UNTRIED, ", ".join(model_of(name) for name in names)
        )
