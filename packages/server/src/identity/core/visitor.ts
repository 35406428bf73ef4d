/** Browsers by what they say of themselves, the more special first: nearly all of them also claim to be Chrome or Safari. */
const browsers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bMicroMessenger\//, 'WeChat'],
  [/\bwxwork\//i, 'WeCom'],
  [/\bDingTalk\//i, 'DingTalk'],
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bQQBrowser\//, 'QQ Browser'],
  [/\b360(?:SE|EE)\b/, '360'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
  [/^(?:python|aiohttp|httpx)/i, 'Python'],
  [/^(?:node|undici)/i, 'Node.js'],
];

const systems: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bHarmonyOS\b|\bOpenHarmony\b/, 'HarmonyOS'],
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

const nameIn = (table: typeof browsers, text: string): string | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/** What somebody comes with, in two words (`Firefox · Windows`), from a User-Agent header; empty when it says nothing we know. */
export const deviceOf = (userAgent: string | undefined): string => {
  const text = (userAgent ?? '').slice(0, 500);
  return [nameIn(browsers, text), nameIn(systems, text)].filter((name) => name !== undefined).join(' · ');
};

/** An address shortened to its network, as data protection likes it: `192.0.2.*`, or the first three groups of an IPv6 one. */
export const networkOf = (address: string): string => {
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(address)?.[1];
  if (v4 !== undefined) return `${v4}.*`;
  const [head = ''] = address.split('::');
  const groups = head === '' ? ['0'] : head.split(':').slice(0, 3);
  return address === '' ? '' : `${groups.join(':')}::*`;
};
