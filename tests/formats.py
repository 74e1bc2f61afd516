"""Files as the tools of the trade write them, about a ferry, written for these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import InputError
from corpus.model import Bitext
from corpus.readers import read


def save(folder: Path, content: str | bytes, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def fault(folder: Path, content: str | bytes, name: str) -> str:
    """What is said of a file that cannot be read, without the folder's name."""
    with pytest.raises(InputError) as caught:
        read(save(folder, content, name))
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{folder.as_posix()}/")


def rows(found: Bitext) -> list[tuple[str, str]]:
    """The texts of a bitext's pairs."""
    assert found.pairs is not None
    return [(pair.source_text, pair.target_text) for pair in found.pairs]


def protected(found: Bitext) -> list[list[str]]:
    """The protected stretches of each pair's source."""
    return [
        [pair.source_text[span.start : span.end] for span in pair.source_protected]
        for pair in found.pairs or ()
    ]


#: As OmegaT and Trados Studio export a memory.
TMX = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" segtype="sentence" srclang="EN-US"/>
  <body>
    <tu tuid="f-1">
      <tuv xml:lang="EN-US"><seg>The ferry leaves at <bpt i="1" type="bold">{\\b </bpt>nine<ept i="1">}</ept>.</seg></tuv>
      <tuv xml:lang="ZH-CN"><seg>渡船<bpt i="1" type="bold">{\\b </bpt>九点<ept i="1">}</ept>开。</seg></tuv>
    </tu>
    <tu changedate="20250301T090000Z">
      <prop type="x-file">tickets.html</prop>
      <tuv lang="EN"><seg>Welcome aboard, <ph x="1">%s</ph>!</seg></tuv>
      <tuv lang="FR"><seg>Bienvenue à bord, <ph x="1">%s</ph> !</seg></tuv>
      <tuv lang="ZH"><seg>欢迎登船，<ph x="1">%s</ph>！</seg></tuv>
    </tu>
    <tu><tuv xml:lang="en"><seg>No dogs on deck.</seg></tuv></tu>
  </body>
</tmx>
"""  # noqa: E501

XLIFF_12 = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="ferry.html" source-language="en" target-language="zh-CN" datatype="html">
    <body>
      <trans-unit id="1" resname="times">
        <source>The ferry leaves at <g id="1">nine</g>.</source>
        <target state="translated">渡船<g id="1">九点</g>开。</target>
        <alt-trans match-quality="80"><source>The ferry</source><target>船</target></alt-trans>
      </trans-unit>
      <group id="board">
        <trans-unit id="2">
          <source>Welcome aboard, <ph id="1">{name}</ph>!<x id="2"/></source>
          <target>欢迎登船，<ph id="1">{name}</ph>！<x id="2"/></target>
        </trans-unit>
        <trans-unit id="3"><source>No dogs on deck.</source><target state="new"/></trans-unit>
        <trans-unit id="4" translate="no"><source>FERRY-7</source></trans-unit>
      </group>
    </body>
  </file>
</xliff>
"""

XLIFF_21 = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="zh-CN">
  <file id="ferry.html">
    <unit id="u1">
      <originalData><data id="d1">&lt;b&gt;</data></originalData>
      <segment id="s1" state="translated">
        <source>The ferry leaves at <pc id="1">nine</pc>.</source>
        <target>渡船<pc id="1">九点</pc>开。</target>
      </segment>
      <ignorable><source> </source></ignorable>
      <segment id="s2">
        <source>Welcome aboard, {name}!<ph id="2" dataRef="d1"/></source>
        <target>欢迎登船，{name}！<ph id="2" dataRef="d1"/></target>
      </segment>
    </unit>
    <group id="g1">
      <unit id="u2"><segment><source>No dogs on deck.</source></segment></unit>
      <unit id="u3" translate="no"><segment><source>FERRY-7</source></segment></unit>
    </group>
  </file>
</xliff>
"""

#: As Trados Studio divides a unit into segments.
SDLXLIFF = """\
<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2"
  xmlns="urn:oasis:names:tc:xliff:document:1.2" sdl:version="1.0">
  <file original="ferry.docx" source-language="en-GB" target-language="zh-CN" datatype="x-sdl">
    <header><sdl:ref-files/></header>
    <body>
      <trans-unit id="t1">
        <source>The ferry leaves at <g id="1">nine</g>. Welcome aboard, {name}!<x id="2"/></source>
        <seg-source><mrk mtype="seg" mid="1">The ferry leaves at <g id="1">nine</g>.</mrk> \
<mrk mtype="seg" mid="2">Welcome aboard, {name}!<x id="2"/></mrk></seg-source>
        <target><mrk mtype="seg" mid="1">渡船<g id="1">九点</g>开。</mrk>\
<mrk mtype="seg" mid="2">欢迎登船，{name}！<x id="2"/></mrk></target>
        <sdl:seg-defs><sdl:seg id="1" conf="Translated"/></sdl:seg-defs>
      </trans-unit>
      <trans-unit id="t2"><source>No dogs on deck.</source></trans-unit>
      <trans-unit id="t3" translate="no"><source>FERRY-7</source></trans-unit>
    </body>
  </file>
</xliff>
"""

#: As Poedit and Weblate write a catalogue.
PO = """\
# Tickets for the ferry.
msgid ""
msgstr ""
"Language: zh_CN\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

#: src/board.c:12
#, c-format
msgid "Welcome aboard, %s!"
msgstr "欢迎登船，%s！"

#, c-format
msgctxt "harbour"
msgid "One ticket"
msgid_plural "%d tickets"
msgstr[0] "%d 张船票"

#, fuzzy
msgid ""
"The ferry leaves at nine and comes\\n"
"back at ten."
msgstr ""
"渡船九点开，\\n"
"十点回来。"

msgid "No dogs on deck."
msgstr ""

#~ msgid "Old pier"
#~ msgstr "旧码头"
"""

POT = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=CHARSET\\n"

#: src/board.c:12
msgid "Welcome aboard, %s!"
msgstr ""

msgid "No dogs on deck."
msgstr ""
"""
