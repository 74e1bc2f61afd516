"""Models that are not embedded: from the Hugging Face hub or a folder, by sentence-transformers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import ModelError


def sentence_transformer(name: str, *, local: bool) -> Any:
    """The SentenceTransformer of that name. local: it is a folder here.

    Raises ModelError, one line, where it cannot be loaded.
    """
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


def prompt(model: Any) -> str:
    """What the model wants before a text that is compared with its like.

    E5 says "query: " on both sides for symmetric tasks (Wang et al. 2024, model card).
    """
    prompts: dict[str, str] = getattr(model, "prompts", None) or {}
    default = getattr(model, "default_prompt_name", None)
    if prompts.get("query", "").startswith("query:"):
        return prompts.get(default or "query", "")
    return prompts.get(default or "", "")


def fingerprint(name: str, model: Any) -> str:
    """Tells apart models that share a name: the hub's commit, or a folder's newest change."""
    config = getattr(getattr(model[0], "auto_model", None), "config", None)
    commit = getattr(config, "_commit_hash", None)
    if commit:
        return f"{name}@{commit}"
    folder = Path(name)
    stamps = [f"{p.name}:{p.stat().st_size}:{p.stat().st_mtime_ns}" for p in folder.rglob("*.*")]
    return f"{folder.name}@{hashlib.sha256(' '.join(sorted(stamps)).encode()).hexdigest()[:12]}"


def cached() -> Iterator[tuple[str, Path]]:
    """(name, folder) of the sentence-transformers models that the Hugging Face cache holds."""
    home = Path(os.environ.get("HF_HOME") or Path("~/.cache/huggingface").expanduser())
    hub = Path(os.environ.get("HF_HUB_CACHE") or home / "hub")
    for modules in sorted(hub.glob("models--*/snapshots/*/modules.json")):
        folder = modules.parent
        yield folder.parent.parent.name.removeprefix("models--").replace("--", "/"), folder


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
