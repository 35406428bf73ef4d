/** Quotes a name for DuckDB. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Quotes a text constant for DuckDB. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
