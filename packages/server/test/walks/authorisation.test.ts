/**
 * Goal: nobody gets at a route or an object that is not theirs, and nobody learns that it exists. Method: every route of
 * the running platform × one person a role in six organisations and a visitor × own, foreign and guessed objects; the
 * expectation comes from the route's `access`, and what is refused must leave every row and blob as it was.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Route } from '#platform/http';
import {
  type Answer,
  complaint,
  guessAll,
  inParallel,
  nameOf,
  type Params,
  pathOf,
  type Row,
  send,
  type Verdict,
  verdictOf,
} from '../support/matrix.ts';
import { rows } from '../support/matrix-rows.ts';
import { makeWorld, type Persona, type World } from '../support/world.ts';

/** Calls at a time: enough to keep one process and its database busy. */
const width = 16;

type Entry = { readonly name: string; readonly route: Route; readonly row: Row };
type Case = Entry & { readonly persona: Persona | undefined; readonly verdict: Verdict };

let world: World;
let entries: readonly Entry[];
let cases: readonly Case[];

before(async () => {
  world = await makeWorld();
  entries = world.platform.routes.flatMap((route) => {
    const row = rows[nameOf(route)];
    return row === undefined ? [] : [{ name: nameOf(route), route, row }];
  });
  const everybody = [undefined, ...world.personas];
  cases = entries
    .filter(({ route }) => route.access.roles !== 'bearer')
    .flatMap((entry) =>
      everybody.map((persona) => ({ ...entry, persona, verdict: verdictOf(entry.route, entry.row, persona) })),
    );
});

const call = ({ route, row, persona }: Case, params: Params, { guessed = false } = {}): Promise<Answer> => {
  const carried = row.carry?.(world.objects) ?? {};
  const isBytes = carried.body instanceof Uint8Array;
  const address = { method: route.method, path: pathOf(route, guessed ? guessAll(params) : params) };
  return send(world.api.baseUrl, address, guessed && !isBytes ? guessAll(carried) : carried, persona?.api.token);
};

const own = ({ row }: Case): Params => row.path?.(world.objects) ?? {};

const labelOf = ({ name, persona }: Case): string => `${name} as ${persona?.name ?? 'a visitor'}`;

const checkAll = async (chosen: readonly Case[]): Promise<string[]> => {
  const found = await inParallel(chosen, width, async (one) => {
    const wrong = complaint(one.verdict, await call(one, own(one)));
    return wrong === undefined ? [] : [`${labelOf(one)}: ${wrong}`];
  });
  return found.flat();
};

/** Nothing may have changed while only refused calls were made. */
const changingNothing = async (work: () => Promise<string[]>): Promise<void> => {
  const before = await world.fingerprint();
  const complaints = await work();
  const after = await world.fingerprint();
  const changed = [...after].filter(([table, hash]) => before.get(table) !== hash).map(([table]) => table);
  assert.deepEqual([complaints, changed], [[], []]);
};

test('every route has a row, and every row a route', () => {
  const names = world.platform.routes.map(nameOf);
  assert.deepEqual(
    names.filter((name) => rows[name] === undefined),
    [],
    'routes without a row',
  );
  assert.deepEqual(
    Object.keys(rows).filter((name) => !names.includes(name)),
    [],
    'rows without a route',
  );
  const kinds = entries.filter(({ route, row }) => route.access.object !== undefined && row.path === undefined);
  assert.deepEqual(
    kinds.map(({ name }) => name),
    [],
    'routes with an object whose row names none',
  );
});

test('visitors are asked to sign in, and other roles are turned away', async () => {
  const turnsAway = ({ verdict, persona }: Case): boolean =>
    verdict === 'anonymous' || (verdict === 'role' && ['alpha', 'home'].includes(persona?.organisation ?? ''));
  const chosen = cases.filter(turnsAway);
  assert.ok(chosen.length > 600, `${chosen.length} calls`);
  await changingNothing(() => checkAll(chosen));
});

test('somebody else’s object is not there: the answer is the one for an id that nobody made', async () => {
  const chosen = cases.filter(({ verdict }) => verdict === 'hidden' || verdict === 'refused');
  assert.ok(chosen.length > 200, `${chosen.length} calls`);
  await changingNothing(async () => {
    const found = await inParallel(chosen, width, async (one) => {
      const foreign = await call(one, own(one));
      const guessed = await call(one, own(one), { guessed: true });
      const wrong = complaint(one.verdict, foreign) ?? complaint(one.verdict, guessed);
      if (wrong !== undefined) return [`${labelOf(one)}: ${wrong}`];
      const tells = foreign.status !== guessed.status || foreign.code !== guessed.code;
      return tells ? [`${labelOf(one)}: ${foreign.code} tells it from ${guessed.code}`] : [];
    });
    return found.flat();
  });
});

test('who is at home with an object is told that a guessed one is not there', async () => {
  const chosen = cases.filter(({ verdict, route }) => verdict === 'found' && route.access.object !== undefined);
  await changingNothing(async () => {
    const found = await inParallel(chosen, width, async (one) => {
      const wrong = complaint('hidden', await call(one, own(one), { guessed: true }));
      return wrong === undefined ? [] : [`${labelOf(one)}: ${wrong}`];
    });
    return found.flat();
  });
});

