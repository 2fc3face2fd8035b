"""A line in each script for which there is a face: set, read back word for word, valid."""

from pathlib import Path

import pytest
from msgspec import structs

from convert.glyphs import missing_glyphs
from convert.model import Article, Emphasis, Heading, Paragraph, Span, Strong, Text
from convert.prove import prove
from convert.render import render
from convert.render.scripts import bringing
from convert.settings import Settings
from convert.write.pdf import write
from tests.editions.validators import pdf_complaints
from tests.made import brief

pytestmark = pytest.mark.editions

LINES = {
    "ar": "الميناء مفتوح اليوم، هكذا قال المحافظ في 12 مايو 2019 (صباحًا).",
    "fa": "بندر امروز باز است؛ شهردار گفت: «۱۲ کشتی می‌آید».",
    "ur": "بندرگاہ آج کھلی ہے، میئر نے کہا کہ ٹھیک ہے۔",
    "ps": "د ښار بندر نن پرانیستی دی، ښاروال وویل چې هر څوک دې خپل کار جوړ کړي۔",
    "he": "הנמל פתוח היום, כך אמר ראש העיר ב־12 במאי (בבוקר).",
    "zh": "港口今天开放，市长说：“很好”。二〇一九年五月十二日，他又去了一次。",
    "zh-Hant": "港口今天開放，市長說：「很好」。他又去了一次。",
    "ja": "港は今日も開いている、と市長は「約束」した。カモメも見えるだろう。",
    "ko": "항구는 오늘 열려 있다고 시장이 말했다.",
    "hi": "बंदरगाह आज खुला है, और महापौर ने यह कहा कि स्थिति ठीक है।",
    "bn": "বন্দর আজ খোলা আছে, মেয়র এই কথা বলেছেন।",
    "pa": "ਬੰਦਰਗਾਹ ਅੱਜ ਖੁੱਲ੍ਹੀ ਹੈ।",
    "gu": "બંદર આજે ખુલ્લું છે, મેયરે કહ્યું.",
    "ta": "துறைமுகம் இன்று திறந்திருக்கிறது, மேயர் சொன்னார்.",
    "te": "ఓడరేవు ఈరోజు తెరిచి ఉంది.",
    "kn": "ಬಂದರು ಇಂದು ತೆರೆದಿದೆ ಎಂದು ಮೇಯರ್ ಹೇಳಿದರು.",
    "ml": "തുറമുഖം ഇന്ന് തുറന്നിരിക്കുന്നു.",
    "si": "වරාය අද විවෘතයි, නගරාධිපති කීවේය.",
    "th": "ท่าเรือเปิดวันนี้ และนายกเทศมนตรีพูดเช่นนั้นเมื่อเช้า",
    "lo": "ທ່າເຮືອເປີດມື້ນີ້",
    "km": "កំពង់ផែបើកថ្ងៃនេះ អភិបាលក្រុងបាននិយាយ",
    "my": "ဆိပ်ကမ်း ယနေ့ ဖွင့်သည်။",
    "ka": "ნავსადგური დღეს ღიაა, თქვა მერმა.",
    "hy": "Նավահանգիստը այսօր բաց է։",
    "am": "ወደቡ ዛሬ ክፍት ነው፣ ከንቲባው ተናገሩ።",
    "bo": "གྲུ་ཁ་དེ་རིང་ཕྱེ་ཡོད།",
    "el": "Το λιμάνι είναι ανοιχτό σήμερα, είπε ο δήμαρχος: «ΐ και ΰ».",
    "ru": "Порт сегодня открыт, сказал мэр: «всё в порядке».",
    "uk": "Порт сьогодні відкритий, ґанок і їжа — теж.",
    "vi": "Cảng mở cửa hôm nay, thị trưởng nói; mọi người đều vui vẻ.",
    "pl": "Port jest dziś otwarty, powiedział burmistrz: „źdźbło, żółć, gęś”.",
    "tr": "Liman bugün açık, dedi başkan; ışık, ğ ve İstanbul.",
}
"""Languages and a line in each."""
WHOLE = Span(0, 1)


def line(language: str) -> Article:
    """Return an article whose title, heading and text are a line in *language*, stressed words among it."""
    words = LINES[language]
    made = brief()
    first, _, rest = words.partition(" ")
    stressed = (
        Strong((Text(first, WHOLE),), WHOLE),
        Text(f" {rest} ", WHOLE),
        Emphasis((Text(words, WHOLE),), WHOLE),
    )
    return structs.replace(
        made,
        language=language,
        head=structs.replace(made.head, title=(Text(words, WHOLE),)),
        body=(
            *made.body[:2],
            Heading(1, (Text(words, WHOLE),), WHOLE),
            Paragraph((Text(f"{words} " * 8, WHOLE),), WHOLE),
            Paragraph(stressed, WHOLE),
            *made.body[2:],
        ),
    )


@pytest.mark.parametrize("language", LINES)
def test_a_line_is_set_read_back_and_valid(language: str, tmp_path: Path) -> None:
    article = line(language)
    rendering = render(article, "pdf", Settings())
    faces = [face.path for face in rendering.faces]
    missing = missing_glyphs(article, faces, lambda character: bringing(character, language))
    if missing:
        pytest.skip(f"{missing[0].sentence}: {missing[0].remedy}")
    content = write(rendering).content
    assert prove(article, rendering, content) == ()
    path = tmp_path / f"{language}.pdf"
    path.write_bytes(content)
    assert pdf_complaints(path) == []
    assert write(rendering).content == content
