"""Who thinks for the interviewer: what each provider is doing, and a way to try it."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.provider import Health, ProviderState
from core.errors import NotFound, ProviderError
from core.ports import Message
from core.providers import Condition, ModelChain, model_of, provider_of

ROLE = "Questions and scoring"
BUILT_IN = ProviderState(
    "built-in", ROLE, Health.WORKING, "Always there: needs no key and no network, and takes over when others fail."
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
        """Asks the provider for one word, whatever was held against it before. Takes up to the time-out.
        Raises NotFound when there is no provider of this name."""
        if name == BUILT_IN.name:
            return BUILT_IN
        provider = next((provider for provider in self.providers if provider.name == name), None)
        if provider is None:
            raise NotFound(f"no provider is called {name!r}")
        own = self.chain.of(name)
        for model in own.names:
            own.health.forgive(model)
        stream = own.stream([Message("user", "Reply with the one word: ready")], max_tokens=16)
        try:
            next(stream, None)
        except ProviderError:
            pass  # the record of health says so, and the state below is made from it
        finally:
            stream.close()
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
            return ProviderState(provider.name, ROLE, Health.MISSING, provider.missing)
        conditions = {name: self.chain.health.condition(name) for name in names}
        for health in (Health.WORKING, Health.UNTRIED):
            fit = next((name for name in names if conditions[name].health is health), None)
            if fit:
                others = [name for name in names if conditions[name].health is Health.FAILING]
                detail = "; ".join([model_of(fit), *(_fault(name, conditions[name]) for name in others)])
                return ProviderState(provider.name, ROLE, health, detail, conditions[fit].latency_ms)
        detail = "; ".join(_fault(name, conditions[name]) for name in names)
        return ProviderState(provider.name, ROLE, Health.FAILING, detail)


def _fault(name: str, condition: Condition) -> str:
    return f"{model_of(name)}: {condition.detail}"
