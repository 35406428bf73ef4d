/** A world for the authorisation matrix: two regions, one person a role in each organisation, and one of each object. */

import type { Api } from '@corridor/client';
import { invariant, ok, type Role } from '#kernel';
import { systemClock } from '#platform/clock';
import { newId, systemRandom } from '#platform/random';
import { systemActor } from '#platform/system';
import { nobodysHash, secretHash } from '../../src/identity/passwords.ts';
import { insertPerson, putMembership } from '../../src/identity/store.ts';
import { insertToken } from '../../src/identity/store-access.ts';
import { must, setUpRegion, signInAs, startTestPlatform, type TestPlatform, testPassword } from './platform.ts';
import { joinMarket, type Trader } from './world-deals.ts';
import { fingerprintOf } from './world-fingerprint.ts';
import { makeObjects, type Objects } from './world-objects.ts';

/** The first region, whose operator is at home with Alpha's and Gamma's objects, and another one. */
export const homeRegion = '110000';
export const otherRegion = '120000';

const memberRoles = ['manager', 'provider', 'buyer', 'thirdParty', 'clerk'] as const;
const staffRoles = [
  'manager',
  'clerk',
  'exchangeManager',
  'auditor',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;

/** Who is there: Alpha owns the objects, Gamma is the other side of its deal, Beta and the other operator are strangers. */
const cast = {
  alpha: memberRoles,
  beta: memberRoles,
  gamma: memberRoles,
  home: staffRoles,
  other: staffRoles,
  applicant: ['manager'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type OrganisationName = keyof typeof cast;

/** A person with one role in one organisation: `alpha.buyer`. */
export type Persona = {
  readonly name: string;
  readonly organisation: OrganisationName;
  readonly role: Role;
  readonly personId: string;
  readonly api: Api;
};

/** The world. */
export type World = TestPlatform & {
  readonly personas: readonly Persona[];
  readonly objects: Objects;
  /** A hash of every row of every table, and every blob; but for what a mere call may touch. */
  fingerprint(): Promise<ReadonlyMap<string, string>>;
};

const system = systemActor('test.world');

/** A person straight into the register with a token, for signing in has its own tests and costs a slow hash each time. */
const addPersona = async (
  { platform, api }: TestPlatform,
  { organisation, organisationId, role }: { organisation: OrganisationName; organisationId: string; role: Role },
): Promise<Persona> => {
  const secret = `ct_${newId('tok', systemClock.now(), systemRandom)}`;
  const name = `${organisation}.${role}`;
  const added = await platform.kit.db.transact(system, async (tx) => {
    const personId = tx.newId('psn');
    await insertPerson(tx, { id: personId, email: `${name}@persona.example`, name, passwordHash: nobodysHash });
    await putMembership(tx, personId, organisationId, [role]);
    await insertToken(tx, {
      ...{ id: tx.newId('tok'), name, secret_sha256: secretHash(secret), person_id: personId },
      ...{ organisation_id: organisationId, scopes: ['read', 'write'] },
      expires_at: new Date(tx.now.getTime() + 86_400_000),
    });
    return ok(personId);
  });
  invariant(added.ok, 'a persona is added');
  return { name, organisation, role, personId: added.value, api: api.as(secret) };
};

const openOtherRegion = async ({ api }: TestPlatform): Promise<string> => {
  const admin = await signInAs(api, `system@op${homeRegion}.example`);
  const email = `exchange@op${otherRegion}.example`;
  const body = {
    region: { code: otherRegion, nameZh: '另一区域', nameEn: 'Other region' },
    operator: { name: '另一运营方', nameEn: 'Other operator' },
    people: [{ email, name: 'other', password: testPassword, roles: ['exchangeManager'] }],
  };
  return (await must(admin.call<{ operatorId: string }>('POST', '/api/v1/regions', { body }))).operatorId;
};

const applyOnly = async ({ api }: TestPlatform): Promise<string> => {
  const body = {
    ...{ name: 'Applicant', nameEn: 'Applicant', region: homeRegion, marketRoles: ['buyer'] },
    person: { email: 'applicant@member.example', name: 'Applicant', password: testPassword },
  };
  return (await must(api.call<{ id: string }>('POST', '/api/v1/organisations', { body }))).id;
};

const gather = async (world: TestPlatform) => {
  await setUpRegion(world, homeRegion);
  const join = (name: string): Promise<Trader> =>
    joinMarket(world, { name, marketRoles: ['provider', 'buyer', 'thirdParty'], region: homeRegion });
  const [alpha, beta, gamma, other, applicant] = await Promise.all([
    join('Alpha'),
    join('Beta'),
    join('Gamma'),
    openOtherRegion(world),
    applyOnly(world),
  ]);
  const regions = await must(world.api.call<{ items: { operatorId: string }[] }>('GET', '/api/v1/regions'));
  const home = regions.items.map(({ operatorId }) => operatorId).find((id) => id !== other) ?? '';
  return {
    traders: { alpha, beta, gamma },
    ids: { alpha: alpha.id, beta: beta.id, gamma: gamma.id, home, other, applicant },
  };
};

/** Makes the world; it ends with the test process. */
export const makeWorld = async (): Promise<World> => {
  const platform = await startTestPlatform();
  const { traders, ids } = await gather(platform);
  const personas: Persona[] = [];
  for (const [organisation, roles] of Object.entries(cast) as [OrganisationName, readonly Role[]][]) {
    for (const role of roles) {
      const persona = await addPersona(platform, { organisation, organisationId: ids[organisation], role });
      personas.push(persona);
    }
  }
  const objects = await makeObjects({ platform, traders, ids, personas });
  return { ...platform, personas, objects, fingerprint: () => fingerprintOf(platform.platform) };
};