test('public routes show nothing that is not public', async () => {
  const chosen = cases.flatMap((one) => {
    const params = one.row.hidden?.(world.objects);
    return params === undefined ? [] : [{ one, params }];
  });
  assert.ok(chosen.length > 50, `${chosen.length} calls`);
  await changingNothing(async () => {
    const found = await inParallel(chosen, width, async ({ one, params }) => {
      const mayFind = one.row.mayFind?.includes(one.persona?.organisation ?? '') === true;
      const wrong = complaint(mayFind ? 'found' : 'hidden', await call(one, params));
      return wrong === undefined ? [] : [`${labelOf(one)}: ${wrong}`];
    });
    return found.flat();
  });
});

const bearer = (): readonly Entry[] => entries.filter(({ route }) => route.access.roles === 'bearer');
const isOpen311 = ({ route }: Entry): boolean => route.path.startsWith('/open311/');
const isFile = ({ route }: Entry): boolean => route.path.startsWith('/delta-sharing/files/');

const share = ({ route, row }: Entry, token?: string): Promise<Answer> =>
  send(
    world.api.baseUrl,
    { method: route.method, path: pathOf(route, row.path?.(world.objects) ?? {}) },
    row.carry?.(world.objects),
    token,
  );

test('the protocol’s calls need a token of exactly this agreement', async () => {
  const { share: own, shareOfBeta } = world.objects;
  const person = world.personas.find(({ name }) => name === 'gamma.buyer')?.api.token;
  const calls = bearer().filter((entry) => !isFile(entry) && !isOpen311(entry));
  assert.ok(calls.length >= 12);
  await changingNothing(async () => {
    const found = await inParallel(calls, width, async (entry) => {
      const without = [await share(entry), await share(entry, 'cdr_guessed'), await share(entry, person)];
      const foreign = await share(entry, shareOfBeta.token);
      const isList = !entry.route.path.includes('{share}');
      const foreignIsRight = isList
        ? foreign.status === 200 && !foreign.text.includes(`"${own.share}"`)
        : foreign.status === 404;
      const isRight = without.every(({ status }) => status === 401) && foreignIsRight;
      return isRight ? [] : [`${entry.name}: ${without.map(({ status }) => status)}, foreign ${foreign.status}`];
    });
    return found.flat();
  });
  for (const entry of calls) {
    const { status, text } = await share(entry, own.token);
    const isUnknownPoll = status === 404 && text.includes('delivery.query_unknown');
    assert.ok(isUnknownPoll || ![401, 403, 404, 500].includes(status), `${entry.name}: ${status} ${text}`);
  }
});

test('what Open311 changes needs a key, and a session or a share’s token is none', async () => {
  const person = world.personas.find(({ name }) => name === 'alpha.manager')?.api.token;
  const calls = bearer().filter(isOpen311);
  assert.ok(calls.length >= 2);
  await changingNothing(async () => {
    const found = await inParallel(calls, width, async (entry) => {
      const keys = [undefined, 'ct_guessed', person, world.objects.share.token];
      const answers = await Promise.all(keys.map((key) => share(entry, key)));
      const isRight = answers.every(({ status }) => status === 403);
      return isRight ? [] : [`${entry.name}: ${answers.map(({ status }) => status)}`];
    });
    return found.flat();
  });
});

test('a file’s address opens that file under that agreement, as it was signed, and nothing else', async () => {
  const { share: own, shareOfBeta } = world.objects;
  const [path = '', query = ''] = own.file.split('?');
  const [otherPath = '', otherQuery = ''] = shareOfBeta.file.split('?');
  const altered = query.replace(/s=(.)/, (_match, first: string) => `s=${first === 'A' ? 'B' : 'A'}`);
  const later = query.replace(/e=(\d+)/, (_match, at: string) => `e=${Number(at) + 1}`);
  const status = async (method: string, address: string): Promise<number> =>
    (await send(world.api.baseUrl, { method, path: address }, {}, own.token)).status;
  for (const method of bearer()
    .filter(isFile)
    .map(({ route }) => route.method)) {
    assert.equal(await status(method, own.file), 200);
    const wrong = [path, `${path}?${altered}`, `${path}?${later}`, `${path}?${otherQuery}`, `${otherPath}?${query}`];
    for (const address of wrong) assert.equal(await status(method, address), 403, `${method} ${address}`);
  }
});

/** One visitor and one person a role are enough where no object decides: some of these calls cost a slow hash. */
const speakers = ['beta.buyer', 'alpha.manager', 'alpha.provider', 'alpha.buyer', 'alpha.thirdParty'];

const speaks = ({ route, persona }: Case): boolean => {
  if (route.access.roles === 'anyone') return persona === undefined || persona.name === speakers[0];
  return persona?.organisation === 'home' || speakers.slice(1).includes(persona?.name ?? '');
};

test('who may call a route reaches it: everybody public ones, the entitled their own objects', async () => {
  const chosen = cases.filter((one) => one.verdict === 'found' || (one.verdict === 'open' && speaks(one)));
  const complaints = [
    ...(await checkAll(chosen.filter(({ row }) => row.ends !== true))),
    ...(await checkAll(chosen.filter(({ row }) => row.ends === true))),
  ];
  assert.deepEqual(complaints, []);
});
