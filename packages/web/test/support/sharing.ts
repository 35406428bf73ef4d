/** Reads by the Delta Sharing protocol with nothing but a profile file, as any tool does. */

/** What a profile file holds. */
export type Profile = { readonly endpoint: string; readonly bearerToken: string };

type Listed = { readonly items: readonly { readonly name: string; readonly share: string; readonly schema: string }[] };

/** Asks a path below the profile's endpoint. */
const ask = (profile: Profile, path: string, body?: object): Promise<Response> =>
  fetch(`${profile.endpoint.replace(/\/$/, '')}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${profile.bearerToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const list = async (profile: Profile, path: string): Promise<Listed['items']> => {
  const answer = await ask(profile, path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as Listed).items;
};

/** The path of the first table that the profile opens. */
export const firstTable = async (profile: Profile): Promise<string> => {
  const [share] = await list(profile, '/shares');
  const [table] = await list(profile, `/shares/${share?.name}/all-tables`);
  return `/shares/${table?.share}/schemas/${table?.schema}/tables/${table?.name}`;
};

type Line = { readonly file?: { readonly url: string; readonly stats?: string } };

/** Queries a table: the answer's status, and the rows of the files that it grants. */
export const queryTable = async (profile: Profile, table: string): Promise<{ status: number; rows: number }> => {
  const answer = await ask(profile, `${table}/query`, {});
  const text = await answer.text();
  if (!answer.ok) return { status: answer.status, rows: 0 };
  const files = text
    .trim()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as Line).file ?? []);
  const rows = files.map(({ stats }) => (JSON.parse(stats ?? '{}') as { numRecords?: number }).numRecords ?? 0);
  return { status: answer.status, rows: rows.reduce((sum, each) => sum + each, 0) };
};
