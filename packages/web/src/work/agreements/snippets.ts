/** Tools that read shared tables, in the order in which they are offered. */
export const tools = ['pandas', 'spark', 'duckdb', 'powerbi', 'curl'] as const;

/** A tool that reads shared tables. */
export type Tool = (typeof tools)[number];

/** A table as its share names it. */
export type SharedTable = {
  readonly endpoint: string;
  readonly share: string;
  /** The schema that every share here has. */
  readonly schema: string;
  readonly table: string;
  /** Name of the profile file. */
  readonly file: string;
};

const addressOf = ({ file, share, schema, table }: SharedTable): string => `${file}#${share}.${schema}.${table}`;

const inPython = (text: string): string => JSON.stringify(text);

const pathOf = ({ share, schema, table }: SharedTable): string =>
  `shares/${encodeURIComponent(share)}/schemas/${schema}/tables/${encodeURIComponent(table)}`;

/**
 * Code that runs as it stands beside the profile file: the Delta Sharing clients for Python and Spark (delta.io/sharing), DuckDB over
 * what pandas loaded, Power BI's connector, and the protocol's query call.
 */
export const snippetOf = (tool: Tool, table: SharedTable): string => {
  const address = inPython(addressOf(table));
  switch (tool) {
    case 'pandas':
      return `# pip install delta-sharing\nimport delta_sharing\n\ndf = delta_sharing.load_as_pandas(${address})\nprint(df.head())`;
    case 'spark':
      return `# pyspark --packages io.delta:delta-sharing-spark_2.12:3.2.0\ndf = spark.read.format("deltaSharing").load(${address})\ndf.show()`;
    case 'duckdb':
      return `# pip install delta-sharing duckdb\nimport delta_sharing, duckdb\n\ndf = delta_sharing.load_as_pandas(${address})\nprint(duckdb.sql("SELECT count(*) FROM df"))`;
    case 'powerbi':
      return `Get Data > Delta Sharing\nServer URL:   ${table.endpoint}\nBearer Token: ${table.file} > bearerToken\nTable:        ${table.share} > ${table.schema} > ${table.table}`;
    case 'curl':
      return `TOKEN=$(jq -r .bearerToken ${table.file})\ncurl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\\n  -d '{"limitHint": 10}' \\\n  "${table.endpoint}${pathOf(table)}/query"`;
  }
};
