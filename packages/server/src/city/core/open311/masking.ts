const mark = '***';

const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Seven digits and more, however they are grouped: telephone numbers, identity cards (whose last may be an X), bank cards. */
const digits = /(?:\+?\d[ -]?){6,}\d[Xx]?/g;

/** A text for everybody: what looks like somebody's number or address is taken out, for people write such things into free text. */
export const withoutNumbers = (text: string): string => text.replaceAll(address, mark).replaceAll(digits, mark);
