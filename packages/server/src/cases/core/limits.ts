/** Limits of definitions and of what is sent to a case. Each is several times the largest of the region's real programmes. */

/** States and transitions of a type: more than fits one page of a diagram nobody oversees. */
export const statesMax = 60;
/** See `statesMax`. */
export const transitionsMax = 200;
/** Clocks of a type. */
export const clocksMax = 20;
/** Decision tables of a type, their columns and their rules. */
export const tablesMax = 20;
/** See `tablesMax`. */
export const columnsMax = 20;
/** See `tablesMax`. */
export const rulesMax = 300;
/** Documents that are asked for, things that are scored, effects of one step. */
export const itemsMax = 60;
/** Conditions side by side; how deep they go is the parser's `depthMax`. */
export const conditionsMax = 40;
/** Factors of a formula: an amount, a rate, a share and a few more. */
export const factorsMax = 6;
/** Characters of a name that programs use, of a label, and of a text that explains. */
export const keyLengthMax = 60;
/** See `keyLengthMax`. */
export const labelLengthMax = 300;
/** See `keyLengthMax`. */
export const textLengthMax = 2_000;
/** Characters of a path into the facts. */
export const pathLengthMax = 200;
/** A form's schema as canonical JSON, bytes, and the schemas inside each other. */
export const schemaBytesMax = 64 * 1024;
/** See `schemaBytesMax`. */
export const schemaDepthMax = 12;
/** Fields of one form that have words. */
export const fieldsMax = 200;
/** What comes with one step as canonical JSON, bytes: long answers, no files. */
export const payloadBytesMax = 64 * 1024;
/** Values inside values of a payload. */
export const payloadDepthMax = 10;
/** Characters of a comment or message. */
export const commentLengthMax = 4_000;
/** Events of one case. A busy one has a few dozen; beyond this somebody's program runs wild. */
export const eventsMax = 5_000;
/** Documents supplied to one case. */
export const suppliedMax = 300;
/** Bytes of one document, as the blob store says: 200 MiB. */
export const materialBytesMax = 200 * 1024 * 1024;
/** Faults that are told at once; a file of another kind has thousands. */
export const faultsMax = 100;
/** Highest count of working days, calendar days or hours of a clock: ten years of hours. */
export const clockAmountMax = 87_600;
