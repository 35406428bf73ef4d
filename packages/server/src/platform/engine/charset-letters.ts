/**
 * Letters beyond ASCII of the languages that an encoding of one byte a character was made for, the frequent first: what a text must be
 * made of when it was written in that encoding. From the frequency counts that textbooks of the languages give; the order matters
 * little, the set decides.
 */
const latin = {
  western: ['éèàêçùûôîâëïœ', 'üäöß', 'óáíéñúü¿¡ºª', 'ãçéáêóõíúâàô', 'àèéìòù', 'äöåé', 'åøæéö', 'ðþáíóúéöæý', 'éëïèö'],
  central: ['áíéěščřžýůúóťďň', 'áíéšľčžťýúôäňďóĺŕ', 'łąęóżśćńź', 'áéöóőüíúű', 'ăîşţâșț', 'čšžćđ', 'ëç'],
  turkish: ['ışğüöçâîû'],
  baltic: ['õäöüšž', 'āīēšūņļķģčžō', 'ėšžųįąūčę'],
  vietnamese: ['đươăâêô\u0301\u0300\u0323\u0303\u0309áàéèíóòúùýã'],
};

const cyrillic = [
  'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  'оаиінвертсклдмупягьзбчйхїжєшюцщфґ',
  'аеоинтрсвлдкпмъзуябгчцжщшхйфюь',
];
const greek = ['αοιετσνηυρπκμλωςγθδχφβάέίόήύώζξψϊϋΐΰ'];
const hebrew = ['יוהלארתבמשנעםדקחפטכגצסזןךץף'];
const arabic = ['اليمنروتبهعدسفةكقحأجشطىصخذإضزثئظغءؤآ،؟'];
const thai = ['านรอกเงคมยลวดทสตะปบคหแจพชขใไโผถศธณภซฉฝฟฐ่้ิีัุู็์ำึื'];

/** An encoding of one byte a character and the letters of each language that it serves. */
export type SingleByte = {
  readonly encoding: string;
  readonly languages: readonly string[];
  readonly isLatin: boolean;
};

const of = (encoding: string, languages: readonly string[], isLatin: boolean): SingleByte => ({
  encoding,
  languages,
  isLatin,
});

/** Encodings of one byte that are tried, in the order in which they win a tie. */
export const singleByteEncodings: readonly SingleByte[] = [
  of('windows-1252', latin.western, true),
  of('windows-1251', cyrillic, false),
  of('windows-1250', latin.central, true),
  of('iso-8859-2', latin.central, true),
  of('koi8-r', cyrillic, false),
  of('koi8-u', cyrillic, false),
  of('iso-8859-5', cyrillic, false),
  of('ibm866', cyrillic, false),
  of('windows-1254', latin.turkish, true),
  of('windows-1257', latin.baltic, true),
  of('iso-8859-13', latin.baltic, true),
  of('windows-1253', greek, false),
  of('iso-8859-7', greek, false),
  of('windows-1255', hebrew, false),
  of('iso-8859-8', hebrew, false),
  of('windows-1256', arabic, false),
  of('iso-8859-6', arabic, false),
  of('windows-874', thai, false),
  of('windows-1258', latin.vietnamese, true),
  of('macintosh', latin.western, true),
];
