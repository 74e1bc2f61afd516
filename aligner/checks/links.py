"""Where a text leads to: addresses of the web and of e-mail, mentions, relative links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from aligner.things import Thing
from corpus.model import Span
from corpus.scripts import HAN
from corpus.spans import blanked

#: An address may hold Chinese where something tells its end; elsewhere the sentence goes on.
_URL = re.compile(
    r"(?<=\]\()(?:https?|ftp)://(?:[^\s()<>]|\([^\s()<>]{0,200}\)){1,2000}(?=[\s)])"
    r"|(?<=<)(?:https?|ftp)://[^\s<>]{1,2000}(?=>)"
    r"|(?<==[\"'])(?:https?|ftp)://[^\s<>\"']{1,2000}(?=[\"'])"
    # AsciiDoc's https://example.org[text] ends at the bracket.
    rf"|(?:https?|ftp)://(?:\[[0-9A-Fa-f:.]{{2,50}}\])?[!-;=?-Z\\-~]{{1,2000}}(?:(?<=/)[{HAN}]{{1,30}}(?=[\s)）]|$))?"
    r"|(?<![A-Za-z0-9_.@/])www\.[!-~]{1,500}",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
#: example.com/x without a scheme: a firm's name, too, which is translated; no package of Java.
_SITE = re.compile(
    r"(?<![A-Za-z0-9_.@/#-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?:com|org|net|io|dev|edu|gov|cn|app)"
    r"(?![A-Za-z0-9_@-]|\.[A-Za-z])(?:/[A-Za-z0-9_./?=&%~+-]{0,300})?"
)
_MENTION = re.compile(r"(?<![A-Za-z0-9_.@/`-])@[A-Za-z0-9][A-Za-z0-9_-]{1,38}(?![A-Za-z0-9_@/(-])")
#: Somebody's page: [@heron](https://github.com/heron).
_PROFILE = re.compile(
    r"\[\*{0,2}@(?P<name>[A-Za-z0-9][A-Za-z0-9_-]{0,38})\*{0,2}\]"
    r"\((?P<url>https?://(?:www\.)?(?:github|gitlab|gitee|twitter|x)\.com/(?P=name))/?\)",
    re.IGNORECASE,
)
#: The destination of a link in Markdown or HTML, not of an image.
_LINK = re.compile(
    r"(?:(?P<image>!)?\[(?P<label>[^\[\]\n]{0,200}))?\]\((?P<markdown>[^()\s]{1,500})(?=[\s)])"
    r"|\shref=[\"'](?P<html>[^\"'\s<>]{1,500})[\"'](?:[^<>]{0,200}>(?P<inner>[^<>]{0,20}))?"
)
#: A cross reference in AsciiDoc to another file: <<guide#start,text>>.
_CROSS = re.compile(r"<<(?P<to>(?P<file>[\w./-]{1,200})#[\w.:/-]{0,200})(?=,|>>)", re.ASCII)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:|//|www\.")
#: A link to the text in another language leads to another place on either side.
_TONGUE = re.compile(
    "\\b(?:english|chinese|en|zh|cn)\\b|[中英华華日][文语語]|[简繁簡][体體]|日本語", re.IGNORECASE
)
_LANGUAGE = re.compile(
    r"(?:^|(?<=[/.=]))(?:en|zh|cn)(?:[-_](?:us|gb|cn|tw|hk|hans|hant|sg))?(?=[/.&?]|$)",
    re.IGNORECASE,
)
_REGION = r"(?:[-_](?:us|gb|cn|tw|hk|hans|hant))?"
_SUFFIX = r"\.(?:mdx?|markdown|html?|rst|txt|adoc|pdf|php|aspx?)$"
#: The same in the name of a file: guide_zh-cn, guide_zh-cn.html.
_LOCALE = re.compile(rf"(?:^|[-_.])(?:en|zh|cn|chs|cht|english|chinese){_REGION}$")
_LOCALISED = re.compile(rf"[-_.](?:en|zh|cn|chs|cht){_REGION}(?={_SUFFIX})")
#: The Chinese branch of a firm's site: google.cn, apple.com.cn.
_BRANCH = re.compile(r"^([^/]+?)\.(?:com\.(?:cn|hk|tw|sg)|cn)(?=[:/]|$)")
#: An encyclopedia has its pages in one kind of Chinese where others have the wiki.
_WIKI = re.compile(r"(?<=wikipedia\.org/)wiki/")
#: The same site under its old name.
_OLD_NAME = re.compile(r"^twitter\.com(?=[:/]|$)")
_EXTENSION = re.compile(_SUFFIX)
_FILE = re.compile(r"[\w .-]{1,100}", re.ASCII)
_INDEX = frozenset(("", "index", "readme", "_index"))


def addresses(text: str) -> Iterator[Thing]:
    """Web and e-mail addresses and mentions; language codes and anchors do not count."""
    taken: list[Span] = []
    for match in _URL.finditer(text):
        url = _trimmed(match[0])
        span = Span(match.start(), match.start() + len(url))
        taken.append(span)
        yield Thing(_key(url), url, span)
    if "@" not in text and "." not in text:
        return
    rest = blanked(text, taken)
    for match in _EMAIL.finditer(rest):
        yield Thing(match[0].lower().rstrip("."), match[0], Span(*match.span()))
    for match in _SITE.finditer(rest):
        site = match[0].rstrip(".?")
        span = Span(match.start(), match.start() + len(site))
        yield Thing(_key(site), site, span, "site")
    for match in _MENTION.finditer(rest):
        yield Thing(match[0].lower(), match[0], Span(*match.span()), "mention")


def profiles(text: str) -> Iterator[Thing]:
    """Addresses of the pages of those that are mentioned, by the mention."""
    if "[" in text and "@" in text:
        for match in _PROFILE.finditer(text):
            yield Thing(
                f"@{match['name'].lower()}", match["url"], Span(*match.span("url")), "mention"
            )


def _key(url: str) -> str:
    address = _BRANCH.sub(r"\1.com", url.lower().split("#")[0].split("://")[-1])
    key = unquote(_LANGUAGE.sub("", _LOCALISED.sub("", _WIKI.sub("", address))))
    key = re.sub("/{2,}", "/", key.removeprefix("www.").replace("..", ".")).strip("/.")
    return _OLD_NAME.sub("x.com", key)


def key_of(to: str) -> str:
    """What an address or the destination of a link is compared by, "" where that cannot be
    told."""
    return _key(to) if _ABSOLUTE.match(to) else _page(to)


def _trimmed(url: str) -> str:
    """Without the punctuation of the sentence around it, and a stand-in such as <name>."""
    url = url.split("&lt;")[0]
    while url and (
        url[-1] in ".,;:!?'\"]>*_`}" or (url[-1] == ")" and url.count(")") > url.count("("))
    ):
        url = url[:-1]
    return url


def destinations(text: str) -> Iterator[Thing]:
    """Relative destinations of links, by the name of the file.

    One that cannot be told has an empty key: an anchor, which may be made from a heading, a name
    in Chinese or put in by a program, an image, the text in another language. A translation may do
    without the last two, and without what a program makes.
    """
    if "<<" in text:
        for match in _CROSS.finditer(text):
            yield Thing(_page(match["file"]), match["to"], Span(*match.span("to")), "link")
    if "](" not in text and "href" not in text:
        return
    for match in _LINK.finditer(text):
        group = "markdown" if match["markdown"] else "html"
        to = match[group]
        if not _ABSOLUTE.match(to):
            apart = (
                match["image"]
                or "{" in to
                or _TONGUE.search(match["label"] or match["inner"] or "")
            )
            span = Span(*match.span(group))
            yield Thing("", to, span, "possible") if apart else Thing(_page(to), to, span, "link")


def _page(to: str) -> str:
    """What a link leads to whatever the language, the folder and the kind of file; "" where
    that cannot be told."""
    path = re.split("[?#&]", unquote(to).lower())[0]
    names = [_LOCALE.sub("", _EXTENSION.sub("", name)) for name in path.split("/")]
    name = next((name for name in reversed(names) if name.strip(".") not in _INDEX), "")
    return name.replace("_", "-") if _FILE.fullmatch(name) else ""
