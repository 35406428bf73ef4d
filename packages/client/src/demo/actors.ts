import { join } from 'node:path';
import type { Api } from '../api/api.ts';
import { createKeyFile, type SigningKey } from '../local/key.ts';
import { demand } from './stage.ts';
import type { Story, StoryMember, StoryPerson, StoryRegion } from './story.ts';

/** A member who acts: signed in, with a key of its own that never leaves its file. */
export type Member = {
  readonly organisationId: string;
  readonly api: Api;
  readonly keyId: string;
  readonly key: SigningKey;
};

/** One line of logins.json. */
export type Login = {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
};

/** Everybody on the stage. */
export type Actors = {
  readonly members: Readonly<Record<keyof Story['members'], Member>>;
  /** The exchange manager who keeps the provider's region. */
  readonly operator: Api;
  /** The exchange manager of a region, by its division code. */
  readonly operatorOf: (region: string) => Api;
  readonly auditor: Api;
  readonly logins: readonly Login[];
};

/** What the demo sets people's passwords to: shown openly, for a demo is no secret. */
export const demoPassword = 'corridor-demo-2026';

const newPerson = (person: StoryPerson) => ({
  email: person.email,
  name: person.nameZh,
  password: demoPassword,
  roles: person.roles,
});

const signIn = async (api: Api, person: StoryPerson): Promise<{ api: Api; login: Login }> => {
  const body = { email: person.email, password: demoPassword };
  const session = await demand(api.call<{ token: string }>('POST', '/api/v1/sessions', { body }));
  const made = await demand(
    api.as(session.token).call<{ token: string }>('POST', '/api/v1/tokens', {
      body: { name: 'demo', scopes: ['read', 'write'], days: 30 },
    }),
  );
  const { email, role } = person;
  const name = `${person.nameZh} ${person.nameEn}`;
  return { api: api.as(made.token), login: { name, role, email, password: demoPassword, token: made.token } };
};

const openRegions = async (api: Api, story: Story, setupCode: string): Promise<Login[]> => {
  const bodyOf = ({ code, nameZh, nameEn, operator, people }: StoryRegion) => ({
    region: { code, nameZh, nameEn },
    operator,
    people: people.map(newPerson),
  });
  const [first, ...others] = story.regions;
  await demand(api.call('POST', '/api/v1/setup', { body: { ...bodyOf(first), code: setupCode } }));
  const system = first.people.find((person) => person.roles.includes('systemAdmin')) ?? first.people[0];
  if (system === undefined) return [];
  const admin = await signIn(api, system);
  for (const region of others) await demand(admin.api.call('POST', '/api/v1/regions', { body: bodyOf(region) }));
  return [admin.login];
};

const applyAll = async (api: Api, members: readonly StoryMember[]): Promise<Map<StoryMember, string>> => {
  const ids = new Map<StoryMember, string>();
  for (const { person, ...member } of members) {
    const { email, nameZh: name } = person;
    const body = { ...member, person: { email, name, password: demoPassword } };
    const applied = await demand(api.call<{ id: string }>('POST', '/api/v1/organisations', { body }));
    const original = members.find((each) => each.creditCode === member.creditCode);
    if (original !== undefined) ids.set(original, applied.id);
  }
  return ids;
};

/** The region's exchange manager verifies a member. */
const verify = (operator: Api, organisationId: string): Promise<unknown> => {
  const body = { decision: 'verified', reason: '营业执照与经办人身份已核验 / licence and person checked' };
  return demand(operator.call('POST', `/api/v1/organisations/${organisationId}/decision`, { body }));
};

/** Admits somebody to try the portal with: signed in, without a key, which the portal makes. */
export const admitVisitor = async (
  api: Api,
  member: StoryMember,
  operator: Api,
): Promise<{ readonly api: Api; readonly login: Login }> => {
  const ids = await applyAll(api, [member]);
  await verify(operator, ids.get(member) ?? '');
  return signIn(api, member.person);
};

const admit = async (api: Api, member: StoryMember, organisationId: string, dir: string) => {
  const { api: own, login } = await signIn(api, member.person);
  const key = await createKeyFile(join(dir, `${member.person.email}.key.pem`));
  const registered = await demand(
    own.call<{ id: string }>('POST', '/api/v1/keys', { body: { publicKey: key.publicKey } }),
  );
  return { member: { organisationId, api: own, keyId: registered.id, key }, login };
};

/** Opens the regions, admits the members, and lets each make its own key on its own side. */
export const gatherActors = async (api: Api, story: Story, setupCode: string, dir: string): Promise<Actors> => {
  const logins = await openRegions(api, story, setupCode);
  const staff = await Promise.all(
    story.regions.map(async (region) => ({
      region: region.code,
      people: await Promise.all(
        region.people
          .filter((person) => !person.roles.includes('systemAdmin'))
          .map(async (person) => ({ person, ...(await signIn(api, person)) })),
      ),
    })),
  );
  const staffWith = (region: string, role: string): Api => {
    const found = staff
      .find((each) => each.region === region)
      ?.people.find(({ person }) => person.roles.includes(role));
    if (found === undefined) throw new Error(`the story has no ${role} in ${region}`);
    return found.api;
  };
  const names = Object.keys(story.members) as (keyof Story['members'])[];
  const ids = await applyAll(api, Object.values(story.members));
  for (const [member, id] of ids) {
    await verify(staffWith(member.region, 'exchangeManager'), id);
  }
  const joined = await Promise.all(
    names.map(async (name) => {
      const member = story.members[name];
      return [name, await admit(api, member, ids.get(member) ?? '', dir)] as const;
    }),
  );
  const home = story.regions[0].code;
  return {
    members: Object.fromEntries(joined.map(([name, { member }]) => [name, member])) as Actors['members'],
    operator: staffWith(home, 'exchangeManager'),
    operatorOf: (region) => staffWith(region, 'exchangeManager'),
    auditor: staffWith(home, 'auditor'),
    logins: [
      ...logins,
      ...staff.flatMap(({ people }) => people.map(({ login }) => login)),
      ...joined.map(([, j]) => j.login),
    ],
  };
};
