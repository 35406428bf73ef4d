/** Goal: the encoding of a text is told by its letters, and read. Method: the same sentences in the bytes of each encoding, made here from the platform's own tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapedCharset, guessCharset, guessUtf32 } from './charset.ts';
import { createDecoder } from './decoders.ts';

/** An encoding turned round: every sequence of one or two bytes is decoded once. */
const encoderOf = (encoding: string): ((text: string) => Buffer) => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]): void => {
    try {
      const char = decoder.decode(Uint8Array.from(bytes));
      if ([...char].length === 1 && !table.has(char)) table.set(char, bytes);
    } catch {
      // Not a character of this encoding.
    }
  };
  for (let a = 0; a < 0x100; a += 1) add(a);
  for (let a = 0x81; a < 0xff; a += 1) for (let b = 0x40; b < 0xff; b += 1) add(a, b);
  return (text) => Buffer.from([...text].flatMap((char) => table.get(char) ?? [0x3f]));
};

const sentences: Readonly<Record<string, string>> = {
  gb18030: '城市,空气质量\n北京市朝阳区,今天的空气质量良好\n天津市,数据来源于环境监测中心\n',
  big5: '城市,空氣品質\n臺北市,今天的空氣品質良好，適合外出\n高雄市,資料來源為環境監測中心\n',
  shift_jis: '都市,説明\n東京,きょうは空気がきれいです\n大阪,データはセンターから来ました\n',
  'euc-jp': '都市,説明\n東京,きょうは空気がきれいです\n大阪,データはセンターから来ました\n',
  'euc-kr': '도시,설명\n서울,오늘은 공기가 깨끗합니다\n부산,자료는 센터에서 왔습니다\n',
  'windows-1251': 'город,описание\nМосква,Сегодня воздух чистый и прозрачный\nТверь,Данные получены из центра\n',
  'koi8-r': 'город,описание\nМосква,Сегодня воздух чистый и прозрачный\nТверь,Данные получены из центра\n',
  'iso-8859-5': 'город,описание\nМосква,Сегодня воздух чистый и прозрачный\nТверь,Данные получены из центра\n',
  'windows-1250': 'město,popis\nPlzeň,Příliš žluťoučký kůň úpěl ďábelské ódy – dnes\n',
  'windows-1254': 'şehir,açıklama\nİzmir,Bugün hava çok güzel ve temiz değil – ışıklı\n',
  'windows-1257': 'pilsēta,apraksts\nRīga,Šodien gaiss ir tīrs – dati nāk no mūsu centra ķēdē\n',
};

test('each encoding is told by its letters and reads back', () => {
  for (const [encoding, text] of Object.entries(sentences)) {
    const bytes = encoderOf(encoding)(text);
    assert.equal(guessCharset(bytes), encoding);
    const decoder = createDecoder(encoding);
    assert.equal(decoder.decode(bytes) + decoder.decode(), text);
  }
});

test('a few letters tell nothing, signs as offices write them do', () => {
  assert.equal(guessCharset(Buffer.from('name\nM\xfcller\nK\xf6ln\n', 'latin1')), undefined);
  assert.equal(guessCharset(Buffer.from('item,cost\nchair,\xa35\n', 'latin1')), 'windows-1252');
});

test('UTF-32 without a mark and ISO-2022 by its escapes, wherever the chunks are cut', () => {
  const points = [...'城市,a\n北京,1\n'].map((char) => char.codePointAt(0) ?? 0);
  const bytes = Buffer.from(Uint32Array.from(points).buffer);
  assert.equal(guessUtf32(bytes), 'utf-32le');
  const wide = createDecoder('utf-32le');
  assert.equal(wide.decode(bytes.subarray(0, 7)) + wide.decode(bytes.subarray(7)) + wide.decode(), '城市,a\n北京,1\n');
  const korean = Buffer.from('\u001b$)C\u000e<-=:\u000f,1\n', 'latin1');
  assert.equal(escapedCharset(korean), 'iso-2022-kr');
  const shifted = createDecoder('iso-2022-kr');
  const text = shifted.decode(korean.subarray(0, 6)) + shifted.decode(korean.subarray(6)) + shifted.decode();
  assert.match(text, /^\p{Script=Hangul}{2},1\n$/u);
});
