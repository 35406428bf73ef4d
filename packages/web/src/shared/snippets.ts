/** Tools that we show how to read with. */
export const readingTools = ['pandas', 'spark', 'duckdb', 'powerbi', 'curl'] as const;

/** One of them. */
export type ReadingTool = (typeof readingTools)[number];

/** What a snippet needs to know: the platform's address, the profile file as it was saved, the agreement where there is one. */
export type SnippetFacts = {
  readonly origin: string;
  readonly profile: string;
  /** Stands as `AGREEMENT` until there is one. */
  readonly agreementId?: string;
};

const client = `client = delta_sharing.SharingClient(profile)
table = client.list_all_tables()[0]
url = f"{profile}#{table.share}.{table.schema}.{table.name}"`;

const writers: Readonly<Record<ReadingTool, (facts: Required<SnippetFacts>) => string>> = {
  pandas: ({ profile }) => `# pip install delta-sharing
import delta_sharing

profile = "${profile}"
${client}
df = delta_sharing.load_as_pandas(url)
print(df.shape)`,
  spark: ({ profile }) => `# spark-submit --packages io.delta:delta-sharing-spark_2.12:3.3.2
import delta_sharing

profile = "${profile}"
${client}
df = spark.read.format("deltaSharing").load(url)
df.printSchema()`,
  duckdb: ({ profile }) => `# pip install delta-sharing duckdb
import delta_sharing, duckdb

profile = "${profile}"
${client}
data = delta_sharing.load_as_pandas(url)
duckdb.sql("SELECT count(*) FROM data").show()`,
  powerbi: ({ origin }) => `// Get data → Delta Sharing. Server: the endpoint of your profile; token: its bearerToken.
let
  Source = DeltaSharing.Contents("${origin}/delta-sharing/", null)
in
  Source`,
  curl: ({ origin, profile, agreementId }) => `# Which tables the profile opens
TOKEN=$(python3 -c 'import json; print(json.load(open("${profile}"))["bearerToken"])')
curl -H "Authorization: Bearer $TOKEN" ${origin}/delta-sharing/shares

# Or the whole as one file, with an API token of your own
curl -H "Authorization: Bearer ct_…" -o data.parquet \\
  "${origin}/api/v1/agreements/${agreementId}/download?format=parquet"`,
};

/** A snippet that reads an agreement's data, complete as it stands. */
export const snippetOf = (tool: ReadingTool, { agreementId = 'AGREEMENT', ...facts }: SnippetFacts): string =>
  writers[tool]({ ...facts, agreementId });
